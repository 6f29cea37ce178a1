import { useCallback, useEffect, useRef, useState } from 'react'
import Taro, { useDidShow, usePullDownRefresh } from '@tarojs/taro'
import { asFailure, passes, type CallFailure } from './call'
import { useVisible } from './useVisible'

interface Loaded {
  reload(): Promise<void>
}

/** What a page waits for: loading, ready or failed. Data that was once there stays while it is refreshed. */
export type Remote<T> =
  | (Loaded & { state: 'loading' })
  | (Loaded & { state: 'ready'; value: T; loadedAt: number; stale: CallFailure | null })
  | (Loaded & { state: 'failed'; failure: CallFailure })

interface Held<T> {
  value?: { it: T; loadedAt: number }
  failure: CallFailure | null
}

/** An answer to what was asked before is not what is wanted now. */
interface Running<T> {
  load: () => Promise<T>
  done: Promise<void>
}

/** How often a page tries by itself while there is no network, or while the server says to wait. */
const retrySeconds = 5

/**
 * Loads when the page opens and again whenever it comes back into view or is pulled down; tries by itself while there
 * is no network or the server says to wait.
 *
 * @param everySeconds repeats while the page is visible; null for once
 */
export function useRemote<T>(
  load: () => Promise<T>,
  everySeconds: (value: T) => number | null = () => null,
): [Remote<T>, (value: T) => void] {
  const [held, setHeld] = useState<Held<T>>({ failure: null })
  const isVisible = useVisible()
  const running = useRef<Running<T> | null>(null)

  const put = useCallback((it: T) => setHeld({ value: { it, loadedAt: Date.now() }, failure: null }), [])

  const reload = useCallback(() => {
    if (running.current?.load === load) return running.current.done
    const isWanted = () => running.current?.load === load
    const take = (it: T) => isWanted() && put(it)
    const fail = (thrown: unknown) => isWanted() && setHeld((before) => ({ ...before, failure: asFailure(thrown) }))
    const end = () => {
      if (isWanted()) running.current = null
    }
    const done = load().then(take, fail).then(end)
    running.current = { load, done }
    return done
  }, [load, put])

  useEffect(() => void reload(), [reload])
  useDidShow(() => void reload())
  usePullDownRefresh(() => void reload().finally(() => Taro.stopPullDownRefresh()))

  const seconds = pause(held, everySeconds)
  useEffect(() => {
    if (!isVisible || seconds === null) return undefined
    const timer = setTimeout(() => void reload(), seconds * 1000)
    return () => clearTimeout(timer)
  }, [isVisible, seconds, reload, held])

  return [remote(held, reload), put]
}

function pause<T>({ value, failure }: Held<T>, everySeconds: (value: T) => number | null): number | null {
  if (failure && passes(failure)) return retrySeconds
  return value ? everySeconds(value.it) : null
}

function remote<T>({ value, failure }: Held<T>, reload: () => Promise<void>): Remote<T> {
  if (value) return { state: 'ready', value: value.it, loadedAt: value.loadedAt, stale: failure, reload }
  return failure ? { state: 'failed', failure, reload } : { state: 'loading', reload }
}
