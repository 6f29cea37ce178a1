import { View } from '@tarojs/components'
import type { GoodsView } from '../../../../shared/api/customer/catalogue'
import { Card } from '../../../kit/components/Card'
import { Money } from '../../../kit/components/Money'
import './GoodsHead.scss'

/** What it is, what it costs, and what there is of it. */
export function GoodsHead({ goods }: { goods: GoodsView }) {
  const { name, summary, priceFen, highestPriceFen, soldCount } = goods
  const facts = factsOf(goods)
  return (
    <Card>
      <View className="goods-head-price">
        <Money fen={priceFen} size="large" />
        {highestPriceFen > priceFen && <View className="goods-head-from">起</View>}
        {soldCount > 0 && <View className="goods-head-sold">已售 {soldCount}</View>}
      </View>
      <View className="goods-head-name">{name}</View>
      {summary && <View className="goods-head-summary">{summary}</View>}
      {facts.length > 0 && <View className="goods-head-facts">{facts.join('　')}</View>}
    </Card>
  )
}

function factsOf({ properties, variants, limitPerOrder }: GoodsView): string[] {
  const [only] = variants
  const left = variants.length === 1 ? (only?.stock ?? null) : null
  return [
    ...properties.map(({ name, values }) => `${values.length} 种${name}可选`),
    ...(left !== null && left > 0 && left <= 20 ? [`只剩 ${left} 件`] : []),
    ...(limitPerOrder !== null ? [`每单限 ${limitPerOrder} 件`] : []),
  ]
}
