import type { MerchantStorefrontView } from '../../../shared/api/merchant/storefront'
import type { StorefrontContent } from '../../../shared/storefront'
import { call } from '../api'

/** What a part was when somebody began to change it. */
export type Base = Pick<MerchantStorefrontView, 'content' | 'version'>

export const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

/**
 * Shows customers one part of the storefront in a new way; the rest stays as it is at this moment, whoever changed it.
 *
 * @throws EDITED_MEANWHILE where the same part is no longer what it was
 */
export async function publishPart<K extends keyof StorefrontContent>(
  base: Base,
  part: Pick<StorefrontContent, K>,
): Promise<MerchantStorefrontView> {
  const today = await call('GET /storefront', {})
  const names = Object.keys(part) as K[]
  const isUntouched = names.every((name) => isSame(today.content[name], base.content[name]))
  const version = isUntouched ? today.version : base.version
  return call('PUT /storefront', { content: { ...today.content, ...part }, version })
}

export const publishedText = '已发布，顾客几秒内就能看到'
