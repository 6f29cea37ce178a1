import { View } from '@tarojs/components'
import type { MerchantOrderView } from '../../../../shared/api/merchant/orders'
import { yuan } from '../../../../shared/money'
import { methodTexts, payTexts, spoken } from '../../../../shared/order'
import { dayAndTime } from '../../../kit/time'
import { owedFen } from '../../orders/actions'
import './Ticket.scss'

/** As wide as paper of 58 mm, with everything a kitchen needs and nothing else. */
export function Ticket({ order, storeName }: { order: MerchantOrderView; storeName: string }) {
  const { lines, note, remark, amounts, quantity } = order
  return (
    <View className="ticket">
      <View className="ticket-store">{storeName}</View>
      <View className="ticket-call">{calledOut(order)}</View>
      <Pair left={methodTexts[order.method].name} right={dayAndTime(order.placedAt)} />
      {order.wantedAt && <Pair left="希望时间" right={dayAndTime(order.wantedAt)} />}
      <View className="ticket-cut" />
      {lines.map((line) => (
        <View className="ticket-line" key={line.id}>
          <View className="ticket-words">
            <View className="ticket-name">{line.name}</View>
            <View>{[line.variantText, line.choicesText].filter(Boolean).join('，')}</View>
          </View>
          <View className="ticket-quantity">{`×${line.quantity}`}</View>
        </View>
      ))}
      <View className="ticket-cut" />
      {note && <View className="ticket-note">{`备注：${note}`}</View>}
      {remark && <View className="ticket-note">{`店内：${remark}`}</View>}
      <Pair left={`共 ${quantity} 件`} right={`¥${yuan(amounts.totalFen)}`} />
      <Pair left={payTexts[order.method][order.payMethod]} right={owedText(order)} />
      <Receiver order={order} />
      <View className="ticket-number">{spoken(order.number)}</View>
    </View>
  )
}

/** What is called out or written on the bag. */
function calledOut({ tableName, pickupNumber, number }: MerchantOrderView): string {
  if (tableName) return tableName
  return pickupNumber === null ? `#${number.slice(-4)}` : `${pickupNumber} 号`
}

function owedText(order: MerchantOrderView): string {
  const owed = owedFen(order)
  return owed > 0 ? `未付 ¥${yuan(owed)}` : '已付清'
}

const Pair = ({ left, right }: { left: string; right: string }) => (
  <View className="ticket-pair">
    <View>{left}</View>
    <View>{right}</View>
  </View>
)

function Receiver({ order: { contactName, contactPhone, place } }: { order: MerchantOrderView }) {
  const whom = [contactName, contactPhone].filter(Boolean).join(' ')
  const where = place && [place.city, place.district, place.detail].join('')
  if (!whom && !where) return null
  return (
    <>
      <View className="ticket-cut" />
      {whom && <View>{whom}</View>}
      {where && <View>{where}</View>}
    </>
  )
}
