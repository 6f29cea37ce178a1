import type { OrderCard, OrderLineView, OrderView, RefundView, ShipmentView } from '../../shared/api/customer/orders'
import { carrierName } from '../../shared/carriers'
import { waitingRefundStates } from '../../shared/order'
import type { OrderLineRow, OrderRow, RefundRow, ShipmentRow } from '../db/models/order'
import type { TimelineRow } from '../db/models/store'
import { pictureView } from '../services/media'
import type { ListedOrder, WholeOrder } from '../services/orders/read'
import { isRefused } from '../services/payments/refunding'
import type { Store } from '../store'
import { timelineView, type Reader } from './timelineViews'
import { iso } from './valueViews'

/** What customers and staff both see of an order; each adds the buttons. */
export const orderCardView = (
  { platform }: Store,
  { order, lines, refundedFen }: ListedOrder,
): Omit<OrderCard, 'actions'> => ({
  id: order.id,
  number: order.number,
  state: order.state,
  method: order.method,
  payMethod: order.payMethod,
  totalFen: order.totalFen,
  paidFen: order.paidFen,
  refundedFen,
  quantity: order.quantity,
  summary: order.summary,
  lines: lines.map((line) => lineView(platform, line)),
  tableName: order.tableName,
  pickupNumber: order.pickupNumber,
  placedAt: order.placedAt.toISOString(),
  expiresAt: order.state === 'unpaid' ? iso(order.dueAt) : null,
})

export function orderView(store: Store, whole: WholeOrder, reader: Reader): Omit<OrderView, 'actions' | 'thanks'> {
  const { order, refunds, shipments, steps } = whole
  const { goodsFen, packingFen, deliveryFen, discountFen, totalFen } = order
  const asked = refunds.filter(({ state }) => waitingRefundStates.includes(state))
  return {
    ...orderCardView(store, whole),
    amounts: { goodsFen, packingFen, deliveryFen, discountFen, totalFen },
    contactName: order.contactName,
    contactPhone: order.contactPhone,
    place: order.place,
    pickupCode: order.pickupCode,
    wantedAt: iso(order.wantedAt),
    note: order.note,
    closeReason: order.closeReason,
    shipments: shipments.map(shipmentView),
    refunds: refunds.map((row) => (reader === 'customer' ? toCustomer(row) : refundView(row))),
    refundableFen: order.paidFen - whole.refundedFen - asked.reduce((sum, { amountFen }) => sum + amountFen, 0),
    steps: [
      placedStep(order),
      ...steps.filter(isOwnMove).map(({ event, toState, at }) => stepView(event, toState, at)),
    ],
    timeline: timelineView(whole, reader),
  }
}

const lineView = (platform: Store['platform'], line: OrderLineRow): OrderLineView => ({
  id: line.id,
  goodsId: line.goodsId,
  name: line.name,
  pictureUrl: line.picture === null ? null : pictureView(platform, line.picture).thumbUrl,
  variantText: line.variantText,
  choicesText: line.choicesText,
  priceFen: line.priceFen,
  quantity: line.quantity,
})

const shipmentView = ({ carrier, trackingNo, createdAt }: ShipmentRow): ShipmentView => ({
  carrierName: carrierName(carrier),
  trackingNo,
  at: createdAt.toISOString(),
})

export const refundView = (row: RefundRow): RefundView => ({
  id: row.id,
  state: row.state,
  amountFen: row.amountFen,
  reason: row.reason,
  reply: row.toMerchantAt ? byHand : row.reply,
  askedBy: row.askedBy,
  isThroughWechat: row.paymentId !== null,
  isToMerchant: row.toMerchantAt !== null,
  isRefused: isRefused(row),
  problem: row.toMerchantAt ? handOver[row.state === 'refunded' ? 'there' : 'onItsWay'] : row.problemText,
  createdAt: row.createdAt.toISOString(),
  refundedAt: iso(row.refundedAt),
})

/** Also for builds of the store that do not know this way back. */
const byHand = '您的银行卡收不了退款，店家会用别的方式把钱转给您'

const handOver = {
  onItsWay: '钱正在退到您的结算账户，请另外转给顾客',
  there: '钱已退到您的结算账户，请另外转给顾客',
}

/** What keeps it waiting is between the store and WeChat Pay. */
const toCustomer = (row: RefundRow): RefundView => ({ ...refundView(row), isRefused: false, problem: null })

const isOwnMove = ({ subject, fromState, toState }: TimelineRow): boolean =>
  subject === 'order' && fromState !== toState

const placedStep = ({ placedAt }: OrderRow) => stepView('place', 'unpaid', placedAt)

/** The states of these rows are this machine's. */
const stepView = (event: string, state: string, at: Date) => ({
  event,
  state: state as OrderRow['state'],
  at: at.toISOString(),
})
