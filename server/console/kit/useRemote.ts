import { useCallback, useEffect, useRef, useState } from 'react'
import { asFailure, type CallFailure } from '../call'

/** What a page waits for: loading, ready or failed. What was once there stays while it is loaded again. */
export type Remote<T> =
  | { state: 'loading' }
  | { state: 'ready'; value: T; stale: CallFailure | null }
  | { state: 'failed'; failure: CallFailure }

interface Held<T> {
  value: { it: T } | null
  failure: CallFailure | null
}

/**
 * Loads, and again every so many seconds while somebody looks at the page.
 *
 * @param load the same function as long as it means the same thing: `useCallback`
 * @param everySeconds null for what costs more than a look into our own rows
 */
export function useRemote<T>(load: () => Promise<T>, everySeconds: number | null): [Remote<T>, () => Promise<void>] {
  const [held, setHeld] = useState<Held<T>>({ value: null, failure: null })
  const newest = useRef(load)
  const asked = useRef(0)
  const answered = useRef(0)

  const reload = useCallback(async () => {
    newest.current = load
    const number = ++asked.current
    const put = (after: Partial<Held<T>>) => {
      // What was asked for before the page was narrowed in another way, or was overtaken by a later look, is not wanted.
      if (newest.current !== load || number < answered.current) return
      answered.current = number
      setHeld((before) => ({ ...before, ...after }))
    }
    await load().then(
      (it) => put({ value: { it }, failure: null }),
      (thrown: unknown) => put({ failure: asFailure(thrown) }),
    )
  }, [load])

  useEffect(() => void reload(), [reload])
  useEffect(() => {
    if (everySeconds === null) return undefined
    const look = () => document.visibilityState === 'visible' && void reload()
    const timer = setInterval(look, everySeconds * 1000)
    document.addEventListener('visibilitychange', look)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', look)
    }
  }, [reload, everySeconds])

  return [remoteOf(held), reload]
}

function remoteOf<T>({ value, failure }: Held<T>): Remote<T> {
  if (value) return { state: 'ready', value: value.it, stale: failure }
  if (failure) return { state: 'failed', failure }
  return { state: 'loading' }
}
