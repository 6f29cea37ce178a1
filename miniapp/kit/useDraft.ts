import { useCallback, useState } from 'react'
import Taro from '@tarojs/taro'

/** A value that survives leaving the page and closing the program, until `clear`. */
export function useDraft<T>(name: string, initial: T): [T, (value: T) => void, () => void] {
  const key = `draft:${name}`
  const [value, setValue] = useState<T>(() => Taro.getStorageSync<T>(key) || initial)
  const write = useCallback(
    (next: T) => {
      setValue(next)
      Taro.setStorageSync(key, next)
    },
    [key],
  )
  const clear = useCallback(() => Taro.removeStorageSync(key), [key])
  return [value, write, clear]
}
