import { openBase, type Base } from '../../server/base'
import type { CustomerRow } from '../../server/db/models/customer'
import type { OrderLineRow, OrderRow, RefundRow } from '../../server/db/models/order'
import { digest, newId, newSortKey } from '../../server/ids'
import type { Store } from '../../server/store'
import { dayOf } from '../../shared/day'
import { deskOf, type OrderState } from '../../shared/order'
import { aCustomer } from '../services/aCustomer'
import { throughWechat } from '../../server/services/orders/refunds'
import { someGoods, type SomeGoods } from '../services/aGoods'
import { aStore } from '../services/aPlatform'

/** A store that has sold for a season, and somebody who is signed in to its back office. */
export interface LongLists {
  key: string
  token: string
  orders: OrderRow[]
  customers: CustomerRow[]
  /** Where the middle page of the completed orders begins. */
  middle: string
}

const count = { orders: 100_000, customers: 300, goods: 200, days: 90 }
const dayMs = 86_400_000
const inOneStatement = 500 // SQLite takes 32,766 values in one

/** Written as rows: placing them would take an hour, and lists do not know how an order came to be. */
export async function longLists(env: Record<string, string>): Promise<LongLists> {
  const base = await openBase(env)
  const store = await aStore(base.platform)
  const goods: SomeGoods[] = []
  for (let n = 0; n < count.goods; n++) goods.push(await someGoods(store, { name: `招牌菜 ${n}`, position: n }))
  const customers: CustomerRow[] = []
  for (let n = 0; n < count.customers; n++) customers.push(await somebody(store, n, base.clock.now()))
  const orders = Array.from({ length: count.orders }, (_, n) => anOrder(store, customers, n, base.clock.now()))
  await writeAll(orders, (some, within) => within.orders.createAll(some), store)
  const lines = orders.flatMap((order, n) => [0, 1].map((position) => aLine(order, goods, n, position)))
  await writeAll(lines, (some, within) => within.orderLines.createAll(some), store)
  const refunds = orders.filter((_, n) => n % 50 === 0).map((order, n) => aRefund(order, n))
  await writeAll(refunds, (some, within) => within.refunds.createAll(some), store)
  const token = await signedIn(base, store)
  await base.close()
  return { key: store.row.key, token, orders, customers, middle: orders[count.orders / 2]?.sortKey ?? '' }
}

async function writeAll<Row>(
  rows: readonly Row[],
  write: (some: Row[], within: Store) => Promise<void>,
  store: Store,
): Promise<void> {
  await store.transaction(async (within) => {
    for (let from = 0; from < rows.length; from += inOneStatement)
      await write(rows.slice(from, from + inOneStatement), within)
  })
}

const somebody = (store: Store, n: number, now: Date): Promise<CustomerRow> =>
  aCustomer(store, {
    name: `顾客 ${n}`,
    phone: `138${String(n * 37_501).padStart(8, '0')}`,
    orderCount: 300,
    spentFen: n * 10_000,
    lastSeenAt: new Date(now.getTime() - n * 60_000),
  })

/** Most orders are long done; one in ten still waits, on one desk or another. */
const waiting: OrderState[] = ['unpaid', 'paid', 'preparing', 'ready', 'shipped', 'latePaid']
const stateOf = (n: number): OrderState => {
  if (n % 10 === 0) return waiting[(n / 10) % waiting.length] ?? 'unpaid'
  return n % 10 < 3 ? 'closed' : 'completed'
}

const methods = ['pickup', 'dineIn', 'delivery', 'express'] as const

function anOrder(store: Store, customers: readonly CustomerRow[], n: number, now: Date): OrderRow {
  const placedAt = new Date(now.getTime() - Math.floor((n / count.orders) * count.days * dayMs))
  const customer = customers[(n * 7) % customers.length]
  const state = stateOf(n)
  const method = methods[n % methods.length] ?? 'pickup'
  const isPaid = state === 'completed' || state === 'shipped'
  const totalFen = 1_000 + (n % 90) * 100
  return {
    id: newId('o'),
    storeId: store.row.id,
    number: `26${String((n * 7_919_777) % 10_000_000_000).padStart(10, '0')}`,
    customerId: customer?.id ?? '',
    desk: deskOf({ state, method, payMethod: 'offline' }),
    state,
    stateAt: placedAt,
    method,
    payMethod: 'offline',
    goodsFen: totalFen,
    packingFen: 0,
    deliveryFen: 0,
    discountFen: 0,
    totalFen,
    paidFen: isPaid ? totalFen : 0,
    summary: '招牌菜、招牌菜',
    quantity: 2,
    contactName: customer?.name ?? null,
    contactPhone: customer?.phone ?? null,
    place: null,
    sittingId: null,
    tableName: null,
    pickupCode: String((n * 7_919) % 1_000_000).padStart(6, '0'),
    pickupNumber: n % 300,
    wantedAt: null,
    note: '',
    remark: '',
    closeReason: null,
    requestKey: newId(),
    rev: 0,
    placedAt,
    placedDay: dayOf(placedAt),
    paidAt: isPaid ? placedAt : null,
    paidDay: isPaid ? dayOf(placedAt) : null,
    dueAt: null,
    sortKey: newSortKey(placedAt),
  }
}

function aLine(order: OrderRow, shelf: readonly SomeGoods[], n: number, position: number): OrderLineRow {
  const { goods, variant } = shelf[(n * 13 + position * 71) % shelf.length] as SomeGoods // never empty
  return {
    id: newId(),
    storeId: order.storeId,
    orderId: order.id,
    goodsId: goods.id,
    variantId: variant.id,
    name: goods.name,
    picture: null,
    variantText: '',
    choiceIds: [],
    choicesText: '',
    priceFen: order.totalFen / 2,
    packingFeeFen: 0,
    quantity: 1,
    isStockTaken: false,
    position,
    sortKey: order.sortKey,
  }
}

const refundStates = [
  'refunded',
  'refused',
  'withdrawn',
  'refunded',
  'requested',
  'refunded',
  'refunded',
  'agreed',
] as const

function aRefund(order: OrderRow, n: number): RefundRow {
  const state = refundStates[n % refundStates.length] ?? 'refunded'
  return {
    id: newId('r'),
    storeId: order.storeId,
    orderId: order.id,
    state,
    stateAt: order.placedAt,
    amountFen: 100,
    reason: '少了一双筷子',
    reply: '',
    askedBy: 'customer',
    requestKey: newId(),
    createdAt: order.placedAt,
    refundedAt: state === 'refunded' ? order.placedAt : null,
    sortKey: order.sortKey,
    ...throughWechat(null),
  }
}

async function signedIn({ platform, clock }: Base, store: Store): Promise<string> {
  const [owner] = await store.staff.list({ role: 'owner' })
  const token = `m_${newId()}${newId()}`
  const now = clock.now()
  await platform.sessions.create({
    id: newId(),
    tokenHash: digest(token),
    merchantId: owner?.merchantId ?? '',
    appid: platform.config.merchantApp.appid,
    device: 'bench',
    createdAt: now,
    lastSeenAt: now,
    expiresAt: new Date(now.getTime() + 30 * dayMs),
    revokedAt: null,
  })
  return token
}
