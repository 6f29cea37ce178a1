import { useCallback, useRef } from 'react'
import Taro from '@tarojs/taro'
import type { AttemptView, NewAttemptView } from '../../../../shared/api/merchant/authorisation'
import type { AttemptState } from '../../../../shared/attempt'
import { newRequestKey } from '../../../kit/requestKey'
import { useRemote, type Remote } from '../../../kit/useRemote'
import { call } from '../../api'
import { currentStoreKey } from '../../currentStore'

export interface AuthoriseView {
  attempt: NewAttemptView
  storeName: string
}

const pollSeconds = 3
const isOver: Record<AttemptState, boolean> = {
  waiting: false,
  opened: false,
  settling: false,
  authorised: true,
  refused: true,
  cancelled: true,
  expired: true,
}

interface Attempt {
  view: Remote<AuthoriseView>
  /** Takes a new QR in place of this one. */
  renew(): void
  /** Shows what the server answered to something done here. */
  put(attempt: AttemptView): void
}

/**
 * The attempt of the store in hand, watched while the page is visible.
 *
 * Coming back to the page finds the same QR, because the key it was asked for with is kept until the attempt is over;
 * one that ran out of time is replaced without a word.
 */
export function useAttempt(): Attempt {
  const held = useRef<AuthoriseView | null>(null)

  const load = useCallback(async () => {
    const before = held.current
    const after = before ? { ...before, attempt: await look(before.attempt) } : await begin()
    if (held.current !== before) return after // a new one was asked for meanwhile
    held.current = after.attempt.state === 'expired' ? await begin() : after
    return held.current
  }, [])
  const [view, putView] = useRemote(load, ({ attempt }) => (isOver[attempt.state] ? null : pollSeconds))

  return {
    view,
    renew: () => {
      held.current = null
      void view.reload()
    },
    put: (attempt) => {
      if (!held.current) return
      held.current = { ...held.current, attempt: { ...held.current.attempt, ...attempt } }
      putView(held.current)
    },
  }
}

const look = async (attempt: NewAttemptView): Promise<NewAttemptView> => ({
  ...attempt,
  ...(await call('GET /attempts/:attemptId', { attemptId: attempt.id })),
})

async function begin(): Promise<AuthoriseView> {
  const [attempt, store] = await Promise.all([openAttempt(), call('GET /', {})])
  return { attempt, storeName: store.name }
}

async function openAttempt(): Promise<NewAttemptView> {
  const kept = await attemptOf(keptKey())
  if (!isOver[kept.state]) return kept
  forgetKey()
  return attemptOf(keptKey())
}

const attemptOf = (requestKey: string) => call('POST /attempts', { requestKey })

const storageKey = () => `attempt:${currentStoreKey()}`
const forgetKey = () => Taro.removeStorageSync(storageKey())

function keptKey(): string {
  const kept = Taro.getStorageSync<string>(storageKey()) || newRequestKey()
  Taro.setStorageSync(storageKey(), kept)
  return kept
}
