import type { MerchantOrderCard, MerchantOrderView, RefundCard, SittingView } from '../../../shared/api/merchant/orders'
import { staffActions } from '../../../shared/order'
import type { CustomerRow } from '../../db/models/customer'
import type { OrderRow } from '../../db/models/order'
import { factsWith } from '../../services/orders/facts'
import { forStaffToSee, placedOrders, type AskedRefund, type PlacedOrder } from '../../services/orders/ofStore'
import { wholeOrder } from '../../services/orders/read'
import { owedFenAt, type openSittings } from '../../services/orders/sittings'
import type { Store } from '../../store'
import { orderCardView, orderView, refundView } from '../orderViews'
import { avatarUrl } from '../valueViews'

export const merchantOrderCard = (store: Store, placed: PlacedOrder): MerchantOrderCard => ({
  ...orderCardView(store, placed),
  ...forStaff(store, placed),
})

export async function merchantOrderView(store: Store, order: OrderRow): Promise<MerchantOrderView> {
  const whole = await wholeOrder(store, order)
  const [placed] = await forStaffToSee(store, [whole])
  return {
    ...orderView(store, whole, 'staff'),
    ...forStaff(store, placed ?? { ...whole, customer: null, askedBackFen: 0 }),
  }
}

const forStaff = (store: Store, { order, refundedFen, askedBackFen, customer }: PlacedOrder) => ({
  actions: staffActions(factsWith(order, refundedFen)),
  askedBackFen,
  customer: whoView(store, order, customer),
  contactName: order.contactName,
  contactPhone: order.contactPhone,
  note: order.note,
  remark: order.remark,
})

const whoView = (store: Store, { customerId }: OrderRow, customer: CustomerRow | null) => ({
  id: customerId,
  name: customer?.name ?? null,
  avatarUrl: customer && avatarUrl(store, customer),
  orderCount: customer?.orderCount ?? 0,
})

export const refundCard = ({ refund, order }: AskedRefund): RefundCard => ({
  ...refundView(refund),
  orderId: order.id,
  orderNumber: order.number,
  summary: order.summary,
  totalFen: order.totalFen,
})

type Sitting = Awaited<ReturnType<typeof openSittings>>[number]

export async function sittingView(store: Store, { sitting, table, orders }: Sitting): Promise<SittingView> {
  const placed = await placedOrders(store, orders)
  return {
    id: sitting.id,
    table,
    openedAt: sitting.openedAt.toISOString(),
    orders: placed.map((each) => merchantOrderCard(store, each)),
    totalFen: orders.reduce((sum, { totalFen }) => sum + totalFen, 0),
    owedFen: owedFenAt(orders),
  }
}
