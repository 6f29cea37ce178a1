import type { World } from '../world'
import { receiverOf, refundsOf, sumFen, tradeState } from './orders'
import type { Merchant, PayOrder } from './state'

const shownOrders = 30

const merchantFacts = ({
  mchid,
  name,
  role,
  mode,
  appids,
  apiV3Key,
  publicKey,
  certificates,
  balanceFen,
}: Merchant) => ({
  ...{ mchid, name, role, mode, appids, apiV3Key, balanceFen },
  publicKeyId: publicKey?.id ?? '',
  serial: certificates.at(-1)?.serial ?? '',
})

const orderFacts = (world: World, order: PayOrder) => ({
  ...{ outTradeNo: order.outTradeNo, mchid: receiverOf(order), description: order.description },
  ...{ totalFen: order.totalFen, frozenFen: order.frozenFen, at: order.paidAt ?? order.createdAt },
  refundedFen: arrivedFen(world, order),
  state: tradeState(world, order),
})

/** What has arrived at the payer again. */
const arrivedFen = (world: World, order: PayOrder): number =>
  sumFen(refundsOf(world, order).filter(({ status }) => status === 'SUCCESS'))

/** What the desk shows of WeChat Pay: numbers with what their owners have to copy, and the newest orders. */
export function payView(world: World) {
  const { merchants, orders } = world.state.pay
  return {
    merchants: Object.values(merchants).map(merchantFacts),
    orders: Object.values(orders)
      .slice(-shownOrders)
      .map((order) => orderFacts(world, order)),
  }
}
