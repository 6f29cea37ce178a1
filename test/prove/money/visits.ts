import type { OrderView } from '../../../shared/api/customer/orders'
import type { PaymentStartView } from '../../../shared/api/customer/payment'
import type { Chance } from '../chance'
import { aRequestKey } from '../office'
import { pause } from '../wait'
import type { Customer } from './customers'
import type { Market } from './market'
import type { Stall } from './stall'

/** What people do with an order that waits for its money. */
export const courses = [
  ...['pay', 'pay', 'pay', 'cancelThenPay', 'twoPhones', 'twoPhones', 'leave', 'cancelOrder', 'payWhileCancelling'],
  ...['lastMoment', 'reprice', 'payWhileRepricing', 'payWhileClosing', 'lie', 'free'],
] as const
export type Course =
  | 'pay'
  | 'cancelThenPay'
  | 'twoPhones'
  | 'leave'
  | 'cancelOrder'
  | 'payWhileCancelling'
  | 'lastMoment'
  | 'reprice'
  | 'payWhileRepricing'
  | 'payWhileClosing'
  | 'lie'
  | 'free'

/** One order on its way, with what everybody needs who has to do with it. */
export interface Visit {
  market: Market
  stall: Stall
  customer: Customer
  chance: Chance
  /** Payments that somebody lied about: what came of them may differ. */
  lies: Set<string>
}

/** One that is to be paid just before its time is over. */
export interface Late {
  visit: Visit
  start: PaymentStartView
  expiresAt: number
}

/** Places an order and goes its course. Answers the order that the staff may see to, or one that is paid late. */
export async function visit(about: Visit, course: Course): Promise<{ orderId: string | null; late: Late | null }> {
  const { stall, customer, chance } = about
  const order = await customer.place(chance.pick(stall.wares), chance.between(1, 3), aRequestKey())
  if (!order) return { orderId: null, late: null }
  if (course === 'lastMoment') return { orderId: order.id, late: await lateOne(about, order) }
  await ways[course](about, order)
  return { orderId: order.id, late: null }
}

async function lateOne(about: Visit, { id, expiresAt }: OrderView): Promise<Late | null> {
  const start = await about.customer.begin(id)
  return start && expiresAt ? { visit: about, start, expiresAt: Date.parse(expiresAt) } : null
}

async function pay({ customer, chance }: Visit, { id }: OrderView): Promise<PaymentStartView | null> {
  const start = await customer.begin(id)
  if (!start?.parameters) return start
  const isPaid = await customer.pay(start.parameters)
  if (isPaid && chance.is(0.6)) await customer.confirm(id)
  return start
}

/** Both at once, either of them first. */
async function together(chance: Chance, one: () => Promise<unknown>, other: () => Promise<unknown>): Promise<void> {
  const [soon, late] = chance.is(0.5) ? [one, other] : [other, one]
  await Promise.all([soon(), pause(chance.below(60)).then(late)])
}

const reprice = ({ stall, chance }: Visit, { id, totalFen }: OrderView): Promise<unknown> =>
  stall.say('PUT', `/orders/${id}/price`, { totalFen: chance.between(1, totalFen) })

const ways: Record<Exclude<Course, 'lastMoment'>, (about: Visit, order: OrderView) => Promise<unknown>> = {
  pay,
  leave: ({ customer }, { id }) => customer.begin(id),
  cancelThenPay: async (about, order) => {
    const start = await about.customer.begin(order.id)
    if (start?.parameters) await about.customer.pay(start.parameters, 'cancel')
    await pay(about, order)
  },
  twoPhones: async (about, order) => {
    await together(
      about.chance,
      () => pay(about, order),
      () => pay(about, order),
    )
  },
  cancelOrder: async ({ customer, chance }, { id }) => {
    if (chance.is(0.6)) await customer.begin(id)
    await customer.say('POST', `/orders/${id}/cancel`)
  },
  payWhileCancelling: async (about, order) => {
    const cancel = () => about.customer.say('POST', `/orders/${order.id}/cancel`)
    await together(about.chance, () => pay(about, order), cancel)
  },
  reprice: async (about, order) => {
    const old = await about.customer.begin(order.id)
    await reprice(about, order)
    if (old?.parameters && about.chance.is(0.5)) await about.customer.pay(old.parameters)
    await pay(about, order)
  },
  payWhileRepricing: async (about, order) => {
    await together(
      about.chance,
      () => pay(about, order),
      () => reprice(about, order),
    )
    if (about.chance.is(0.7)) await pay(about, order)
  },
  payWhileClosing: async (about, order) => {
    await together(
      about.chance,
      () => pay(about, order),
      () => about.stall.say('POST', `/orders/${order.id}/close`, {}),
    )
  },
  lie: async (about, order) => {
    const start = await about.customer.begin(order.id)
    if (!start?.parameters || !start.paymentId) return
    about.lies.add(start.paymentId)
    if (about.chance.is(0.3)) await lie(about, start.paymentId)
    await about.customer.pay(start.parameters)
    await lie(about, start.paymentId)
  },
  free: async (about, order) => {
    await about.stall.say('PUT', `/orders/${order.id}/price`, { totalFen: 0 })
    await pay(about, order)
  },
}

const untruths = [
  { wrongAmount: true },
  { wrongMerchant: true },
  { forged: true },
  { wrongSignature: true },
  { oldKey: true },
]

/** A notification of this payment that is not true, or not WeChat's, perhaps several times. */
async function lie({ market, chance, stall: { number } }: Visit, outTradeNo: string): Promise<void> {
  const mchid = await whoOrdered(market, number.mchid)
  const wanted = { mchid, outTradeNo, times: chance.between(1, 3), ...chance.pick(untruths) }
  await market.simulated.control('/_sim/payments/notify', wanted)
}

/** Orders of a sub-merchant are its provider's. */
async function whoOrdered({ simulated }: Market, mchid: string): Promise<string> {
  const { providerMchid } = await simulated.control<{ providerMchid: string }>(`/_sim/payments/merchants/${mchid}`)
  return providerMchid || mchid
}

/** Everybody who waited for the last moment pays in it. */
export async function payInTime(all: readonly Late[], chance: Chance): Promise<void> {
  await Promise.all(
    all.map(async ({ visit: { customer }, start }) => {
      await pause(chance.below(2500))
      if (start.parameters) await customer.pay(start.parameters)
    }),
  )
}
