import Taro from '@tarojs/taro'

/** Back to whoever waits for the address: over the list of addresses where the form was opened from it. */
export function leaveTo(isChosen: boolean): void {
  const [, before] = [...Taro.getCurrentPages()].reverse()
  const isFromList = before?.route === 'pages/addresses/index'
  void Taro.navigateBack({ delta: isChosen && isFromList ? 2 : 1 })
}
