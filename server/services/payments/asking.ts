import { openPayments, paymentMachine } from '../../../shared/payment'
import { advance } from '../../advance'
import type { PaymentRow } from '../../db/models/payment'
import { Failure, isFailure } from '../../failures'
import type { PaymentName } from '../../pay/till'
import type { Transaction } from '../../pay/transactions'
import { payRefusal, type PayAccess } from '../../payAccess'
import type { Store } from '../../store'
import { openPaymentsOf, settleTold, type Settled } from './settling'
import { isBeyondPatience, noteUnseen, unseen } from './unseen'

/**
 * The version that a payment's account signs with now: the one recorded on it, or where that is retired, a newer one of the
 * same merchant number. The certificate of the old one may be void by now, the number is the same.
 */
export async function signingVersion(store: Store, { accountId, versionId }: OfAccount): Promise<PayAccess> {
  const recorded = await store.paymentVersions.find({ id: versionId })
  if (recorded && recorded.state !== 'retired') return store.pay(versionId)
  const newer = await store.paymentVersions.find({ accountId, state: ['proved', 'failing'] })
  return store.pay(newer?.id ?? versionId)
}

interface OfAccount {
  accountId: string
  versionId: string
}

/** What WeChat Pay knows a payment by. */
export const nameOf = ({ appid, mchid, id }: PaymentRow): PaymentName => ({ appid, mchid, outTradeNo: id })

/** Asks WeChat Pay what became of a payment. Null: it knows of none. */
async function askAbout(store: Store, payment: PaymentRow): Promise<Transaction | null> {
  const { till } = await signingVersion(store, payment)
  try {
    return await till.query(nameOf(payment))
  } catch (error) {
    if (payRefusal(error) === 'gone') return null
    throw error
  }
}

/** Asks, and believes the answer. @throws PAY_NO_ANSWER and its like: nobody knows yet */
export async function lookAt(store: Store, payment: PaymentRow, now: Date): Promise<Settled> {
  const told = await askAbout(store, payment)
  if (!told) return 'unpaid'
  const { spMchid } = await store.pay(payment.versionId)
  return settleTold(store, { id: payment.accountId }, told, spMchid, now)
}

const underWayMs = 60_000 // a prepay that its process has begun is over by then

/**
 * Makes sure that nothing more can be paid for an order, at WeChat Pay first: only then may its stock go back, or its price
 * change.
 *
 * @throws ORDER_BEING_PAID where the money has come meanwhile, PAY_NO_ANSWER where nobody knows yet
 */
export async function closeOpenPayments(store: Store, orderId: string, now: Date): Promise<void> {
  for (const payment of await openPaymentsOf(store, orderId)) await closeOne(store, payment, now)
}

/** The same for one of them. One that WeChat Pay could not be asked about for too long is closed here alone. */
export async function closeOne(store: Store, payment: PaymentRow, now: Date): Promise<void> {
  try {
    await closeAtWechat(store, payment, now)
  } catch (error) {
    if (isBeyondPatience(payment, error, now)) return closeUnseen(store, payment, error, now)
    await noteUnseen(store, payment, now)
    throw error
  }
  await closeHere(store, payment, { unseenSince: null }, now)
}

/** Closes here what WeChat Pay could not be asked about: `error` says why. */
export const closeUnseen = (store: Store, payment: PaymentRow, error: Failure, now: Date): Promise<void> =>
  closeHere(store, payment, {}, now, (within) => unseen(within, payment, error, now))

async function closeHere(
  store: Store,
  payment: PaymentRow,
  also: Pick<Partial<PaymentRow>, 'unseenSince'>,
  now: Date,
  besides: (within: Store) => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  try {
    await store.transaction(async (within) => {
      const values = { ...also, stateAt: now, openOf: null }
      await advance(within, (s) => s.payments, paymentMachine, payment, 'close', values, now)
      await besides(within)
    })
  } catch (error) {
    if (!isFailure(error, 'STATE_CONFLICT')) throw error
    const { state } = (await store.payments.find({ id: payment.id })) ?? payment
    if (state === 'closed') return
    // Its prepay has just come back, or it was paid: whoever asked sees it when they ask again.
    throw new Failure('ORDER_BEING_PAID', { payment: payment.id, state })
  }
}

export async function closeAtWechat(store: Store, payment: PaymentRow, now: Date): Promise<void> {
  const { till } = await signingVersion(store, payment)
  try {
    await till.close(nameOf(payment))
  } catch (error) {
    await refusedToClose(store, payment, error, now)
  }
}

/** A "no" is a hint: a verified answer says what is true. */
async function refusedToClose(store: Store, payment: PaymentRow, error: unknown, now: Date): Promise<void> {
  const refusal = payRefusal(error)
  if (refusal === null || refusal === 'noAnswer') throw error
  const told = await askAbout(store, payment)
  if (told?.trade_state === 'CLOSED') return
  if (!told && now.getTime() - payment.createdAt.getTime() > underWayMs) return // it was never ordered
  if (told) await lookAt(store, payment, now)
  throw new Failure('ORDER_BEING_PAID', { payment: payment.id, refusal }, { cause: error })
}

export const isOpen = ({ state }: PaymentRow): boolean => openPayments.includes(state)
