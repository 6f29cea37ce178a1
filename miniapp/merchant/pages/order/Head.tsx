import { View } from '@tarojs/components'
import type { MerchantOrderView } from '../../../../shared/api/merchant/orders'
import { yuan } from '../../../../shared/money'
import { orderStateText, orderTones, spoken } from '../../../../shared/order'
import { Tag } from '../../../kit/components/Tag'
import { comingTime } from '../../../kit/time'
import { copy } from '../../../kit/wechat'
import { hintOf } from '../../orders/hint'
import { placeName } from '../../orders/placeName'
import './Head.scss'

/** Where the order stands, large, and what comes next. */
export const Head = ({ order }: { order: MerchantOrderView }) => (
  <View className="order-top">
    <View className="order-top-row">
      <View className="order-top-state">{orderStateText(order)}</View>
      <Tag tone={orderTones[order.state]}>{placeName(order)}</Tag>
    </View>
    <View className="order-top-hint">{hintOf(order)}</View>
    {order.askedBackFen > 0 && (
      <View className="order-top-wish">{`顾客申请退款 ¥${yuan(order.askedBackFen)}，请先答复，再决定是否继续`}</View>
    )}
    {order.wantedAt && <View className="order-top-wish">{`顾客希望 ${comingTime(order.wantedAt)} 拿到`}</View>}
    {order.note && <View className="order-top-note">{`顾客备注：${order.note}`}</View>}
    <View className="order-top-number" hoverClass="order-top-down" onClick={() => void copy(order.number)}>
      {`单号 ${spoken(order.number)}`}
      <View className="order-top-copy">复制</View>
    </View>
  </View>
)
