import { View } from '@tarojs/components'
import type { MerchantOrderView } from '../../../shared/api/merchant/orders'
import { fenOf, yuan } from '../../../shared/money'
import { Button } from '../../kit/components/Button'
import { Sheet } from '../../kit/components/Sheet'
import { TextField } from '../../kit/components/TextField'
import { newRequestKey } from '../../kit/requestKey'
import { useForm, type Check } from '../../kit/useForm'
import { call } from '../api'

interface Props {
  order: MerchantOrderView
  onDone(order: MerchantOrderView): void
  onClose(): void
}

const plain = (fen: number): string => yuan(fen).replace(/,/g, '')

/** 退款: the store gives money back without having been asked. */
export function RefundSheet({ order, onDone, onClose }: Props) {
  const { id: orderId, refundableFen, payMethod } = order
  const amount: Check<string> = (typed) => {
    const fen = fenOf(typed)
    if (!fen) return '请填写金额，如 12.5'
    return fen > refundableFen ? `最多可退 ¥${yuan(refundableFen)}` : null
  }
  const form = useForm({
    draft: `refund:${orderId}`,
    // the key travels with the draft: a refund whose answer got lost is not made twice
    initial: { amountFen: plain(refundableFen), reason: '', requestKey: newRequestKey() },
    checks: { amountFen: amount },
    send: async ({ amountFen, reason, requestKey }) => {
      const wish = { amountFen: fenOf(amountFen) ?? 0, reason: reason.trim(), requestKey }
      onDone(await call('POST /orders/:orderId/refunds', { orderId, ...wish }))
    },
  })
  return (
    <Sheet title="退款给顾客" onClose={onClose}>
      <TextField
        label="退多少元"
        placeholder="如：12.50"
        hint={`最多可退 ¥${yuan(refundableFen)}${payMethod === 'online' ? '，确认后自动原路退给顾客' : ''}`}
        keyboard="decimal"
        maxLength={10}
        {...form.field('amountFen')}
      />
      <TextField label="原因" placeholder="如：少送了一份" maxLength={100} isOptional {...form.field('reason')} />
      {form.failure && <View className="k-sheet-problem">{form.failure.text}</View>}
      <Button isBusy={form.isSending} onClick={form.submit}>
        确认退款
      </Button>
      <Button kind="quiet" onClick={onClose}>
        取消
      </Button>
    </Sheet>
  )
}
