import { z } from 'zod'
import { goodsLimits } from '../../goods'
import type { Problem } from '../../next'
import {
  orderMethods,
  type CloseReason,
  type CustomerAction,
  type OrderMethod,
  type OrderState,
  type PayMethod,
  type RefundState,
} from '../../order'
import type { Amounts } from '../../price'
import { takes } from '../contract'
import { after, phoneNumber, requestKey, rowId, type Page } from '../ids'
import type { CartLineView, CartView } from './cart'
import type { MethodView } from './catalogue'
import type { AddressView } from './me'

export interface OrderLineView {
  id: string
  goodsId: string
  name: string
  pictureUrl: string | null
  variantText: string
  choicesText: string
  priceFen: number
  quantity: number
}

export interface ShipmentView {
  /** As people call the carrier; empty where the store brings it itself. */
  carrierName: string
  trackingNo: string
  at: string
}

export interface RefundView {
  id: string
  state: RefundState
  amountFen: number
  reason: string
  reply: string
  askedBy: 'customer' | 'store' | 'system'
  /** It goes back through WeChat Pay by itself; else the store gives it back by hand. */
  isThroughWechat: boolean
  /** It cannot reach the customer, goes to the merchant's own account, and is given to the customer by hand. */
  isToMerchant: boolean
  /** WeChat Pay refuses it: the store may give it back by hand instead. */
  isRefused: boolean
  /** What keeps it from going back. */
  problem: string | null
  createdAt: string
  refundedAt: string | null
}

/** Something that happened, in the words of whoever reads it. */
export interface TimelineLine {
  at: string
  text: string
  note: string | null
  /** `stopped`: somebody wanted it to end here. `failing`: somebody has to see to it. */
  tone: 'done' | 'stopped' | 'failing'
}

/** For builds of the store from before there was a timeline. */
export interface OrderStepView {
  event: string
  state: OrderState
  at: string
}

/** An order in a list. */
export interface OrderCard {
  id: string
  number: string
  state: OrderState
  method: OrderMethod
  payMethod: PayMethod
  totalFen: number
  paidFen: number
  refundedFen: number
  quantity: number
  summary: string
  lines: OrderLineView[]
  tableName: string | null
  pickupNumber: number | null
  placedAt: string
  /** When it closes by itself, while it waits. */
  expiresAt: string | null
  actions: CustomerAction[]
}

export interface OrderView extends OrderCard {
  amounts: Amounts
  contactName: string | null
  contactPhone: string | null
  place: { province: string; city: string; district: string; detail: string } | null
  pickupCode: string | null
  wantedAt: string | null
  note: string
  closeReason: CloseReason | null
  shipments: ShipmentView[]
  refunds: RefundView[]
  /** What may still be asked back. */
  refundableFen: number
  steps: OrderStepView[]
  /** What happened to it and to its money, the first thing first. */
  timeline: TimelineLine[]
  thanks: string
}

/** What is ordered: lines of the cart, or one thing bought at once. */
const what = z.union([
  z.object({ from: z.literal('cart'), table: z.string().max(32).optional() }),
  z.object({
    from: z.literal('goods'),
    goodsId: rowId,
    variantId: rowId,
    choiceIds: z.array(rowId).max(40).default([]),
    quantity: z.int().min(1).max(goodsLimits.quantity),
  }),
])

const method = z.enum(orderMethods)

/** Before it is ordered: what it costs, and what is in the way. */
export interface QuoteView {
  lines: CartLineView[]
  method: OrderMethod | null
  methods: (MethodView & { problem: string | null })[]
  amounts: Amounts
  address: AddressView | null
  /** Of the table that it is brought to. */
  tableName: string | null
  /** Whom to call, from the last order or the phone number that was given. */
  contact: { name: string; phone: string }
  noteHint: string
  waitMinutes: number
  /** Why it cannot be ordered now; empty when it can. */
  problems: Problem[]
}

/** Mounted under /api/customer/:storeKey. */
export const customerOrdersApi = {
  'POST /quote': takes(z.object({ what, method: method.optional(), addressId: rowId.optional() })).gives<QuoteView>(),
  'POST /orders': takes(
    z.object({
      requestKey,
      what,
      method,
      payMethod: z.enum(['online', 'offline']),
      addressId: rowId.optional(),
      contactName: z.string().trim().max(20).optional(),
      contactPhone: phoneNumber.optional(),
      wantedAt: z.iso.datetime().optional(),
      note: z.string().trim().max(200).default(''),
      /** What the customer saw and agreed to. */
      expectedTotalFen: z.int().min(0),
    }),
  ).gives<OrderView>(),
  'GET /orders': takes(
    z.object({ tab: z.enum(['all', 'unpaid', 'underWay', 'shipped', 'refunds']).default('all'), after }),
  ).gives<Page<OrderCard>>(),
  /** `table`: of the table one sits at; its orders are everybody's who sits there. */
  'GET /orders/:orderId': takes(z.object({ orderId: rowId, table: z.string().max(32).optional() })).gives<OrderView>(),
  'POST /orders/:orderId/cancel': takes(z.object({ orderId: rowId })).gives<OrderView>(),
  'POST /orders/:orderId/receive': takes(z.object({ orderId: rowId })).gives<OrderView>(),
  'POST /orders/:orderId/reorder': takes(z.object({ orderId: rowId })).gives<{ cart: CartView; left: string[] }>(),
  'POST /orders/:orderId/refunds': takes(
    z.object({
      orderId: rowId,
      requestKey,
      amountFen: z.int().min(1),
      reason: z.string().trim().min(1).max(100),
    }),
  ).gives<OrderView>(),
  'POST /orders/:orderId/refunds/:refundId/withdraw': takes(
    z.object({ orderId: rowId, refundId: rowId }),
  ).gives<OrderView>(),
}
