import { useCallback, useState } from 'react'
import Taro from '@tarojs/taro'

export interface Draft<T> {
  value: T
  write(value: T): void
  /** Forgets what was kept; what is on the screen stays. */
  clear(): void
  /** Back to where it began. */
  reset(): void
  /** What is shown was typed on an earlier visit. */
  isRestored: boolean
}

/** A value that survives leaving the page and closing the program, until it is cleared. */
export function useDraft<T>(name: string, initial: T): Draft<T> {
  const key = `draft:${name}`
  const [{ value, isRestored }, setHeld] = useState(() => {
    const kept = Taro.getStorageSync<T | ''>(key)
    return kept === '' ? { value: initial, isRestored: false } : { value: kept, isRestored: true }
  })
  const write = useCallback(
    (next: T) => {
      setHeld((before) => ({ ...before, value: next }))
      Taro.setStorageSync(key, next)
    },
    [key],
  )
  const clear = useCallback(() => Taro.removeStorageSync(key), [key])
  const reset = () => {
    clear()
    setHeld({ value: initial, isRestored: false })
  }
  return { value, write, clear, reset, isRestored }
}
