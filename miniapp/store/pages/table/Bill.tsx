import { View } from '@tarojs/components'
import type { OrderView } from '../../../../shared/api/customer/orders'
import { owedFenOf } from '../../../../shared/order'
import { Card } from '../../../kit/components/Card'
import { Money } from '../../../kit/components/Money'
import './Bill.scss'

/** What the table comes to, and how it is paid. */
export function Bill({ name, orders }: { name: string; orders: readonly OrderView[] }) {
  const total = orders.reduce((sum, { totalFen }) => sum + totalFen, 0)
  const owed = orders.reduce((sum, { totalFen, paidFen }) => sum + Math.max(0, totalFen - paidFen), 0)
  const atTheCounter = orders.reduce((sum, order) => sum + owedFenOf(order), 0)
  return (
    <Card title={`${name}合计`}>
      <View className="bill-line">
        <View>共 {orders.length} 单</View>
        <Money fen={total} size="large" />
      </View>
      {owed < total && (
        <View className="bill-line">
          <View>还要付</View>
          <Money fen={owed} />
        </View>
      )}
      <View className="bill-note">{noteOf(owed, atTheCounter)}</View>
    </Card>
  )
}

function noteOf(owed: number, atTheCounter: number): string {
  if (owed === 0) return '已经付清，不用再结账'
  return atTheCounter > 0 ? '用餐后请找店员结账' : '还有微信支付没有完成，请下单的人在订单里付款'
}
