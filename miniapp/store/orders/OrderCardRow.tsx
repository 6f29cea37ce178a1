import { View } from '@tarojs/components'
import type { OrderCard } from '../../../shared/api/customer/orders'
import { orderStateText, orderTones } from '../../../shared/order'
import { Money } from '../../kit/components/Money'
import { Picture } from '../../kit/components/Picture'
import { Tag } from '../../kit/components/Tag'
import { dayAndTime } from '../../kit/time'
import { open } from '../navigate'
import { wayText } from './story'
import './OrderCardRow.scss'

const most = 4

/** One order in the list: what, how much, and where it stands. */
export function OrderCardRow({ order }: { order: OrderCard }) {
  const { id, lines, quantity, totalFen, placedAt, state, refundedFen } = order
  return (
    <View className="order-row" hoverClass="order-row-down" onClick={() => open('order', { id })}>
      <View className="order-row-head">
        <View className="order-row-when">
          {dayAndTime(placedAt)}　{wayText(order)}
        </View>
        <Tag tone={orderTones[state]}>{orderStateText(order)}</Tag>
      </View>
      <View className="order-row-goods">
        {lines.slice(0, most).map(({ id: lineId, pictureUrl }) => (
          <View className="order-row-picture" key={lineId}>
            <Picture src={pictureUrl} height="100%" />
          </View>
        ))}
        {lines.length === 1 && <View className="order-row-name">{lines[0]?.name}</View>}
        <View className="order-row-sum">
          <Money fen={totalFen} size="quiet" />
          <View className="order-row-count">共 {quantity} 件</View>
        </View>
      </View>
      {refundedFen > 0 && (
        <View className="order-row-refund">
          已退 <Money fen={refundedFen} size="quiet" />
        </View>
      )}
    </View>
  )
}
