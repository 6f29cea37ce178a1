import { useCallback, useState } from 'react'
import { View } from '@tarojs/components'
import type { OrderView } from '../../../../shared/api/customer/orders'
import { fenOf, yuan } from '../../../../shared/money'
import { ActionBar } from '../../../kit/components/ActionBar'
import { Button } from '../../../kit/components/Button'
import { Card } from '../../../kit/components/Card'
import { Empty } from '../../../kit/components/Empty'
import { TextField } from '../../../kit/components/TextField'
import { newRequestKey } from '../../../kit/requestKey'
import { useForm } from '../../../kit/useForm'
import { call } from '../../api'
import { leave } from '../../navigate'
import './RefundForm.scss'

const reasons = ['不想要了', '商品有问题', '少了或错了', '等太久了']

export function RefundForm({ order }: { order: OrderView }) {
  const { id: orderId, refundableFen } = order
  const [requestKey] = useState(newRequestKey)
  const send = useCallback(
    async ({ amount, reason }: { amount: string; reason: string }) => {
      const amountFen = fenOf(amount) ?? 0
      await call('POST /orders/:orderId/refunds', { orderId, requestKey, amountFen, reason: reason.trim() })
      leave()
    },
    [orderId, requestKey],
  )
  const form = useForm({
    draft: `refund-${orderId}`,
    initial: { amount: yuan(refundableFen).replace(/,/g, ''), reason: '' },
    checks: {
      amount: (typed) => amountProblem(typed, refundableFen),
      reason: (typed) => (typed.trim() ? null : '请写一下原因'),
    },
    send,
  })
  const reason = form.field('reason')

  if (refundableFen <= 0) return <Empty text="这张订单没有可以退的钱，有疑问请联系店家" />
  return (
    <>
      <Card isFlush>
        <TextField
          label="退款金额（元）"
          keyboard="decimal"
          placeholder="0.00"
          hint={`最多 ¥${yuan(refundableFen)}`}
          {...form.field('amount')}
        />
        <TextField label="原因" placeholder="发生了什么" maxLength={100} isLong {...reason} />
      </Card>
      <View className="refund-reasons">
        {reasons.map((words) => (
          <View className="refund-reason" key={words} onClick={() => reason.onChange(words)}>
            {words}
          </View>
        ))}
      </View>
      <ActionBar failure={form.failure}>
        <Button isBusy={form.isSending} onClick={form.submit}>
          提交申请
        </Button>
      </ActionBar>
    </>
  )
}

function amountProblem(typed: string, mostFen: number): string | null {
  const fen = fenOf(typed)
  if (fen === null || fen === 0) return '请填写金额，最多两位小数'
  return fen > mostFen ? `最多可以退 ¥${yuan(mostFen)}` : null
}
