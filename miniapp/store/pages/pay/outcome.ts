import type { OrderView } from '../../../../shared/api/customer/orders'
import type { PaymentStandView } from '../../../../shared/api/customer/payment'
import type { CallFailure } from '../../../kit/call'
import type { OutcomeTone } from '../../paying/tone'
import type { PayingStage } from '../../paying/usePaying'

export type Told = PaymentStandView & { order: OrderView }

interface Shown {
  tone: OutcomeTone
  title: string
  note: string
  fen?: number
  canPayAgain: boolean
}

export const isOver = ({ state, order }: Told): boolean => state === 'disputed' || order.state !== 'unpaid'

/** What the page says. */
export function outcomeOf({
  stage,
  told,
  failure,
}: {
  stage: PayingStage
  told: Told | null
  failure: CallFailure | null
}): Shown {
  if (failure)
    return { tone: 'failing', title: '没有付成', note: failure.text, canPayAgain: failure.next !== 'refresh' }
  if (stage === 'over' && told) return endOf(told)
  if (stage === 'late')
    return {
      tone: 'waiting',
      title: '还没有收到付款',
      note: '如果微信已经扣款，到账后订单会自动更新，不用重复付款',
      canPayAgain: true,
    }
  if (stage === 'confirming')
    return { tone: 'busy', title: '正在确认付款…', note: '马上就好，请不要关闭这一页', canPayAgain: false }
  return { tone: 'busy', title: '正在打开微信支付…', note: '请在弹出的页面里确认金额后付款', canPayAgain: false }
}

function endOf({ state, order }: Told): Shown {
  if (state === 'disputed')
    return {
      tone: 'failing',
      title: '付款需要核对',
      note: '收到的付款和订单对不上，店家会尽快处理，也可以打电话给店家',
      canPayAgain: false,
    }
  if (order.state === 'latePaid' || order.state === 'closed')
    return {
      tone: 'waiting',
      title: '订单已经关闭',
      note:
        state === 'paid'
          ? '付款来得晚了一点。已经扣的钱会自动原路退回，不用您操作'
          : '已经过了付款时间。如果已经扣款，会自动原路退回，不用您操作',
      canPayAgain: false,
    }
  return {
    tone: 'done',
    title: '付款成功',
    note: '店家已经收到您的订单',
    fen: order.paidFen,
    canPayAgain: false,
  }
}
