import { View } from '@tarojs/components'
import type { OrderLineView, OrderView } from '../../../../shared/api/customer/orders'
import { orderStateText, orderTones } from '../../../../shared/order'
import { Card } from '../../../kit/components/Card'
import { Money } from '../../../kit/components/Money'
import { Tag } from '../../../kit/components/Tag'
import { timeOfDay } from '../../../kit/time'
import './TableOrder.scss'

/** One order of the table: what, how many, and how far it is. */
export const TableOrder = ({ order, title }: { order: OrderView; title: string }) => (
  <Card title={`${title} ${timeOfDay(order.placedAt)}`} extra={<State order={order} />}>
    {order.lines.map((line) => (
      <Line key={line.id} line={line} />
    ))}
    {order.note && <View className="table-note">备注：{order.note}</View>}
  </Card>
)

const State = ({ order }: { order: OrderView }) => <Tag tone={orderTones[order.state]}>{orderStateText(order)}</Tag>

function Line({ line: { name, variantText, choicesText, quantity, priceFen } }: { line: OrderLineView }) {
  const detail = [variantText, choicesText].filter(Boolean).join('，')
  return (
    <View className="table-line">
      <View className="table-line-words">
        <View>{name}</View>
        {detail && <View className="table-line-note">{detail}</View>}
      </View>
      <View className="table-line-count">×{quantity}</View>
      <View className="table-line-money">
        <Money fen={priceFen * quantity} />
      </View>
    </View>
  )
}
