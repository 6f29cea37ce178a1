import Taro from '@tarojs/taro'
import { bell } from './bell'

const offInStorage = 'isQuiet'

/** Whether new orders are heard. */
export const isQuiet = (): boolean => Taro.getStorageSync<boolean | ''>(offInStorage) === true

export const setQuiet = (isOn: boolean): void => Taro.setStorageSync(offInStorage, isOn)

/** 响铃: heard across a kitchen, felt in a pocket. */
export function ring(): void {
  void Taro.vibrateShort({ type: 'heavy', fail: () => undefined })
  if (!isQuiet()) play()
}

function play(): void {
  const filePath = `${Taro.env.USER_DATA_PATH}/bell.wav`
  const sound = () => {
    // a phone on silent lies on many counters
    void Taro.setInnerAudioOption({ obeyMuteSwitch: false, fail: () => undefined })
    const audio = Taro.createInnerAudioContext()
    audio.onEnded(() => audio.destroy())
    audio.onError(() => audio.destroy())
    audio.src = filePath
    audio.play()
  }
  Taro.getFileSystemManager().writeFile({ filePath, data: bell(), encoding: 'binary', success: sound })
}
