import { machine, type StateOf } from './machine'

/**
 * One order. `unpaid` waits for the money, or, where the customer pays on the spot, for the store to accept it. It has no
 * refund state: what was refunded is the sum of its refunds.
 *
 * `latePaid`: the money came after it was closed, and goes back.
 */
// prettier-ignore
export const orderMachine = machine('order', 'unpaid', {
  unpaid:    { pay: 'paid', accept: 'preparing', cancel: 'closed', close: 'closed', expire: 'closed' },
  paid:      { accept: 'preparing', ship: 'shipped', close: 'closed' },
  preparing: { finish: 'ready', ship: 'shipped', close: 'closed' },
  ready:     { handOver: 'completed', ship: 'shipped', close: 'closed' },
  shipped:   { receive: 'completed', close: 'closed' },
  completed: {},
  closed:    { payLate: 'latePaid' },
  latePaid:  { giveBack: 'closed' },
})

export type OrderState = StateOf<typeof orderMachine>
export type OrderEvent = Parameters<typeof orderMachine.next>[1]

/** How goods come to the customer: by a carrier, by the store's own people, taken away, eaten at a table. */
export const orderMethods = ['express', 'delivery', 'pickup', 'dineIn'] as const
export type OrderMethod = (typeof orderMethods)[number]

export const methodTexts: Record<OrderMethod, { name: string; hint: string; ready: string }> = {
  express: { name: '快递', hint: '快递到家', ready: '待发货' },
  delivery: { name: '外送', hint: '店家送上门', ready: '待配送' },
  pickup: { name: '自提', hint: '到店自取', ready: '待取货' },
  dineIn: { name: '堂食', hint: '扫桌码点餐', ready: '待上齐' },
}

/** `online`: in the mini-program, before anything is made. `offline`: on the spot, to the store or whoever brings it. */
export type PayMethod = 'online' | 'offline'

export const payTexts: Record<OrderMethod, Record<PayMethod, string>> = {
  express: { online: '微信支付', offline: '货到付款' },
  delivery: { online: '微信支付', offline: '货到付款' },
  pickup: { online: '微信支付', offline: '到店付款' },
  dineIn: { online: '微信支付', offline: '到店付款' },
}

/** What decides which of the machine's arrows a person may take. */
export interface OrderFacts {
  state: OrderState
  method: OrderMethod
  payMethod: PayMethod
  /** Fen that were ever received. */
  paidFen: number
  /** Fen received and not given back. */
  heldFen: number
  totalFen: number
}

/** Buttons of the store's staff: arrows of the machine that this order's method and money allow. */
export type StaffAction = 'accept' | 'finish' | 'ship' | 'handOver' | 'receive' | 'collect' | 'reprice' | 'close'

/** Fen that are still to be paid on the spot; what was given back is not owed again. */
export const owedFenOf = ({
  payMethod,
  totalFen,
  paidFen,
}: Pick<OrderFacts, 'payMethod' | 'totalFen' | 'paidFen'>): number =>
  payMethod === 'offline' ? Math.max(0, totalFen - paidFen) : 0

const owes = (order: OrderFacts): boolean => owedFenOf(order) > 0

/** Everything the staff may do with an order now, the most likely first. The server asks the same function. */
export function staffActions(order: OrderFacts): StaffAction[] {
  const { state, method, payMethod, paidFen, heldFen } = order
  const events = orderMachine.events(state)
  const isSent = isBrought(method)
  const actions: [StaffAction, boolean][] = [
    ['accept', events.includes('accept') && (state === 'paid' || payMethod === 'offline')],
    ['ship', events.includes('ship') && isSent],
    ['finish', events.includes('finish') && !isSent],
    ['handOver', events.includes('handOver') && !isSent],
    ['receive', events.includes('receive')],
    ['collect', owes(order) && !['unpaid', 'closed', 'latePaid'].includes(state)],
    ['reprice', (state === 'unpaid' || (owes(order) && paidFen === 0)) && events.includes('close')],
    ['close', events.includes('close') && heldFen === 0],
  ]
  return actions.filter(([, isAllowed]) => isAllowed).map(([action]) => action)
}

/** Buttons of the customer. What is paid on delivery is received once the store has its money: it says so itself. */
export type CustomerAction = 'pay' | 'cancel' | 'receive' | 'askRefund' | 'reorder'

export function customerActions(order: OrderFacts): CustomerAction[] {
  const { state, heldFen, payMethod } = order
  const actions: [CustomerAction, boolean][] = [
    ['pay', state === 'unpaid' && payMethod === 'online'],
    ['cancel', state === 'unpaid'],
    ['receive', state === 'shipped' && !owes(order)],
    ['askRefund', heldFen > 0 && state !== 'latePaid'],
    ['reorder', state !== 'unpaid'],
  ]
  return actions.filter(([, isAllowed]) => isAllowed).map(([action]) => action)
}

/** Where an order stands, in a word for its tag. */
export function orderStateText({
  state,
  method,
  payMethod,
}: Pick<OrderFacts, 'state' | 'method' | 'payMethod'>): string {
  if (state === 'unpaid') return payMethod === 'offline' ? '待接单' : '待付款'
  return {
    paid: '待接单',
    preparing: method === 'express' ? '待发货' : '备货中',
    ready: methodTexts[method].ready,
    shipped: method === 'express' ? '已发货' : '配送中',
    completed: '已完成',
    closed: '已关闭',
    latePaid: '退款中',
  }[state]
}

