import type { PaymentTestView, PaymentView } from '../../../../shared/api/merchant/payment'
import type { Tone } from '../../../kit/components/NoticeBar'

type Toned = { tone: Tone | 'quiet'; word: string }

/** How collecting stands as a whole. */
export function standingOf({ using, isCollecting }: PaymentView): Toned & { note: string } {
  if (!using) return { tone: 'quiet', word: '未开通', note: '开通后，顾客下单时可以直接用微信付款' }
  if (using.state === 'failing' || using.problem)
    return { tone: 'failing', word: '有问题', note: '顾客现在可能付不了款，请按上面的提示处理' }
  return isCollecting
    ? { tone: 'done', word: '收款中', note: '顾客付的钱直接进这个商户号' }
    : { tone: 'waiting', word: '已暂停', note: '顾客现在不能用微信支付下单' }
}

export const testTones: Record<PaymentTestView['state'], Toned> = {
  none: { tone: 'waiting', word: '未测试' },
  asked: { tone: 'waiting', word: '未付款' },
  paid: { tone: 'info', word: '退回中' },
  returned: { tone: 'done', word: '正常' },
  failed: { tone: 'failing', word: '有问题' },
}
