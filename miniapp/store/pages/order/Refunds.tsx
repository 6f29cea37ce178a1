import { useCallback } from 'react'
import { View } from '@tarojs/components'
import type { OrderView, RefundView } from '../../../../shared/api/customer/orders'
import { yuan } from '../../../../shared/money'
import { refundTexts } from '../../../../shared/order'
import { Button } from '../../../kit/components/Button'
import { Card } from '../../../kit/components/Card'
import { Cell } from '../../../kit/components/Cell'
import { Tag } from '../../../kit/components/Tag'
import { dayAndTime } from '../../../kit/time'
import { useAction } from '../../../kit/useAction'
import { call } from '../../api'

interface Props {
  order: OrderView
  onChange(order: OrderView): void
}

/** What was asked back, and what became of it. */
export function Refunds({ order, onChange }: Props) {
  const { id: orderId, refunds } = order
  const withdrawing = useAction(
    useCallback(
      async (refundId: string) =>
        onChange(await call('POST /orders/:orderId/refunds/:refundId/withdraw', { orderId, refundId })),
      [orderId, onChange],
    ),
  )
  if (refunds.length === 0) return null
  return (
    <Card title="退款" isFlush>
      {refunds.map((refund) => (
        <Cell key={refund.id} title={`¥${yuan(refund.amountFen)}　${refund.reason}`} note={noteOf(refund)}>
          <Tag tone={refundTexts[refund.state].tone}>{refundTexts[refund.state].name}</Tag>
          {refund.state === 'requested' && refund.askedBy === 'customer' && (
            <View>
              <Button
                kind="quiet"
                size="small"
                isBusy={withdrawing.isRunning}
                onClick={() => withdrawing.run(refund.id)}
              >
                撤回
              </Button>
            </View>
          )}
        </Cell>
      ))}
    </Card>
  )
}

function noteOf({ reply, createdAt, refundedAt, askedBy, ...refund }: RefundView): string {
  const begun = askedBy === 'customer' ? '提出' : askedBy === 'store' ? '店家退款' : '自动退款'
  const when = refundedAt
    ? `${dayAndTime(refundedAt)} ${refund.isToMerchant ? '已退到商户账户' : '已退'}`
    : `${dayAndTime(createdAt)} ${begun}`
  const said = reply && `店家说：${reply}`
  return [when, said, wayBack(refund)].filter(Boolean).join('，')
}

type WayBack = Pick<RefundView, 'state' | 'isThroughWechat' | 'isToMerchant'>

/** How the money comes back, in the customer's words: what the store has to do about it is not theirs to read. */
function wayBack({ state, isThroughWechat, isToMerchant }: WayBack): string {
  if (isToMerchant) return '' // the store has said how
  switch (state) {
    case 'agreed':
    case 'sent':
      return isThroughWechat ? '原路退回：零钱很快到账，银行卡要 1 到 3 个工作日' : ''
    case 'stuck':
      return '暂时退不到您的账户，店家正在处理'
    case 'failed':
      return '这次没有退成，可以联系店家或重新申请'
    default:
      return ''
  }
}
