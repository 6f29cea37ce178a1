import type { RefundView } from '../../../shared/api/customer/orders'
import type { MerchantOrderView } from '../../../shared/api/merchant/orders'
import type { Chance } from '../chance'
import { aRequestKey } from '../office'
import { insist, type Customer } from './customers'
import type { Stall } from './stall'

/** An order that the staff may see to. */
export interface Handled {
  stall: Stall
  customer: Customer
  orderId: string
}

/** The staff does something with an order, or several of them do at the same moment. */
export async function handle(handled: Handled, chance: Chance): Promise<void> {
  const { stall, orderId } = handled
  const order = await insist(() => stall.say<MerchantOrderView>('GET', `/orders/${orderId}`))
  if (!order) return
  await chance.pick(deeds)(handled, order, chance)
}

type Deed = (handled: Handled, order: MerchantOrderView, chance: Chance) => Promise<unknown>

const step = ({ stall, orderId }: Handled, action: string): Promise<unknown> =>
  insist(() => stall.say('POST', `/orders/${orderId}/${action}`, {}))

/** Under one key however often it is tapped. */
function giveBack({ stall, orderId }: Handled, amountFen: number): Promise<unknown> {
  const wanted = { amountFen, reason: '少发了一件', requestKey: aRequestKey() }
  return insist(() => stall.say('POST', `/orders/${orderId}/refunds`, wanted))
}

const walk: Deed = async (handled) => {
  for (const action of ['accept', 'finish', 'hand-over']) await step(handled, action)
}

const part = (fen: number, chance: Chance): number => chance.between(1, Math.max(1, fen))

const askBack: Deed = async ({ stall, customer, orderId }, { refundableFen }, chance) => {
  const wanted = { amountFen: part(refundableFen, chance), reason: '不想要了', requestKey: aRequestKey() }
  const asked = await insist(() =>
    customer.say<{ refunds: RefundView[] }>('POST', `/orders/${orderId}/refunds`, wanted),
  )
  const refund = asked?.refunds.find(({ state }) => state === 'requested')
  if (!refund) return
  const agree = () => stall.say('POST', `/refunds/${refund.id}/agree`, {})
  const refuse = () => stall.say('POST', `/refunds/${refund.id}/refuse`, { reply: '已经发出' })
  const withdraw = () => customer.say('POST', `/orders/${orderId}/refunds/${refund.id}/withdraw`)
  await Promise.all(
    chance.pick([[agree], [agree, agree], [agree, withdraw], [agree, refuse], [withdraw]]).map((each) => each()),
  )
}

const deeds: readonly Deed[] = [
  walk,
  walk,
  (handled) => step(handled, 'accept'),
  (handled) => Promise.all([step(handled, 'accept'), step(handled, 'close')]),
  (handled, { refundableFen }, chance) => giveBack(handled, part(refundableFen, chance)),
  (handled, { refundableFen }) => giveBack(handled, Math.max(1, refundableFen)),
  (handled, { refundableFen }) =>
    Promise.all([giveBack(handled, Math.max(1, refundableFen)), giveBack(handled, Math.max(1, refundableFen))]),
  (handled, { refundableFen }, chance) =>
    Promise.all(Array.from({ length: 3 }, () => giveBack(handled, part(refundableFen / 2, chance)))),
  (handled, order, chance) =>
    Promise.all([walk(handled, order, chance), giveBack(handled, Math.max(1, order.refundableFen))]),
  askBack,
  askBack,
]
