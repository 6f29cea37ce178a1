import { useCallback, useState } from 'react'
import type { RefundView } from '../../../../shared/api/customer/orders'
import type { MerchantOrderView } from '../../../../shared/api/merchant/orders'
import { yuan } from '../../../../shared/money'
import { refundMachine, refundTexts, type RefundState } from '../../../../shared/order'
import { View } from '@tarojs/components'
import { Button } from '../../../kit/components/Button'
import { Card } from '../../../kit/components/Card'
import { Cell } from '../../../kit/components/Cell'
import { Tag } from '../../../kit/components/Tag'
import { dayAndTime } from '../../../kit/time'
import { useAction } from '../../../kit/useAction'
import { call } from '../../api'
import { mayI } from '../../currentStore'
import { AgreeSheet, InsteadSheet, RecordSheet, RefuseSheet, TakeBackSheet } from './refundSheets'
import './Refunds.scss'

interface Props {
  order: MerchantOrderView
  onChange(order: MerchantOrderView): void
}

/** What was asked back, with the answer as buttons. */
export function Refunds({ order, onChange }: Props) {
  if (order.refunds.length === 0) return null
  return (
    <Card title="退款" isFlush>
      {order.refunds.map((refund) => (
        <Refund key={refund.id} refund={refund} onChange={onChange} />
      ))}
    </Card>
  )
}

const askers: Record<RefundView['askedBy'], string> = {
  customer: '顾客申请',
  store: '店家退款',
  system: '系统自动退款',
}

type Answer = 'agree' | 'refuse' | 'record' | 'instead' | 'retry' | 'takeBack'

/** On its way through WeChat Pay; one that has failed is asked anew. */
const sending: readonly RefundState[] = ['agreed', 'sent', 'stuck']

/** What goes back through WeChat Pay moves by itself, or is tried again; the rest is given by hand, and noted. */
function answersTo({ state, isThroughWechat, isToMerchant, isRefused, problem }: RefundView): Answer[] {
  const events = refundMachine.events(state)
  const answers: [Answer, boolean][] = [
    ['refuse', events.includes('refuse')],
    ['agree', events.includes('agree')],
    ['record', events.includes('record') && !isThroughWechat],
    ['instead', isRefused],
    ['takeBack', isThroughWechat && state === 'stuck' && !isToMerchant],
    ['retry', isThroughWechat && problem !== null && sending.includes(state)],
  ]
  return answers.filter(([, isOffered]) => isOffered).map(([answer]) => answer)
}

const answerTexts: Record<Answer, string> = {
  refuse: '不同意',
  agree: '同意退款',
  record: '已退给顾客',
  instead: '改为自己退',
  retry: '再试一次',
  takeBack: '退到我的账户',
}

function Refund({ refund, onChange }: { refund: RefundView; onChange: Props['onChange'] }) {
  const [answer, setAnswer] = useState<Answer | null>(null)
  const { id: refundId, state, amountFen, reason, reply, askedBy, createdAt, problem } = refund
  const retrying = useAction(
    useCallback(async () => onChange(await call('POST /refunds/:refundId/retry', { refundId })), [refundId, onChange]),
  )
  const answers = mayI('refund') ? answersTo(refund) : []
  const trouble = retrying.failure?.text ?? problem
  const sheet = {
    refund,
    onClose: () => setAnswer(null),
    onDone: (changed: MerchantOrderView) => {
      setAnswer(null)
      onChange(changed)
    },
  }
  return (
    <>
      <Cell
        title={`¥${yuan(amountFen)}`}
        note={
          <>
            <View>{`${askers[askedBy]} · ${dayAndTime(createdAt)}`}</View>
            {reason && <View>{`原因：${reason}`}</View>}
            {reply && <View>{`回复：${reply}`}</View>}
            {trouble && <View className="refund-problem">{trouble}</View>}
          </>
        }
      >
        <Tag tone={refundTexts[state].tone}>{refundTexts[state].name}</Tag>
      </Cell>
      {answers.length > 0 && (
        <View className="refund-answers">
          {answers.map((one) => (
            <Button
              key={one}
              size="small"
              kind={one === 'refuse' || one === 'instead' ? 'plain' : 'primary'}
              isBusy={one === 'retry' && retrying.isRunning}
              onClick={() => (one === 'retry' ? retrying.run() : setAnswer(one))}
            >
              {answerTexts[one]}
            </Button>
          ))}
        </View>
      )}
      {answer === 'agree' && <AgreeSheet {...sheet} />}
      {answer === 'refuse' && <RefuseSheet {...sheet} />}
      {answer === 'record' && <RecordSheet {...sheet} />}
      {answer === 'instead' && <InsteadSheet {...sheet} />}
      {answer === 'takeBack' && <TakeBackSheet {...sheet} />}
    </>
  )
}
