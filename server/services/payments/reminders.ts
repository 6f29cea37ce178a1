import { everyRow } from '../everyRow'
import { dayOf } from '../../../shared/day'
import type { PaymentVersionRow } from '../../db/models/payment'
import type { Platform } from '../../platform'
import { addNotice } from '../notices'

const dayMs = 24 * 3600_000
const daysBefore = [60, 30, 7] // pay.md §10.5
/** Tells a store that its certificate ends soon: sixty, thirty and seven days before, each once. */
export async function remindOfCertificates(platform: Platform, now: Date, signal: AbortSignal): Promise<void> {
  const soon = new Date(now.getTime() + Math.max(...daysBefore) * dayMs)
  const ending = { state: ['proved' as const, 'failing' as const], certificateEndsAt: { lte: soon } }
  await everyRow(platform.paymentVersions, ending, signal, (version) => remind(platform, version, now))
}

async function remind(
  platform: Platform,
  { id, storeId, accountId, certificateEndsAt }: PaymentVersionRow,
  now: Date,
): Promise<void> {
  const store = await platform.findStore(storeId)
  if (!store || !certificateEndsAt) return
  const left = (certificateEndsAt.getTime() - now.getTime()) / dayMs
  const reached = daysBefore.filter((days) => left <= days)
  const account = await store.paymentAccounts.find({ id: accountId })
  const harm = account?.mode === 'v2' ? '不能退款' : '顾客不能付款' // v2 shows it for refunds alone
  const text = `微信支付的商户证书 ${dayOf(certificateEndsAt)} 到期，到期后${harm}。请在商户平台申请新证书，再到“微信支付 → 更换密钥”里换上`
  await addNotice(store, 'CERTIFICATE_ENDS', `${id}.${Math.min(...reached)}`, text, now)
}
