import type { PaymentTestView } from '../../../../shared/api/merchant/payment'
import type { Step } from '../../../kit/components/Steps'

const titles = ['扫码，打开测试页', '付 0.01 元', '收到付款', '原路退回']

/** How many of them are behind. */
const behind: Record<PaymentTestView['state'], number> = { none: 0, asked: 1, paid: 3, returned: 4, failed: 2 }

export const testSteps = ({ state, text }: PaymentTestView): Step[] =>
  titles.map((title, at) => {
    const now = behind[state]
    if (at < now) return { title, state: 'done' }
    if (at > now) return { title, state: 'later' }
    return state === 'failed' ? { title, note: text, state: 'failing' } : { title, note: text, state: 'now' }
  })
