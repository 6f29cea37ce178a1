import { View } from '@tarojs/components'
import type { MerchantOrderCard, MerchantOrderView } from '../../../shared/api/merchant/orders'
import { yuan } from '../../../shared/money'
import { orderStateText, orderTones } from '../../../shared/order'
import { Button } from '../../kit/components/Button'
import { Money } from '../../kit/components/Money'
import { Tag } from '../../kit/components/Tag'
import { ago } from '../../kit/time'
import { open } from '../navigate'
import { actionText, isOnward, myActions } from './actions'
import { Lines } from './Lines'
import { paidText } from './paidText'
import { placeName } from './placeName'
import { useOrderActions } from './useOrderActions'
import './OrderCard.scss'

interface Props {
  order: MerchantOrderCard
  onChange(order: MerchantOrderView): void
}

/** An order in a list: whose, what, how much, and the next step as a button. */
export function OrderCard({ order, onChange }: Props) {
  const { act, isActing, failure, question } = useOrderActions(order, onChange)
  const onward = myActions(order).filter(isOnward)
  const isAsked = order.askedBackFen > 0
  const look = () => open('order', { id: order.id })
  return (
    <View className="order">
      <View className="order-body" hoverClass="order-down" onClick={look}>
        <Title order={order} />
        {isAsked && (
          <View className="order-asked">
            <Tag tone="waiting">{`顾客申请退款 ¥${yuan(order.askedBackFen)}`}</Tag>
          </View>
        )}
        <Lines lines={order.lines} most={4} />
        {order.note && <View className="order-note">{`备注：${order.note}`}</View>}
        {order.remark && <View className="order-remark">{`店内备注：${order.remark}`}</View>}
        <Total order={order} />
      </View>
      {failure && <View className="order-failure">{failure.text}</View>}
      {(onward.length > 0 || isAsked) && (
        <View className="order-actions">
          {[...onward].reverse().map((action) => (
            <Button
              key={action}
              size="small"
              kind={action === onward[0] && !isAsked ? 'primary' : 'plain'}
              isBusy={isActing && action === onward[0]}
              onClick={() => act(action)}
            >
              {actionText(action, order)}
            </Button>
          ))}
          {isAsked && (
            <Button size="small" onClick={look}>
              处理退款
            </Button>
          )}
        </View>
      )}
      {question}
    </View>
  )
}

const Title = ({ order }: { order: MerchantOrderCard }) => (
  <View className="order-head">
    <View className="order-place">{placeName(order)}</View>
    <View className="order-when">{`${ago(order.placedAt)} · 尾号 ${order.number.slice(-4)}`}</View>
    <Tag tone={orderTones[order.state]}>{orderStateText(order)}</Tag>
  </View>
)

function Total({ order }: { order: MerchantOrderCard }) {
  const { quantity, totalFen, paidFen, refundedFen } = order
  return (
    <View className="order-total">
      <View className="order-pay">{paidText(order)}</View>
      {refundedFen > 0 && refundedFen < paidFen && <Tag tone="quiet">{`已退 ¥${yuan(refundedFen)}`}</Tag>}
      <View className="order-count">{`共 ${quantity} 件`}</View>
      <Money fen={totalFen} />
    </View>
  )
}
