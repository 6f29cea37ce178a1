import { ScrollView, View } from '@tarojs/components'
import type { GoodsCard } from '../../../../shared/api/customer/catalogue'
import type { GoodsLayout } from '../../../../shared/storefront'
import { GoodsLine } from '../../goods/GoodsLine'
import { GoodsTile } from '../../goods/GoodsTile'
import './GoodsSection.scss'

interface Props {
  title: string
  layout: GoodsLayout
  goods: GoodsCard[]
  onAdd(goods: GoodsCard): void
}

export function GoodsSection({ title, ...shelf }: Props) {
  return (
    <View className="goods-section">
      {title && <View className="goods-section-title">{title}</View>}
      <Shelf {...shelf} />
    </View>
  )
}

function Shelf({ layout, goods, onAdd }: Omit<Props, 'title'>) {
  if (layout === 'list')
    return (
      <View className="goods-list">
        {goods.map((each) => (
          <GoodsLine key={each.id} goods={each} onAdd={onAdd} />
        ))}
      </View>
    )
  const tiles = goods.map((each) => (
    <View className="goods-cell" key={each.id}>
      <GoodsTile goods={each} onAdd={onAdd} />
    </View>
  ))
  if (layout === 'grid') return <View className="goods-grid">{tiles}</View>
  return (
    <ScrollView className="goods-row" scrollX enhanced showScrollbar={false}>
      <View className="goods-row-inner">{tiles}</View>
    </ScrollView>
  )
}
