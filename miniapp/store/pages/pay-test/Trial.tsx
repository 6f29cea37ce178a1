import { useCallback } from 'react'
import type { PaymentTrialView } from '../../../../shared/api/customer/payment'
import type { CallFailure } from '../../../kit/call'
import { Button } from '../../../kit/components/Button'
import { call } from '../../api'
import { Outcome } from '../../paying/Outcome'
import type { OutcomeTone } from '../../paying/tone'
import { usePaying, type PayingStage } from '../../paying/usePaying'

interface Props {
  testId: string
  trial: PaymentTrialView
  onTold(trial: PaymentTrialView): void
}

const isOver = ({ state }: PaymentTrialView): boolean => state === 'paid' || state === 'disputed'
const nothing = () => undefined

export function Trial({ testId, trial, onTold }: Props) {
  const begin = useCallback(() => call('POST /payment-tests/:testId/payment', { testId }), [testId])
  const look = useCallback(async () => {
    const told = await call('POST /payment-tests/:testId/confirm', { testId })
    onTold(told)
    return told
  }, [testId, onTold])
  const { stage, failure, isRunning, pay } = usePaying({ begin, look, isOver }, nothing)
  const isDone = isOver(trial) && stage !== 'asking' && stage !== 'confirming'
  return (
    <Outcome {...shownOf(trial, stage, failure)} fen={trial.amountFen}>
      {(!isDone || trial.isReturned) && (
        <Button kind={isDone ? 'quiet' : 'primary'} isBusy={isRunning} onClick={pay}>
          {isDone ? '再测一次' : '付款测试'}
        </Button>
      )}
    </Outcome>
  )
}

interface Shown {
  tone: OutcomeTone
  title: string
  note: string
}

function shownOf(trial: PaymentTrialView, stage: PayingStage, failure: CallFailure | null): Shown {
  if (failure) return { tone: 'failing', title: '没有付成', note: failure.text }
  if (stage === 'confirming') return { tone: 'busy', title: '正在确认付款…', note: '马上就好' }
  if (stage === 'asking') return { tone: 'busy', title: '正在打开微信支付…', note: '请在弹出的页面里付款' }
  if (trial.isReturned) return { tone: 'done', title: '已收到，并已退回', note: '收款和退款都正常，可以回到商家后台了' }
  if (trial.state === 'paid')
    return { tone: 'done', title: '已收到，正在原路退回', note: '收款正常。退回后这里会告诉您' }
  if (trial.state === 'disputed')
    return { tone: 'failing', title: '付款需要核对', note: '收到的付款对不上，请在商家后台的“待处理”里查看' }
  if (stage === 'late')
    return { tone: 'waiting', title: '还没有收到付款', note: '如果微信已经扣款，过一会儿再打开这一页看看' }
  return { tone: 'waiting', title: trial.storeName, note: '付 1 分钱测试收款，收到后自动原路退回' }
}
