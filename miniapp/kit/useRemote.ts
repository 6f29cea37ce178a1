import { useCallback, useEffect, useRef, useState } from 'react'
import Taro, { useDidHide, useDidShow, usePullDownRefresh } from '@tarojs/taro'
import { asFailure, passes, type CallFailure } from './call'
import { useVisible } from './useVisible'

interface Loaded {
  /** Loads again after something was changed: what is under way already may be from before. */
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
 * Answers what is there, how to put something newer in its place, and how to add to what is shown while newer things may
 * be under way.
 *
 * @param everySeconds repeats while the page is visible; null for once
 */
export function useRemote<T>(
  load: () => Promise<T>,
  everySeconds: (value: T) => number | null = () => null,
): [Remote<T>, (value: T) => void, (value: T) => void] {
  const [held, setHeld] = useState<Held<T>>({ failure: null })
  const isVisible = useVisible()
  const wanted = useRef(load)
  /** An answer counts while nothing else was asked for or put in its place. */
  const running = useRef<Running<T> | null>(null)

  const amend = useCallback((it: T) => setHeld({ value: { it, loadedAt: Date.now() }, failure: null }), [])
  const put = useCallback(
    (it: T) => {
      running.current = null
      amend(it)
    },
    [amend],
  )

  const look = useCallback(() => {
    if (running.current?.load === load) return running.current.done
    const isWanted = () => running.current === mine
    const take = (it: T) => {
      if (isWanted()) put(it)
    }
    const fail = (thrown: unknown) => {
      if (!isWanted()) return
      running.current = null
      setHeld((before) => ({ ...before, failure: asFailure(thrown) }))
    }
    const mine = { load, done: load().then(take, fail) }
    running.current = mine
    return mine.done
  }, [load, put])

  const reload = useCallback(async () => {
    if (running.current?.load === load) await running.current.done
    if (wanted.current === load) await look()
  }, [load, look])

  useEffect(() => {
    wanted.current = load
    void look()
  }, [load, look])
  const wasAway = useRef(false)
  useDidHide(() => void (wasAway.current = true))
  useDidShow(() => void (wasAway.current ? reload() : look())) // elsewhere something may have been changed
  usePullDownRefresh(() => void reload().finally(() => Taro.stopPullDownRefresh()))

  const seconds = pause(held, everySeconds)
  useEffect(() => {
    if (!isVisible || seconds === null) return undefined
    const timer = setTimeout(() => void look(), seconds * 1000)
    return () => clearTimeout(timer)
  }, [isVisible, seconds, look, held])

  return [remote(held, reload), put, amend]
}

function pause<T>({ value, failure }: Held<T>, everySeconds: (value: T) => number | null): number | null {
  if (failure && passes(failure)) return retrySeconds
  return value ? everySeconds(value.it) : null
}

function remote<T>({ value, failure }: Held<T>, reload: () => Promise<void>): Remote<T> {
  if (value) return { state: 'ready', value: value.it, loadedAt: value.loadedAt, stale: failure, reload }
  return failure ? { state: 'failed', failure, reload } : { state: 'loading', reload }
}
