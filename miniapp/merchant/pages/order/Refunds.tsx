import { useState } from 'react'
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
import { mayI } from '../../currentStore'
import { AgreeSheet, RecordSheet, RefuseSheet } from './refundSheets'
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

const askers: Record<RefundView['askedBy'], string> = { customer: '顾客申请', store: '店家退款', system: '系统' }

type Answer = 'agree' | 'refuse' | 'record'

const answersTo = (state: RefundState): Answer[] =>
  (['refuse', 'agree', 'record'] as const).filter((answer) => refundMachine.events(state).includes(answer))

const answerTexts: Record<Answer, string> = { refuse: '不同意', agree: '同意退款', record: '已退给顾客' }

function Refund({ refund, onChange }: { refund: RefundView; onChange: Props['onChange'] }) {
  const [answer, setAnswer] = useState<Answer | null>(null)
  const { state, amountFen, reason, reply, askedBy, createdAt } = refund
  const answers = mayI('refund') ? answersTo(state) : []
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
          </>
        }
      >
        <Tag tone={refundTexts[state].tone}>{refundTexts[state].name}</Tag>
      </Cell>
      {answers.length > 0 && (
        <View className="refund-answers">
          {answers.map((one) => (
            <Button key={one} size="small" kind={one === 'refuse' ? 'plain' : 'primary'} onClick={() => setAnswer(one)}>
              {answerTexts[one]}
            </Button>
          ))}
        </View>
      )}
      {answer === 'agree' && <AgreeSheet {...sheet} />}
      {answer === 'refuse' && <RefuseSheet {...sheet} />}
      {answer === 'record' && <RecordSheet {...sheet} />}
    </>
  )
}
