import { ScrollView, View } from '@tarojs/components'
import type { MerchantCategoryView } from '../../../../shared/api/merchant/goods'
import { mayI } from '../../currentStore'

interface Props {
  categories: readonly MerchantCategoryView[]
  /** Empty for all. */
  value: string
  onChange(value: string): void
  onManage(): void
}

/** Narrows the list to one category. */
export function CategoryBar({ categories, value, onChange, onManage }: Props) {
  const chips = [
    { id: '', name: '全部分类' },
    ...categories,
    ...(categories.length > 0 ? [{ id: 'none', name: '未分类' }] : []),
  ]
  return (
    <ScrollView className="goods-categories" scrollX enhanced showScrollbar={false}>
      <View className="goods-categories-row">
        {chips.map(({ id, name }) => (
          <View key={id} className={`goods-chip ${id === value ? 'goods-chip-on' : ''}`} onClick={() => onChange(id)}>
            <View className="goods-chip-face">{name}</View>
          </View>
        ))}
        {mayI('editGoods') && (
          <View className="goods-chip goods-chip-manage" onClick={onManage}>
            <View className="goods-chip-face">管理分类</View>
          </View>
        )}
      </View>
    </ScrollView>
  )
}
