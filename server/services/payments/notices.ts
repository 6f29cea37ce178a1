import type { PaymentRow } from '../../db/models/payment'
import { Failure } from '../../failures'
import { isMerchant } from '../../pay/agreement'
import type { Notification } from '../../pay/notification'
import type { RefundStatus } from '../../pay/refunds'
import type { Transaction } from '../../pay/transactions'
import type { PayGate } from '../../payAccess'
import type { Platform } from '../../platform'
import type { Store } from '../../store'
import { digest } from '../../ids'
import { endIncident, isIncidentOpen, openIncident } from './incidents'
import { retryRefund, settleRefund } from './refunding'
import { settleTold } from './settling'

/**
 * Does what a genuine notification says, in one transaction with remembering it: told again, in whatever order, it changes
 * nothing.
 *
 * @throws NOT_FOUND where it is about nothing of this account: WeChat Pay says it again
 */
export async function takeNotice(platform: Platform, gate: PayGate, notice: Notification, now: Date): Promise<void> {
  const { account, spMchid } = gate
  const store = await platform.findStore(account.storeId)
  if (!store) throw new Failure('STORE_NOT_FOUND', { account: account.id })
  await keyWorked(store, gate, notice, now)
  const { resource, eventType } = notice
  if (eventType === 'SECURITY_ECHO.SUCCESS') return
  if (eventType.startsWith('TRANSACTION.')) return takePayment(store, gate, notice, now)
  if (eventType.startsWith('REFUND.')) return takeRefund(store, gate, notice, now)
  platform.log.info(
    { account: account.id, eventType, isOurs: isMerchant({ ...account, spMchid }, resource) },
    'a notification of a kind not known',
  )
}

/**
 * Something of WeChat Pay's was opened with this key: it is the right one. Where it is the newest, what could not be opened
 * before is over, also when the key had been proved another way meanwhile.
 */
async function keyWorked(
  store: Store,
  { account, keys }: PayGate,
  { keyIndex }: Notification,
  now: Date,
): Promise<void> {
  const versionId = keys[keyIndex]?.versionId
  if (!versionId) return
  await store.paymentVersions.update({ id: versionId, apiV3ProvedAt: null }, { apiV3ProvedAt: now })
  if (keyIndex === 0 && (await isIncidentOpen(store, 'noticeUnreadable', account.id)))
    await endIncident(store, 'noticeUnreadable', account.id, now)
}

const remembering =
  ({ account }: PayGate, { id, eventType }: Notification, subjectId: string, now: Date) =>
  async (within: Store): Promise<void> => {
    await within.payNotices.createOnce({
      id: digest(`${account.id}|${id}`),
      storeId: account.storeId,
      accountId: account.id,
      eventType,
      subjectId,
      at: now,
    })
  }

async function takePayment(store: Store, gate: PayGate, notice: Notification, now: Date): Promise<void> {
  const told = notice.resource as unknown as Transaction // what it says is compared, field by field
  if (told.trade_state === 'PAYERROR') return // it may still be paid, and is asked about in any case
  const subjectId = String(told.out_trade_no)
  const also = remembering(gate, notice, subjectId, now)
  const settled = await settleTold(store, gate.account, { ...told, out_trade_no: subjectId }, gate.spMchid, now, also)
  if (settled === 'unknown') await unknown(store, gate, subjectId, notice, now)
}

/** Genuine, and about nothing that we asked for: somebody else uses this merchant number with our address. */
async function unknown(
  store: Store,
  gate: PayGate,
  subjectId: string,
  { eventType }: Notification,
  now: Date,
): Promise<void> {
  const detail = { eventType, account: gate.account.id }
  await openIncident(store, { kind: 'paymentUnknown', subjectId: subjectId.slice(0, 64), detail }, now)
  throw new Failure('NOT_FOUND', { subjectId, ...detail })
}

interface RefundWords {
  out_refund_no?: unknown
  out_trade_no?: unknown
  refund_id?: unknown
  refund_status?: unknown
  success_time?: unknown
  amount?: { total?: unknown; refund?: unknown }
}

async function takeRefund(store: Store, gate: PayGate, notice: Notification, now: Date): Promise<void> {
  const told = notice.resource as RefundWords
  const refundId = String(told.out_refund_no)
  const refund = await store.refunds.find({ id: refundId, accountId: gate.account.id })
  const payment = refund?.paymentId ? await store.payments.find({ id: refund.paymentId }) : null
  if (!refund || !payment || !isOurs(gate, payment, notice.resource)) return unknown(store, gate, refundId, notice, now)
  // Whoever wrote it: what is true of the refund WeChat Pay is asked, in a moment.
  if (notice.isHint) return void (await retryRefund(store, refundId, now))
  const settled = {
    refundId,
    status: told.refund_status as RefundStatus,
    refund_id: String(told.refund_id),
    ...(typeof told.success_time === 'string' && { success_time: told.success_time }),
    amount: { total: Number(told.amount?.total), refund: Number(told.amount?.refund) },
  }
  await settleRefund(store, payment, settled, now, remembering(gate, notice, refundId, now))
}

/** A merchant could point a genuine notification of its own at another's address. */
const isOurs = ({ account, spMchid }: PayGate, payment: PaymentRow, told: Record<string, unknown>): boolean =>
  isMerchant({ mode: account.mode, mchid: account.mchid, spMchid }, told) && told.out_trade_no === payment.id

/** Signed by WeChat Pay, and not to be opened with any key we have: the APIv3 key was changed, most likely. */
export async function noticeUnreadable(platform: Platform, { account, keys }: PayGate, now: Date): Promise<void> {
  const store = await platform.findStore(account.storeId)
  if (!store) return
  await openIncident(store, { kind: 'noticeUnreadable', subjectId: account.id }, now)
  const versionId = keys[0]?.versionId
  if (versionId) await store.paymentVersions.update({ id: versionId }, { apiV3ProvedAt: null })
}
