import { z } from 'zod'
import { trackingRule } from '../../carriers'
import { desks, type Desk, type StaffAction } from '../../order'
import { rights } from '../../rights'
import type { OrderCard, OrderView, RefundView } from '../customer/orders'
import { takes } from '../contract'
import { after, requestKey, rowId, type Page } from '../ids'

/** Lists of the back office. `todo`: everything that waits for the staff, and whoever asks money back. */
export const orderTabs = ['todo', ...desks, 'refunds', 'all'] as const
export type OrderTab = (typeof orderTabs)[number]

/** How many orders wait, list by list. */
export type OrderCounts = Record<Exclude<Desk, 'completed' | 'closed'> | 'todo' | 'refunds', number>

interface ForStaff {
  actions: StaffAction[]
  /** Fen that the customer asks back and has had no answer to. */
  askedBackFen: number
  customer: { id: string; name: string | null; avatarUrl: string | null; orderCount: number }
  contactName: string | null
  contactPhone: string | null
  note: string
  remark: string
}

export type MerchantOrderCard = Omit<OrderCard, 'actions'> & ForStaff
export type MerchantOrderView = Omit<OrderView, 'actions' | 'thanks'> & ForStaff

/** A refund with the order it belongs to. */
export interface RefundCard extends RefundView {
  orderId: string
  orderNumber: string
  summary: string
  totalFen: number
}

/** People at a table, and everything they ordered. */
export interface SittingView {
  id: string
  table: string
  openedAt: string
  orders: MerchantOrderCard[]
  totalFen: number
  /** On the spot, each order for itself: too much for one pays for no other. */
  owedFen: number
}

const orderId = rowId
const one = z.object({ orderId })
/** What the staff were shown to take. Back offices from before it was asked leave it out. */
const expectedOwedFen = z.int().min(0).optional()

const { roles: repricing } = rights.changePrice
const { roles: refunding } = rights.refund
const remark = z.string().trim().max(200)

/** Mounted under /api/merchant/:storeKey. */
export const merchantOrdersApi = {
  'GET /orders': takes(
    z.object({ tab: z.enum(orderTabs).default('todo'), search: z.string().trim().max(40).optional(), after }),
  ).gives<Page<MerchantOrderCard>>(),
  'GET /orders/:orderId': takes(one).gives<MerchantOrderView>(),
  /** For an open back office: what waits, and the newest order that has come since. */
  'GET /orders-pulse': takes(z.object({})).gives<{
    counts: OrderCounts
    newestId: string | null
    newestAt: string | null
    /** The newest refund that a customer asks for and has had no answer to. */
    askedBack: { orderId: string; at: string } | null
  }>(),
  'POST /orders/:orderId/accept': takes(one).gives<MerchantOrderView>(),
  'POST /orders/:orderId/finish': takes(one).gives<MerchantOrderView>(),
  'POST /orders/:orderId/ship': takes(
    z.object({
      orderId,
      /** Left out where the store's own people bring it. */
      carrier: z.string().max(16).optional(),
      trackingNo: z.string().trim().regex(trackingRule.pattern, { error: trackingRule.text }).optional(),
    }),
  ).gives<MerchantOrderView>(),
  /** `isPaid`: the money was taken at the same moment. */
  'POST /orders/:orderId/hand-over': takes(
    z.object({ orderId, isPaid: z.boolean().default(false), expectedOwedFen }),
  ).gives<MerchantOrderView>(),
  'POST /orders/:orderId/receive': takes(
    z.object({ orderId, isPaid: z.boolean().default(false), expectedOwedFen }),
  ).gives<MerchantOrderView>(),
  'POST /orders/:orderId/collect': takes(z.object({ orderId, expectedOwedFen })).gives<MerchantOrderView>(),
  'POST /orders/:orderId/close': takes(z.object({ orderId, remark: remark.default('') }))
    .for(...repricing)
    .gives<MerchantOrderView>(),
  /** What it shall cost, before it is paid: less than it does, or as much as it did. */
  'PUT /orders/:orderId/price': takes(z.object({ orderId, totalFen: z.int().min(0).max(100_000_000) }))
    .for(...repricing)
    .gives<MerchantOrderView>(),
  'PUT /orders/:orderId/remark': takes(z.object({ orderId, remark })).gives<MerchantOrderView>(),
  /** Whose code this is; nothing is handed over yet. */
  'GET /pickups/:code': takes(z.object({ code: z.string().trim().max(64) })).gives<MerchantOrderView>(),

  'GET /refunds': takes(z.object({ isOpen: z.stringbool().default(true), after })).gives<Page<RefundCard>>(),
  /** The store gives money back without having been asked; recorded once it has moved. */
  'POST /orders/:orderId/refunds': takes(
    z.object({ orderId, requestKey, amountFen: z.int().min(1), reason: z.string().trim().max(100).default('') }),
  )
    .for(...refunding)
    .gives<MerchantOrderView>(),
  'POST /refunds/:refundId/agree': takes(z.object({ refundId: rowId }))
    .for(...refunding)
    .gives<MerchantOrderView>(),
  'POST /refunds/:refundId/refuse': takes(z.object({ refundId: rowId, reply: z.string().trim().min(1).max(100) }))
    .for(...refunding)
    .gives<MerchantOrderView>(),
  /** Tries again what could not go back: the merchant has seen to it. */
  'POST /refunds/:refundId/retry': takes(z.object({ refundId: rowId }))
    .for(...refunding)
    .gives<MerchantOrderView>(),
  /** What cannot reach the customer goes to the merchant's own account, who gives it to them by hand. */
  'POST /refunds/:refundId/take-back': takes(z.object({ refundId: rowId }))
    .for(...refunding)
    .gives<MerchantOrderView>(),
  /** The money was given back by hand. */
  'POST /refunds/:refundId/record': takes(z.object({ refundId: rowId }))
    .for(...refunding)
    .gives<MerchantOrderView>(),

  'GET /sittings': takes(z.object({})).gives<SittingView[]>(),
  /** Everything at the table is paid and done: what the staff were shown, and what was owed of it taken at this moment. */
  'POST /sittings/:sittingId/close': takes(
    z.object({ sittingId: rowId, orderIds: z.array(rowId).max(500), expectedOwedFen: z.int().min(0) }),
  ).gives<SittingView[]>(),
}
