import { useCallback, useRef, useState } from 'react'
import type { customerOrdersApi, OrderView } from '../../../../shared/api/customer/orders'
import type { RequestOf } from '../../../../shared/api/contract'
import { asFailure, type CallFailure } from '../../../kit/call'
import { useAction } from '../../../kit/useAction'
import { call } from '../../api'
import { forgetPlacingKey } from './placingKey'

export type NewOrder = RequestOf<(typeof customerOrdersApi)['POST /orders']>

const triesBySelf = 3
const pauseMs = 2000

const pause = () => new Promise((resolve) => setTimeout(resolve, pauseMs))

/** The same request, with the same key: placed once however often it arrives. */
async function insistently(request: NewOrder): Promise<OrderView> {
  for (let left = triesBySelf; ; left--) {
    try {
      return await call('POST /orders', request)
    } catch (thrown) {
      if (asFailure(thrown).code !== 'NO_ANSWER' || left === 1) throw thrown
      await pause()
    }
  }
}

interface Ends {
  onPlaced(order: OrderView): void
  /** Has the order quoted again, and comes back with the new quote. */
  onRefused(failure: CallFailure): Promise<void>
}

/**
 * Places an order. No answer is no refusal: what was sent is kept, and sent again as it was until something is known of
 * it, whatever the page shows meanwhile. A refusal is about the quote that followed it: a later one says itself what is in
 * the way.
 */
export function usePlacing(quotedAt: number, { onPlaced, onRefused }: Ends) {
  const unanswered = useRef<NewOrder | null>(null)
  const [refusedAt, setRefusedAt] = useState(Infinity)
  const place = useCallback(
    async (request: NewOrder) => {
      const sent = unanswered.current ?? request
      unanswered.current = sent
      try {
        const order = await insistently(sent)
        unanswered.current = null
        forgetPlacingKey()
        onPlaced(order)
      } catch (thrown) {
        const failure = asFailure(thrown)
        if (failure.code !== 'NO_ANSWER') {
          unanswered.current = null
          await onRefused(failure)
        }
        setRefusedAt(failure.code === 'NO_ANSWER' ? Infinity : Date.now())
        throw thrown
      }
    },
    [onPlaced, onRefused],
  )
  const placing = useAction(place)
  return { ...placing, failure: quotedAt > refusedAt ? null : placing.failure }
}
