import { useCallback } from 'react'
import { View } from '@tarojs/components'
import type { RefundView } from '../../../../shared/api/customer/orders'
import type { MerchantOrderView } from '../../../../shared/api/merchant/orders'
import { yuan } from '../../../../shared/money'
import { Button } from '../../../kit/components/Button'
import { Sheet } from '../../../kit/components/Sheet'
import { TextField } from '../../../kit/components/TextField'
import { useAction } from '../../../kit/useAction'
import { useForm } from '../../../kit/useForm'
import { call } from '../../api'
import { required } from '../../checks'

interface Props {
  refund: RefundView
  onDone(order: MerchantOrderView): void
  onClose(): void
}

export function AgreeSheet({ refund: { id: refundId, amountFen, isThroughWechat }, onDone, onClose }: Props) {
  const agree = useCallback(
    async () => onDone(await call('POST /refunds/:refundId/agree', { refundId })),
    [refundId, onDone],
  )
  return (
    <Confirm
      title={`同意退 ¥${yuan(amountFen)}？`}
      text={
        isThroughWechat
          ? '同意后，钱会从您的商户号自动原路退给顾客，不能撤回。'
          : '顾客会看到您同意了。接着请把钱退给他，再点“已退给顾客”。'
      }
      confirm="同意退款"
      act={agree}
      onClose={onClose}
    />
  )
}

const useRecord = (refundId: string, onDone: Props['onDone']) =>
  useCallback(async () => onDone(await call('POST /refunds/:refundId/record', { refundId })), [refundId, onDone])

export function RecordSheet({ refund: { id: refundId, amountFen }, onDone, onClose }: Props) {
  const record = useRecord(refundId, onDone)
  return (
    <Confirm
      title={`¥${yuan(amountFen)} 已经退给顾客了？`}
      text="当面退现金、转账都算。记下后不能撤回，还没交货的订单全额退款后会关闭。"
      confirm="已经退了"
      act={record}
      onClose={onClose}
    />
  )
}

/** First out of WeChat Pay's hands, then into the customer's: the other way round they might have it twice. */
export function InsteadSheet({ refund: { id: refundId, amountFen }, onDone, onClose }: Props) {
  const record = useRecord(refundId, onDone)
  return (
    <Confirm
      title={`改为自己退 ¥${yuan(amountFen)}？`}
      text="先点下面的按钮，成功后再当面退现金或转账给顾客。之后系统不会再从微信支付退，不能撤回；这笔货款留在微信支付，要在商户平台录入发货后才会结算。"
      confirm="改为自己退"
      act={record}
      onClose={onClose}
    />
  )
}

export function TakeBackSheet({ refund: { id: refundId, amountFen }, onDone, onClose }: Props) {
  const takeBack = useCallback(
    async () => onDone(await call('POST /refunds/:refundId/take-back', { refundId })),
    [refundId, onDone],
  )
  return (
    <Confirm
      title={`把 ¥${yuan(amountFen)} 退到您的账户？`}
      text="顾客的银行卡收不了款，钱会退到商户号的结算账户，不能撤回。请您用别的方式把钱转给顾客，顾客会看到这个说明。"
      confirm="退到我的账户"
      act={takeBack}
      onClose={onClose}
    />
  )
}

interface ConfirmProps {
  title: string
  text: string
  confirm: string
  act(): Promise<void>
  onClose(): void
}

function Confirm({ title, text, confirm, act, onClose }: ConfirmProps) {
  const acting = useAction(act)
  return (
    <Sheet title={title} onClose={onClose}>
      <View className="k-sheet-text">{text}</View>
      {acting.failure && <View className="k-sheet-problem">{acting.failure.text}</View>}
      <Button isBusy={acting.isRunning} onClick={acting.run}>
        {confirm}
      </Button>
      <Button kind="quiet" onClick={onClose}>
        取消
      </Button>
    </Sheet>
  )
}

export function RefuseSheet({ refund: { id: refundId, amountFen }, onDone, onClose }: Props) {
  const form = useForm({
    draft: `refuse:${refundId}`,
    initial: { reply: '' },
    checks: { reply: required('请写一句原因，顾客会看到') },
    send: async ({ reply }) => onDone(await call('POST /refunds/:refundId/refuse', { refundId, reply: reply.trim() })),
  })
  return (
    <Sheet title={`不同意退 ¥${yuan(amountFen)}`} onClose={onClose}>
      <TextField
        label="告诉顾客为什么"
        placeholder="如：商品已经做好，可以为您重做"
        maxLength={100}
        isLong
        {...form.field('reply')}
      />
      {form.failure && <View className="k-sheet-problem">{form.failure.text}</View>}
      <Button kind="danger" isBusy={form.isSending} onClick={form.submit}>
        不同意退款
      </Button>
      <Button kind="quiet" onClick={onClose}>
        取消
      </Button>
    </Sheet>
  )
}
