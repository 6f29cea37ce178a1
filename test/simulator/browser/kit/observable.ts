import { useSyncExternalStore } from 'react'

/** A value that screens can watch. */
export interface Observable<T> {
  get(): T
  set(next: T): void
  change(part: Partial<T>): void
  watch(heard: () => void): () => void
}

export function observable<T>(initial: T): Observable<T> {
  let value = initial
  const watchers = new Set<() => void>()
  const set = (next: T) => {
    value = next
    for (const heard of [...watchers]) heard()
  }
  return {
    get: () => value,
    set,
    change: (part) => set({ ...value, ...part }),
    watch: (heard) => {
      watchers.add(heard)
      return () => watchers.delete(heard)
    },
  }
}

export const useObserved = <T>(source: Observable<T>): T => useSyncExternalStore(source.watch, source.get)
