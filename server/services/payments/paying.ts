import { paymentMachine } from '../../../shared/payment'
import { advance } from '../../advance'
import type { CustomerRow } from '../../db/models/customer'
import type { OrderRow } from '../../db/models/order'
import type { PaymentRow } from '../../db/models/payment'
import { Failure, isFailure } from '../../failures'
import { newId, newSortKey } from '../../ids'
import type { PaymentParameters } from '../../pay/signing'
import { payRefusal, type PayAccess } from '../../payAccess'
import type { Store } from '../../store'
import { getOwnOrder } from '../orders/ofCustomer'
import { paymentArrived } from '../orders/moves'
import { keepTask } from '../tasks'
import { closeOne, isOpen, lookAt, nameOf, signingVersion } from './asking'
import { versionFails } from './accounts'
import { forCustomer, tellingCustomer } from './forCustomer'
import { notifyUrl } from './proving'
import { noteUnbelieved } from './trust'

/** What the phone pays with; nothing where nothing is left to be paid. */
export interface Started {
  payment: PaymentRow
  parameters: PaymentParameters
}

const leastMs = 60_000 // WeChat Pay moves what expires sooner to there

/**
 * Begins, or takes up again, the payment of an order. Its row stands before WeChat Pay hears of it, so that whatever is told
 * of it is known; said again it is the same payment, with a fresh prepay_id.
 *
 * @throws PAYMENT_ACCOUNT_MISSING, PAYMENT_EXPIRED, STATE_CONFLICT where the order no longer waits for money
 */
export async function payOrder(
  store: Store,
  customer: CustomerRow,
  orderId: string,
  now: Date,
): Promise<Started | null> {
  const order = await getOwnOrder(store, customer, orderId)
  if (order.paidFen >= order.totalFen && order.state !== 'unpaid') return null
  if (order.state !== 'unpaid' || order.payMethod !== 'online')
    throw new Failure('STATE_CONFLICT', { id: order.id, state: order.state })
  if (order.totalFen === 0) {
    await store.transaction((within) => paymentArrived(within, order.id, 0, now))
    return null
  }
  const open = await store.payments.find({ openOf: order.id })
  const isKept = open && isSame(open, order, customer) && (await isOfToday(store, open))
  if (open && !isKept) await tellingCustomer(closeOne(store, open, now), cannotPay)
  return start(store, await ownPayment(store, order, customer, now), now)
}

/** Nothing of a payment may be changed at WeChat Pay: another amount is another payment. */
const isSame = (payment: PaymentRow, { totalFen }: OrderRow, { openid, appid }: CustomerRow): boolean =>
  payment.amountFen === totalFen && payment.openid === openid && payment.appid === appid

/** The store may have another merchant number by now: from then on its money goes there. */
async function isOfToday(store: Store, { accountId }: PaymentRow): Promise<boolean> {
  const { paymentVersionId } = store.row
  if (paymentVersionId === null) return true
  return (await store.pay(paymentVersionId)).account.id === accountId
}

/** The one open payment of the order; of two phones that begin one, both get the same. */
async function ownPayment(store: Store, order: OrderRow, customer: CustomerRow, now: Date): Promise<PaymentRow> {
  const known = await store.payments.find({ openOf: order.id })
  if (known) return known
  const expiresAt = order.dueAt ?? new Date(now.getTime() + 30 * 60_000)
  if (expiresAt.getTime() - now.getTime() < leastMs) throw new Failure('PAYMENT_EXPIRED', { id: order.id })
  const description = `${store.row.name}·订单 ${order.number}`
  return createPayment(
    store,
    customer,
    { orderId: order.id, openOf: order.id, description, expiresAt },
    order.totalFen, // whole: what has come for an order that is still unpaid goes back
    now,
  )
}

type About = Pick<PaymentRow, 'orderId' | 'openOf' | 'description' | 'expiresAt'>

/** @throws PAYMENT_ACCOUNT_MISSING while the store collects nothing, STATE_CONFLICT where the order costs something else now */
export async function createPayment(
  store: Store,
  customer: CustomerRow,
  about: About,
  amountFen: number,
  now: Date,
  versionId = store.row.paymentVersionId,
): Promise<PaymentRow> {
  if (versionId === null) throw new Failure('PAYMENT_ACCOUNT_MISSING', { storeId: store.row.id })
  const { account, version } = await store.pay(versionId)
  const row: PaymentRow = {
    ...about,
    id: newId('p'),
    storeId: store.row.id,
    customerId: customer.id,
    accountId: account.id,
    versionId: version.id,
    mode: account.mode,
    appid: customer.appid,
    mchid: account.mchid,
    openid: customer.openid,
    amountFen,
    currency: 'CNY',
    state: 'asked',
    stateAt: now,
    prepayId: null,
    prepaidAt: null,
    transactionId: null,
    paidAt: null,
    paidDay: null,
    looks: 0,
    notifyUrl: notifyUrl(store, account),
    unseenSince: null,
    createdAt: now,
    sortKey: newSortKey(now),
  }
  const isMine = await store.transaction(async (within) => {
    await holdOrder(within, row)
    if (!(await within.payments.createOnce(row))) return false
    const input = { storeId: store.row.id, paymentId: row.id }
    await keepTask(within.platform, `followPayment.${row.id}`, 'followPayment', input, new Date(now.getTime() + 5_000))
    return true
  })
  if (isMine) return row
  const other = await store.payments.find({ openOf: row.openOf })
  if (!other) throw new Failure('STATE_CONFLICT', { openOf: row.openOf })
  return other
}

