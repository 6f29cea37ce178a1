import type { Platform } from '../../platform'
import type { Identity } from '../../services/signIn'
import type { Membership } from '../../services/stores'

/** What a handler without a store holds. Public entries have no identity. */
export interface MeCall {
  platform: Platform
  now: Date
  identity: Identity | null
}

/** What a handler of one store holds: the membership was checked where the group is mounted. */
export interface StoreCall extends Membership {
  platform: Platform
  now: Date
  identity: Identity
}
