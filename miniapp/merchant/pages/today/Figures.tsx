import { View } from '@tarojs/components'
import type { DayFigures } from '../../../../shared/api/merchant/figures'
import { yuan } from '../../../../shared/money'
import { Card } from '../../../kit/components/Card'
import './Figures.scss'

interface Props {
  today: DayFigures
  yesterday: DayFigures
}

/** How today compares with yesterday as a whole. */
export const Figures = ({ today, yesterday }: Props) => (
  <Card title="今天" extra="每半分钟更新">
    <View className="figures-sales">{`¥${yuan(today.salesFen)}`}</View>
    <View className="figures-then">{`收款，退款前 · 昨天 ¥${yuan(yesterday.salesFen)}`}</View>
    <View className="figures-row">
      <Figure name="订单" now={today.orders} then={yesterday.orders} />
      <Figure name="访客" now={today.visitors} then={yesterday.visitors} />
    </View>
  </Card>
)

const Figure = ({ name, now, then }: { name: string; now: number; then: number }) => (
  <View className="figure">
    <View className="figure-now">{now}</View>
    <View className="figures-then">{`${name} · 昨天 ${then}`}</View>
  </View>
)