/** Whoever changes its price or ends it at this moment waits, or has been faster. */
async function holdOrder(within: Store, { orderId, amountFen }: PaymentRow): Promise<void> {
  if (orderId === null) return
  const held = await within.orders.update({ id: orderId, state: 'unpaid', totalFen: amountFen }, {}, { rev: 1 })
  if (held === 0) throw new Failure('STATE_CONFLICT', { orderId, amountFen })
}

/** Orders it at WeChat Pay and signs what the phone pays with. @throws what WeChat Pay says */
export async function start(store: Store, payment: PaymentRow, now: Date): Promise<Started> {
  const access = await signingVersion(store, payment)
  const prepayId = await order(store, payment, access).catch((error: unknown) =>
    refuse(store, payment, access.version.id, error, now),
  )
  const values = { prepayId, prepaidAt: now }
  const prepared = payment.state === 'asked' ? await prepare(store, payment, values, now) : payment
  if (!isOpen(prepared)) throw new Failure('STATE_CONFLICT', { id: payment.id, state: prepared.state })
  if (payment.state !== 'asked') await store.payments.update({ id: payment.id }, values)
  const parameters = access.till.parameters(payment.appid, prepayId, now)
  return { payment: prepared, parameters }
}

async function prepare(store: Store, payment: PaymentRow, values: Partial<PaymentRow>, now: Date): Promise<PaymentRow> {
  try {
    const changes = { ...values, stateAt: now }
    return await advance(store, (s) => s.payments, paymentMachine, payment, 'prepare', changes, now)
  } catch (error) {
    if (!isFailure(error, 'STATE_CONFLICT')) throw error
    return (await store.payments.find({ id: payment.id })) ?? payment
  }
}

const order = (store: Store, payment: PaymentRow, { account, till }: PayAccess): Promise<string> =>
  till.order({
    ...nameOf(payment),
    openid: payment.openid,
    amountFen: payment.amountFen,
    description: payment.description,
    expiresAt: payment.expiresAt,
    notifyUrl: payment.notifyUrl ?? notifyUrl(store, account),
  })

/** WeChat Pay said no: this number is over, the next try has another one. What is the account's fault is told to the store. */
async function refuse(store: Store, payment: PaymentRow, versionId: string, error: unknown, now: Date): Promise<never> {
  const refusal = payRefusal(error)
  if (refusal === 'noAnswer') await noteUnbelieved(store, payment.accountId, error)
  if (!(error instanceof Failure) || refusal === null || refusal === 'noAnswer') throw error
  if (refusal === 'done') {
    await lookAt(store, payment, now)
    throw error
  }
  if (payment.state === 'asked') {
    const values = { stateAt: now, openOf: null }
    await advance(store, (s) => s.payments, paymentMachine, payment, 'refuse', values, now)
  } else if (refusal === 'again') await closeOne(store, payment, now)
  if (refusal === 'credentials' || refusal === 'binding' || refusal === 'permission')
    await versionFails(store, versionId, error, now)
  throw forCustomer(error, cannotPay)
}

const cannotPay = '现在不能用微信支付，请稍后再试，或者联系店家'

/**
 * The phone says that it has paid, or asks how it stands: WeChat Pay says what is true. Without an answer it stands as it is
 * known here.
 */
export async function confirmPayment(
  store: Store,
  customer: CustomerRow,
  orderId: string,
  now: Date,
): Promise<PaymentRow['state']> {
  await getOwnOrder(store, customer, orderId)
  const newest = await store.payments.find({ orderId }, { order: [['sortKey', 'DESC']] })
  return newest ? confirm(store, newest, now) : 'closed'
}

export async function confirm(store: Store, payment: PaymentRow, now: Date): Promise<PaymentRow['state']> {
  if (!isOpen(payment)) return payment.state
  await lookAt(store, payment, now).catch((error: unknown) => {
    if (payRefusal(error) === null) throw error
  })
  return (await store.payments.find({ id: payment.id }))?.state ?? payment.state
}
