import { View } from '@tarojs/components'
import type { OrderView } from '../../../../shared/api/customer/orders'
import { Card } from '../../../kit/components/Card'
import { Money } from '../../../kit/components/Money'
import './Bill.scss'

/** What the table comes to, and how it is paid. */
export function Bill({ name, orders }: { name: string; orders: readonly OrderView[] }) {
  const total = orders.reduce((sum, { totalFen }) => sum + totalFen, 0)
  const owed = orders.reduce((sum, { totalFen, paidFen }) => sum + Math.max(0, totalFen - paidFen), 0)
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
      <View className="bill-note">{owed > 0 ? '用餐后请找店员结账' : '已经付清，不用再结账'}</View>
    </Card>
  )
}
