import { View } from '@tarojs/components'
import type { GoodsCard } from '../../../shared/api/customer/catalogue'
import { Picture } from '../../kit/components/Picture'
import { GoodsPrice } from './GoodsPrice'
import { openGoods } from './GoodsTile'
import './GoodsLine.scss'

interface Props {
  goods: GoodsCard
  onAdd(goods: GoodsCard): void
}

/** Goods with the picture at the left, one below the other. */
export function GoodsLine({ goods, onAdd }: Props) {
  return (
    <View className="goods-line" onClick={() => openGoods(goods.id)}>
      <View className="goods-line-picture">
        <Picture src={goods.picture?.thumbUrl ?? null} />
      </View>
      <View className="goods-line-words">
        <View className="goods-line-name">{goods.name}</View>
        <View className="goods-line-note">{noteOf(goods)}</View>
        <GoodsPrice goods={goods} onAdd={onAdd} />
      </View>
    </View>
  )
}

const noteOf = ({ isSoldOut, summary, soldCount }: GoodsCard): string => {
  if (isSoldOut) return '卖完了'
  return summary || (soldCount > 0 ? `已售 ${soldCount}` : '')
}
