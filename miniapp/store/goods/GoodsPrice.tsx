import { View } from '@tarojs/components'
import type { GoodsCard } from '../../../shared/api/customer/catalogue'
import { Money } from '../../kit/components/Money'
import './GoodsPrice.scss'

interface Props {
  goods: GoodsCard
  onAdd(goods: GoodsCard): void
}

/** The price, 起 where dearer variants exist, and the sign that takes one. */
export function GoodsPrice({ goods, onAdd }: Props) {
  return (
    <View className="goods-price">
      <Money fen={goods.priceFen} />
      {goods.highestPriceFen > goods.priceFen && <View className="goods-price-from">起</View>}
      {!goods.isSoldOut && (
        <View
          className="goods-price-add"
          onClick={(event) => {
            event.stopPropagation()
            onAdd(goods)
          }}
        >
          {goods.variantId ? (
            <View className="goods-price-plus">+</View>
          ) : (
            <View className="goods-price-choose">选规格</View>
          )}
        </View>
      )}
    </View>
  )
}
