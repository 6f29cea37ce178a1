import type { StorefrontView } from '../../../shared/api/customer/storefront'
import { isOpenAt, nextOpening } from '../../../shared/openingHours'
import { themeOfKind } from '../../../shared/theme'
import { logoUrl } from '../../services/stores'
import type { Store } from '../../store'

// What strangers may see is named here field by field: a new column stays home until somebody lets it out.

export async function storefrontView(store: Store, now: Date): Promise<StorefrontView> {
  const { name, kind, contactPhone, address, hours } = store.row
  return {
    name,
    kind,
    logoUrl: await logoUrl(store),
    contactPhone,
    address,
    hours,
    isOpenNow: isOpenAt(hours, now),
    opensAt: nextOpening(hours, now)?.toISOString() ?? null,
    theme: themeOfKind[kind],
  }
}
