import { View } from '@tarojs/components'
import type { OrderView } from '../../../../shared/api/customer/orders'
import { owedText, storyOf } from '../../orders/story'
import { Countdown } from './Countdown'
import './StateHead.scss'

interface Props {
  order: OrderView
  /** The customer comes from the checkout. */
  isJustPlaced: boolean
}

/** The living head: what is the case now, and what comes next. */
export function StateHead({ order, isJustPlaced }: Props) {
  const { title, note } = storyOf(order)
  const isFresh = isJustPlaced && order.state === 'unpaid' && order.payMethod === 'offline'
  const owed = owedText(order)
  const mustPay = order.state === 'unpaid' && order.payMethod === 'online'
  return (
    <View className="state-head">
      <View className="state-head-title">{isFresh ? `下单成功，${title}` : title}</View>
      {mustPay && order.expiresAt && <Countdown until={order.expiresAt} />}
      {note && <View className="state-head-note">{note}</View>}
      {owed && <View className="state-head-note">{owed}</View>}
    </View>
  )
}
