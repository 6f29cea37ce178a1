import { View } from '@tarojs/components'
import type { GoodsCard } from '../../../shared/api/customer/catalogue'
import { Picture } from '../../kit/components/Picture'
import { open } from '../navigate'
import { GoodsPrice } from './GoodsPrice'
import './GoodsTile.scss'

interface Props {
  goods: GoodsCard
  onAdd(goods: GoodsCard): void
}

export const openGoods = (id: string): void => open('goods', { id })

/** Goods with the picture above: in a grid of two, or in a row that is pushed sideways. */
export function GoodsTile({ goods, onAdd }: Props) {
  return (
    <View className="goods-tile" onClick={() => openGoods(goods.id)}>
      <Picture src={goods.picture?.thumbUrl ?? null} />
      {goods.isSoldOut && <View className="goods-tile-gone">卖完了</View>}
      <View className="goods-tile-words">
        <View className="goods-tile-name">{goods.name}</View>
        <GoodsPrice goods={goods} onAdd={onAdd} />
      </View>
    </View>
  )
}
