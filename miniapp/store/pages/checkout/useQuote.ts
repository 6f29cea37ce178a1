import { useCallback } from 'react'
import type { QuoteView } from '../../../../shared/api/customer/orders'
import type { OrderMethod } from '../../../../shared/order'
import { useChange } from '../../../kit/useChange'
import { useRemote, type Remote } from '../../../kit/useRemote'
import { call } from '../../api'
import { mergeLocalLines } from '../../cart/cart'
import { everythingTold } from '../../cart/telling'
import { useStorefront } from '../../storefront'
import type { What } from './what'

export interface Wish {
  method: OrderMethod | null
  addressId: string | null
}

/** What it would cost this way, and what is in the way: asked again when something else is wanted, or the store is another. */
export function useQuote(what: What, { method, addressId }: Wish): Remote<QuoteView> {
  const load = useCallback(async () => {
    await everythingTold()
    await mergeLocalLines()
    return call('POST /quote', { what, ...(method && { method }), ...(addressId && { addressId }) })
  }, [what, method, addressId])
  const [quote] = useRemote(load)
  useChange(useDoor(), quote.reload)
  return quote
}

/** Another word whenever the store opens or closes, or its merchant has changed something. */
function useDoor(): string | null {
  const store = useStorefront()
  return store ? `${store.version} ${store.isOpenNow}` : null
}
