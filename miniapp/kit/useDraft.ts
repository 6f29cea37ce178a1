import { useCallback, useRef, useState } from 'react'
import Taro from '@tarojs/taro'

export interface Draft<T> {
  value: T
  /** What was written last, even if the screen does not show it yet: a slow phone is tapped faster than it paints. */
  latest(): T
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
  const [held, setHeld] = useState(() => begin(key, initial))
  const newest = useRef(held.value)

  const show = useCallback((value: T, isRestored: boolean) => {
    newest.current = value
    setHeld({ value, isRestored })
  }, [])
  const clear = useCallback(() => Taro.removeStorageSync(key), [key])

  return {
    ...held,
    latest: useCallback(() => newest.current, []),
    write: (value) => {
      show(value, held.isRestored)
      Taro.setStorageSync(key, value)
    },
    clear,
    reset: () => {
      clear()
      show(initial, false)
    },
  }
}

function begin<T>(key: string, initial: T): { value: T; isRestored: boolean } {
  const kept = Taro.getStorageSync<T | ''>(key)
  return kept === '' ? { value: initial, isRestored: false } : { value: kept, isRestored: true }
}
