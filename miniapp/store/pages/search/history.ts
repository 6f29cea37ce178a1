import Taro from '@tarojs/taro'

const keyInStorage = 'searches'
const most = 12

/** What was looked for on this phone, the latest first. It goes nowhere else. */
export const pastSearches = (): string[] => Taro.getStorageSync<string[] | ''>(keyInStorage) || []

export function keepSearch(words: string): void {
  const others = pastSearches().filter((each) => each !== words)
  Taro.setStorageSync(keyInStorage, [words, ...others].slice(0, most))
}

export const forgetSearches = (): void => Taro.removeStorageSync(keyInStorage)
