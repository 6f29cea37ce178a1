import type { AuthorizerRow } from '../db/models/authorizer'
import type { Platform } from '../platform'
import { pictureJudged } from '../services/customers/avatars'
import { forgetDeparted, forgetWithdrawn } from '../services/customers/withdrawal'
import type { Store } from '../store'
import { consentWithdrawalOf } from '../wechat/consentWithdrawal'
import { mediaVerdictOf } from '../wechat/mediaVerdict'
import type { XmlFields } from '../wechat/xml'

type Handler = (platform: Platform, account: AuthorizerRow, fields: XmlFields, now: Date) => Promise<void>

/** An account without a store has no customers. */
const inStore =
  (handle: (store: Store, fields: XmlFields, now: Date) => Promise<void>): Handler =>
  async (platform, { storeId }, fields, now) => {
    const row = storeId === null ? null : await platform.stores.find({ id: storeId })
    if (row) await handle(platform.store(row), fields, now)
  }

const withdrawn = inStore(async (store, fields, now) => {
  const told = consentWithdrawalOf(fields)
  if (told) await forgetWithdrawn(store, told.openid, told.infos, now)
})

/**
 * What customers take back, and what WeChat thinks of their pictures.
 *
 * Source: callbacks-and-login.md §3; developers.weixin.qq.com/miniprogram/dev/framework/open-ability/authorize.html,
 * …/OpenApiDoc/sec-center/sec-check/mediaCheckAsync.html
 */
export const customerEvents: Record<string, Handler> = {
  user_authorization_revoke: withdrawn,
  user_info_modified: withdrawn,
  user_authorization_cancellation: inStore(async (store, fields, now) => {
    const told = consentWithdrawalOf(fields)
    if (told) await forgetDeparted(store, told.openid, now)
  }),
  wxa_media_check: inStore(async (store, fields, now) => {
    const verdict = mediaVerdictOf(fields)
    if (verdict && verdict.advice !== 'unknown')
      await pictureJudged(store, verdict.traceId, verdict.advice === 'pass', now)
  }),
}