/** Which of the staff's lists an order stands in: who has to do what next. */
export const desks = ['payment', 'accept', 'prepare', 'send', 'hand', 'shipped', 'completed', 'closed'] as const
export type Desk = (typeof desks)[number]

/** Where somebody of the staff has to do something. */
export const busyDesks: readonly Desk[] = ['accept', 'prepare', 'send', 'hand']

export function deskOf({ state, method, payMethod }: Pick<OrderFacts, 'state' | 'method' | 'payMethod'>): Desk {
  switch (state) {
    case 'unpaid':
      return payMethod === 'offline' ? 'accept' : 'payment'
    case 'paid':
      return 'accept'
    case 'preparing':
      return isBrought(method) ? 'send' : 'prepare'
    case 'ready':
      return 'hand'
    case 'latePaid':
      return 'closed'
    default:
      return state
  }
}

/** To the customer's door, by a carrier or by the store's own people. */
export const isBrought = (method: OrderMethod): boolean => method === 'express' || method === 'delivery'

/** What bringing it costs is called by who brings it. */
export const feeName = (method: OrderMethod): string => (method === 'express' ? '运费' : '配送费')

export type OrderTone = 'waiting' | 'failing' | 'done' | 'info'

export const orderTones: Record<OrderState, OrderTone> = {
  unpaid: 'waiting',
  paid: 'waiting',
  preparing: 'info',
  ready: 'info',
  shipped: 'info',
  completed: 'done',
  closed: 'done',
  latePaid: 'waiting',
}

/** Still going on: neither done nor given up. */
export const openStates: readonly OrderState[] = ['unpaid', 'paid', 'preparing', 'ready', 'shipped']

export const endedStates: readonly OrderState[] = ['completed', 'closed']

/** Why an order was closed. `refunded`: everything that was paid for it has gone back before it was handed over. */
export type CloseReason = 'cancelled' | 'expired' | 'byStore' | 'erased' | 'refunded'

/** Who reads about an order. */
export type OrderReader = 'staff' | 'customer'

const closeTexts: Record<Exclude<CloseReason, 'expired'>, Record<OrderReader, string>> = {
  cancelled: { staff: '顾客取消了订单', customer: '订单已取消' },
  byStore: { staff: '店家关闭了订单', customer: '店家关闭了订单' },
  erased: { staff: '顾客删除了个人信息', customer: '下单人删除了个人信息' },
  refunded: { staff: '已全额退款', customer: '已全额退款' },
}

/** Who let the time pass: the customer who did not pay, or the store that did not accept. */
const expiredTexts: Record<PayMethod, Record<OrderReader, string>> = {
  online: { staff: '顾客没有按时付款，已自动关闭', customer: '没有在规定时间内付款，已自动取消' },
  offline: { staff: '太久没有接单，已自动关闭', customer: '店家没有及时接单，已自动取消' },
}

/** Why an order was closed, in the words of whoever reads it. */
export const closeText = (reason: CloseReason, payMethod: PayMethod, reader: OrderReader): string =>
  (reason === 'expired' ? expiredTexts[payMethod] : closeTexts[reason])[reader]

/**
 * Money that goes back. `requested` by the customer; `agreed` still has to move; `sent`: WeChat Pay has taken it on;
 * `stuck`: it cannot reach the customer, a person has to act; `refunded` has moved; `failed` has not, and may be asked anew.
 */
// prettier-ignore
export const refundMachine = machine('refund', 'requested', {
  requested: { agree: 'agreed', refuse: 'refused', withdraw: 'withdrawn' },
  agreed:    { record: 'refunded', send: 'sent', fail: 'failed' },
  sent:      { record: 'refunded', stick: 'stuck', fail: 'failed' },
  stuck:     { record: 'refunded', fail: 'failed' },
  refunded:  {},
  failed:    {},
  refused:   {},
  withdrawn: {},
})

export type RefundState = StateOf<typeof refundMachine>

export const refundTexts: Record<RefundState, { name: string; tone: OrderTone }> = {
  requested: { name: '待店家处理', tone: 'waiting' },
  agreed: { name: '已同意，待退款', tone: 'info' },
  sent: { name: '退款中', tone: 'info' },
  stuck: { name: '退款异常', tone: 'failing' },
  refunded: { name: '已退款', tone: 'done' },
  failed: { name: '退款失败', tone: 'failing' },
  refused: { name: '店家未同意', tone: 'failing' },
  withdrawn: { name: '已撤回', tone: 'done' },
}

/** Refunds that keep their money from being refunded twice. */
export const heldRefundStates: readonly RefundState[] = ['requested', 'agreed', 'sent', 'stuck', 'refunded']

/** Refunds that somebody waits for. */
export const waitingRefundStates: readonly RefundState[] = ['requested', 'agreed', 'sent', 'stuck']

export const endedRefundStates: readonly RefundState[] = ['refunded', 'failed', 'refused', 'withdrawn']

/** `2611 2848 2739`: an order's number in groups that people can read aloud. */
export const spoken = (number: string): string => number.replace(/(\d{4})(?=\d)/g, '$1 ')
