import { useSyncExternalStore } from 'react'

/** One value that several pages show: whoever changes it changes all of them. */
export interface Held<T> {
  get(): T
  set(value: T): void
  /** For a component: drawn again when the value changes. */
  use(): T
}

/** A value that says the same as before changes nothing, so that nothing is painted anew. */
export function createHeld<T>(initial: T): Held<T> {
  const listeners = new Set<() => void>()
  let value = initial
  const get = () => value
  const subscribe = (listener: () => void) => {
    listeners.add(listener)
    return () => void listeners.delete(listener)
  }
  return {
    get,
    set: (next) => {
      if (JSON.stringify(next) === JSON.stringify(value)) return
      value = next
      listeners.forEach((tell) => tell())
    },
    use: () => useSyncExternalStore(subscribe, get),
  }
}
