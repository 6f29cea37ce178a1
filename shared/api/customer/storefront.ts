import { z } from 'zod'
import type { OpeningHours, StoreKind } from '../../store'
import type { Theme } from '../../theme'
import { takes } from '../contract'

/** A store as anybody may see it from the street. */
export interface StorefrontView {
  name: string
  kind: StoreKind
  logoUrl: string | null
  contactPhone: string | null
  address: string | null
  hours: OpeningHours[]
  isOpenNow: boolean
  /** When it opens again; null while it is open. */
  opensAt: string | null
  theme: Theme
}

/** Mounted under /api/customer/:storeKey. */
export const storefrontApi = {
  'GET /storefront': takes(z.object({})).publicly.cached(2).gives<StorefrontView>(),
}
