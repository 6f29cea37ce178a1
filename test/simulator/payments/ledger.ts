import type { World } from '../world'
import { findOrder, receiverOf, standingRefunds, sumFen, tradeState } from './orders'
import type { Notice, PayOrder, PayRefund } from './state'

function payment(world: World, order: PayOrder) {
  const { key: _key, terms: _terms, refundKeys: _keys, ...rest } = order
  return {
    ...rest,
    state: tradeState(world, order),
    refundedFen: sumFen(standingRefunds(world, order)),
  }
}

function refund(world: World, { key: _key, orderKey, slow: _slow, ...rest }: PayRefund) {
  const order = findOrder(world, orderKey)
  return { ...rest, outTradeNo: order?.outTradeNo ?? '', transactionId: order?.transactionId ?? '' }
}

const numberIn = ({ content }: Notice, name: string) => (typeof content[name] === 'string' ? content[name] : '')

const notice = (one: Notice) => ({
  ...one,
  outTradeNo: numberIn(one, 'out_trade_no'),
  outRefundNo: numberIn(one, 'out_refund_no'),
})

/** Every payment, refund and notification of one merchant number, or of all: what a shop's own books must agree with. */
export function ledger(world: World, mchid = '') {
  const { orders, refunds, notices } = world.state.pay
  const isOf = (...mchids: string[]) => !mchid || mchids.includes(mchid)
  return {
    payments: Object.values(orders)
      .filter((order) => isOf(order.mchid, receiverOf(order)))
      .map((order) => payment(world, order)),
    refunds: Object.values(refunds)
      .filter(({ mchid: owner, orderKey }) => isOf(owner, findOrder(world, orderKey)?.subMchid ?? ''))
      .map((one) => refund(world, one)),
    notifications: Object.values(notices)
      .filter(({ mchid: owner }) => isOf(owner))
      .map(notice),
  }
}
