import type { OrderCard, OrderView } from '../../../shared/api/customer/orders'
import { closeText, isBrought, methodTexts, payTexts } from '../../../shared/order'
import { yuan } from '../../../shared/money'
import { comingTime } from '../../kit/time'

interface Story {
  title: string
  note: string
}

/** Where an order stands, and what happens next. */
export function storyOf(order: OrderView): Story {
  const { state, method, payMethod, expiresAt, closeReason, thanks } = order
  const until = expiresAt ? `${comingTime(expiresAt)} 前没有接单会自动取消` : ''
  switch (state) {
    case 'unpaid':
      if (payMethod === 'online') return { title: '等待付款', note: '' }
      return { title: '等店家接单', note: until }
    case 'paid':
      return { title: '等店家接单', note: '店家接单后开始准备' }
    case 'preparing':
      return { title: method === 'express' ? '店家正在备货' : '店家正在准备', note: nextAfterPreparing(order) }
    case 'ready':
      return readyStory(order)
    case 'shipped':
      return { title: method === 'express' ? '包裹在路上' : '正在送来', note: afterShipping(order) }
    case 'completed':
      return { title: '已完成', note: thanks }
    case 'closed':
      return { title: '已关闭', note: closeReason ? closeText(closeReason, payMethod, 'customer') : '' }
    case 'latePaid':
      return { title: '正在退款', note: '钱到账时订单已经关闭，会自动原路退回，不用您操作' }
  }
}

function nextAfterPreparing({ method, wantedAt }: OrderView): string {
  if (method === 'express') return '发货后，这里会有快递单号'
  if (method === 'dineIn') return '做好就端上来'
  const when = wantedAt ? `${comingTime(wantedAt)}，` : ''
  return method === 'pickup' ? `${when}备好后这里会告诉您` : `${when}出发后这里会告诉您`
}

/** What is paid on delivery cannot be confirmed before it is paid. */
function afterShipping({ actions, method }: Pick<OrderView, 'actions' | 'method'>): string {
  if (actions.includes('receive')) return '收到后请点“确认收货”'
  return method === 'express' ? '收货时付款给快递员' : '收货时付款给送货的人'
}

function readyStory({ method, pickupNumber }: OrderView): Story {
  if (method === 'pickup')
    return {
      title: '可以取货了',
      note: pickupNumber === null ? '请出示取货码' : `听到 ${pickupNumber} 号，或出示取货码`,
    }
  return method === 'dineIn' ? { title: '正在上菜', note: '请慢用' } : { title: '已备好', note: '马上出发' }
}

type Owed = Pick<OrderCard, 'state' | 'method' | 'payMethod' | 'paidFen' | 'refundedFen' | 'totalFen'>

/** How it is paid, said as long as something is owed; then what has become of the money. */
export function owedText({ state, method, payMethod, paidFen, refundedFen, totalFen }: Owed): string {
  if (state === 'closed' || state === 'latePaid') return ''
  if (totalFen === 0) return freeText({ state, payMethod })
  if (paidFen >= totalFen) return refundedFen === 0 ? '已付款' : refundedText(refundedFen, paidFen)
  if (payMethod === 'online') return `${payTexts[method].online}，待付 ¥${yuan(totalFen - paidFen)}`
  const when = isBrought(method) ? '收货时' : method === 'pickup' ? '取货时' : '离店前'
  return `${payTexts[method].offline}，${when}付 ¥${yuan(totalFen - paidFen)}`
}

const refundedText = (refundedFen: number, paidFen: number): string =>
  refundedFen < paidFen ? `已付款，已退 ¥${yuan(refundedFen)}` : '已全额退款'

/** Repriced to nothing: one that waits for money goes on only by the customer's tap. */
const freeText = ({ state, payMethod }: Pick<OrderCard, 'state' | 'payMethod'>): string =>
  state === 'unpaid' && payMethod === 'online' ? '店家改价后不用付钱，点“去付款”确认就好' : '不用付钱'

/** Where it is eaten, fetched or brought, for the card in a list. */
export const wayText = ({ method, tableName, pickupNumber }: OrderCard): string => {
  if (tableName) return `${methodTexts[method].name} · ${tableName}`
  return pickupNumber === null ? methodTexts[method].name : `${methodTexts[method].name} · ${pickupNumber} 号`
}
