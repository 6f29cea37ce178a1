import type { OrderStepView, OrderView } from '../../../shared/api/customer/orders'
import type { OrderMethod } from '../../../shared/order'
import type { Step } from '../../kit/components/Steps'
import { dayAndTime } from '../../kit/time'

const texts: Record<string, string> = {
  place: '下单',
  pay: '已付款',
  accept: '店家接单',
  ship: '已发出',
  receive: '已收到',
  cancel: '已取消',
  close: '店家关闭了订单',
  expire: '超时自动关闭',
  payLate: '关闭后收到付款',
  giveBack: '付款已退回',
}

const handedOver: Record<OrderMethod, string> = {
  express: '已交给您',
  delivery: '已交给您',
  pickup: '已取走',
  dineIn: '已上齐',
}

const textOf = ({ event }: OrderStepView, method: OrderMethod): string => {
  if (event === 'finish') return method === 'dineIn' ? '做好了' : '已备好'
  if (event === 'handOver') return handedOver[method]
  return texts[event] ?? '有新进展'
}

/** What happened, the latest first. */
export const timelineOf = ({ steps, method }: OrderView): Step[] =>
  [...steps].reverse().map((step, at) => ({
    title: textOf(step, method),
    time: dayAndTime(step.at),
    state: at === 0 ? 'now' : 'done',
  }))
