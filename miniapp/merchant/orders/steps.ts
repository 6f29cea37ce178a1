import type { MerchantOrderView } from '../../../shared/api/merchant/orders'
import type { OrderMethod } from '../../../shared/order'
import type { Step } from '../../kit/components/Steps'
import { dayAndTime } from '../../kit/time'

const texts: Record<string, string> = {
  place: '顾客下单',
  pay: '顾客付款',
  accept: '店家接单',
  finish: '备好了',
  ship: '已发出',
  receive: '已送达',
  cancel: '顾客取消',
  close: '店家关闭',
  expire: '自动关闭',
  payLate: '关闭后收到付款',
  giveBack: '退回付款',
}

const handedOver: Record<OrderMethod, string> = {
  express: '已交给顾客',
  delivery: '已交给顾客',
  pickup: '顾客取走',
  dineIn: '上齐了',
}

const stopping: readonly string[] = ['cancel', 'close', 'expire']

/** What has happened to it, the first thing first. */
export const stepsOf = ({ steps, method }: Pick<MerchantOrderView, 'steps' | 'method'>): Step[] =>
  steps.map(({ event, at }) => ({
    title: event === 'handOver' ? handedOver[method] : (texts[event] ?? '有变化'),
    time: dayAndTime(at),
    state: stopping.includes(event) ? 'stopped' : 'done',
  }))
