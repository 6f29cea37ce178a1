import Taro from '@tarojs/taro'

const storageKey = 'store'

/** The store in hand; empty until one was chosen. */
export const currentStoreKey = (): string => Taro.getStorageSync<string>(storageKey) || ''

export const takeStore = (key: string): void => Taro.setStorageSync(storageKey, key)

export const leaveStore = (): void => Taro.removeStorageSync(storageKey)
