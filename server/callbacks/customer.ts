import { pictureJudged } from '../services/customers/avatars'
import { forgetDeparted, forgetWithdrawn } from '../services/customers/withdrawal'
import { consentWithdrawalOf } from '../wechat/consentWithdrawal'
import { mediaVerdictOf } from '../wechat/mediaVerdict'
import { inStore, type Handler } from './inStore'

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
