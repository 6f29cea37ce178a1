import { useEffect } from 'react'
import type { StorefrontView } from '../../shared/api/customer/catalogue'
import type { Remote } from '../kit/useRemote'
import { useStorefront } from './storefront'

/** What the merchant has changed is on a page as soon as it is heard of: one that shows an older version loads again. */
export function useFreshness(page: Remote<{ store: StorefrontView }>): void {
  const store = useStorefront()
  const { state, reload } = page
  const isBehind = state === 'ready' && store !== null && store.version > page.value.store.version
  useEffect(() => {
    if (isBehind) void reload()
  }, [isBehind, reload])
}
