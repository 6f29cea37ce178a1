import type { OrderCard, OrderView } from '../../../shared/api/customer/orders'
import { closeTexts, isBrought, methodTexts, payTexts } from '../../../shared/order'
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
      return { title: '等店家接单', note: '已付款，店家接单后开始准备' }
    case 'preparing':
      return { title: method === 'express' ? '店家正在备货' : '店家正在准备', note: nextAfterPreparing(order) }
    case 'ready':
      return readyStory(order)
    case 'shipped':
      return { title: method === 'express' ? '包裹在路上' : '正在送来', note: afterShipping(order) }
    case 'completed':
      return { title: '已完成', note: thanks }
    case 'closed':
      return { title: '已关闭', note: closeReason ? closeTexts[closeReason] : '' }
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

/** Who brings what is paid on delivery tells the store that it was paid. */
const afterShipping = ({ actions }: OrderView): string =>
  actions.includes('receive') ? '收到后请点“确认收货”' : '店家收到货款后，订单就完成了'

function readyStory({ method, pickupNumber }: OrderView): Story {
  if (method === 'pickup')
    return {
      title: '可以取货了',
      note: pickupNumber === null ? '请出示取货码' : `听到 ${pickupNumber} 号，或出示取货码`,
    }
  return method === 'dineIn' ? { title: '正在上菜', note: '请慢用' } : { title: '已备好', note: '马上出发' }
}

/** How it is paid, said as long as something is owed. */
export function owedText({ state, method, payMethod, paidFen, totalFen }: OrderCard): string {
  if (state === 'closed' || state === 'latePaid') return ''
  if (paidFen >= totalFen) return '已付款'
  if (payMethod === 'online') return `${payTexts[method].online}，待付 ¥${yuan(totalFen - paidFen)}`
  const when = isBrought(method) ? '收货时' : method === 'pickup' ? '取货时' : '离店前'
  return `${payTexts[method].offline}，${when}付 ¥${yuan(totalFen - paidFen)}`
}

/** Where it is eaten, fetched or brought, for the card in a list. */
export const wayText = ({ method, tableName, pickupNumber }: OrderCard): string => {
  if (tableName) return `${methodTexts[method].name} · ${tableName}`
  return pickupNumber === null ? methodTexts[method].name : `${methodTexts[method].name} · ${pickupNumber} 号`
}
