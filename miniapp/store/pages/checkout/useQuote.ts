import { useCallback, useEffect } from 'react'
import type { QuoteView } from '../../../../shared/api/customer/orders'
import type { OrderMethod } from '../../../../shared/order'
import { useRemote, type Remote } from '../../../kit/useRemote'
import { call } from '../../api'
import { mergeLocalLines } from '../../cart/cart'
import type { What } from './what'

export interface Wish {
  method: OrderMethod | null
  addressId: string | null
}

interface Quoted {
  quote: QuoteView
  /** What it was asked for: an answer to an older wish is replaced. */
  wish: Wish
}

/** What it would cost this way, and what is in the way: asked again when something else is wanted. */
export function useQuote(what: What, { method, addressId }: Wish): Remote<Quoted> {
  const load = useCallback(async () => {
    await mergeLocalLines()
    const quote = await call('POST /quote', { what, ...(method && { method }), ...(addressId && { addressId }) })
    return { quote, wish: { method, addressId } }
  }, [what, method, addressId])
  const [quoted] = useRemote(load)

  const { state, reload } = quoted
  const isBehind =
    state === 'ready' && (quoted.value.wish.method !== method || quoted.value.wish.addressId !== addressId)
  useEffect(() => {
    if (isBehind) void reload()
  }, [isBehind, reload])
  return quoted
}
