import Taro from '@tarojs/taro'
import { carriers, trackingRule } from '../../../shared/carriers'
import type { Check } from '../../kit/useForm'

export const trackingNo: Check<string> = (typed) => (trackingRule.pattern.test(typed.trim()) ? null : trackingRule.text)

const carrierInStorage = 'carrier'

/** Most stores send with the same carrier as yesterday. */
export const usualCarrier = (): string => Taro.getStorageSync<string>(carrierInStorage) || carriers[0].code

export const rememberCarrier = (code: string): void => Taro.setStorageSync(carrierInStorage, code)
