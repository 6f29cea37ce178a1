import { View } from '@tarojs/components'
import { fenOf, yuan } from '../../../shared/money'
import { Button } from '../../kit/components/Button'
import { Sheet } from '../../kit/components/Sheet'
import { TextField } from '../../kit/components/TextField'
import { useForm, type Check } from '../../kit/useForm'
import { call } from '../api'
import type { OrderSheetProps } from './sheet'

const amount: Check<string> = (typed) => (fenOf(typed) === null ? '请填写金额，如 12.5' : null)

/** 改价: a new total, before it is paid. */
export function RepriceSheet({ order, onDone, onClose }: OrderSheetProps) {
  const form = useForm({
    draft: `reprice:${order.id}`,
    initial: { totalFen: yuan(order.totalFen).replace(/,/g, '') },
    checks: { totalFen: amount },
    send: async ({ totalFen }) =>
      onDone(await call('PUT /orders/:orderId/price', { orderId: order.id, totalFen: fenOf(totalFen) ?? 0 })),
  })
  return (
    <Sheet title="改价" onClose={onClose}>
      <View className="k-sheet-text">{`现在是 ¥${yuan(order.totalFen)}，改后顾客按新的金额付款，不能高于原来的金额。`}</View>
      <TextField
        label="改为多少元"
        placeholder="如：12.50"
        keyboard="decimal"
        maxLength={10}
        {...form.field('totalFen')}
      />
      {form.failure && <View className="k-sheet-problem">{form.failure.text}</View>}
      <Button isBusy={form.isSending} onClick={form.submit}>
        改好了
      </Button>
      <Button kind="quiet" onClick={onClose}>
        取消
      </Button>
    </Sheet>
  )
}
