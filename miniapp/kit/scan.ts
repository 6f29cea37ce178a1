import Taro from '@tarojs/taro'
import { CallFailure } from './call'
import { errMsgOf } from './errMsg'

/** What the camera reads from a code or, where only those are wanted, from the bars on a parcel; null when it was closed. */
export async function scanText(kind: 'any' | 'barCode' = 'any'): Promise<string | null> {
  try {
    const { result } = await Taro.scanCode(kind === 'any' ? {} : { scanType: ['barCode'] })
    return result
  } catch (thrown) {
    if (errMsgOf(thrown).includes('cancel')) return null
    throw new CallFailure({ code: 'NO_SCAN', text: '没能打开相机，请在微信设置里允许使用相机', next: 'retry' })
  }
}
