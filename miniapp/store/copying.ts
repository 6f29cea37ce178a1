import Taro from '@tarojs/taro'
import { copy } from '../kit/wechat'

/** Puts a number or an address where it can be pasted; where that is not allowed, a screenshot does as well. */
export const copyOrSay = (text: string): void =>
  void copy(text).catch(() => Taro.showToast({ title: '没能复制，请截图保存', icon: 'none' }))
