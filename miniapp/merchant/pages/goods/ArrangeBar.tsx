import { useState } from 'react'
import { View } from '@tarojs/components'
import type { MerchantCategoryView } from '../../../../shared/api/merchant/goods'
import { ActionBar } from '../../../kit/components/ActionBar'
import { Button } from '../../../kit/components/Button'
import { Cell } from '../../../kit/components/Cell'
import { DangerSheet, Sheet } from '../../../kit/components/Sheet'
import type { Arranging } from './useArranging'

interface Props {
  arranging: Arranging
  categories: readonly MerchantCategoryView[]
  onDone(): void
}

/** What can be done with the chosen goods. */
export function ArrangeBar({ arranging, categories, onDone }: Props) {
  const [asking, setAsking] = useState<'category' | 'removal' | null>(null)
  const { chosen, isBusy } = arranging
  const count = chosen.length
  const ways = [
    { name: '上架', go: () => arranging.setShelf(true) },
    { name: '下架', go: () => arranging.setShelf(false) },
    { name: '移到分类', go: () => setAsking('category') },
    { name: '删除', go: () => setAsking('removal') },
  ]
  return (
    <>
      <ActionBar failure={arranging.failure}>
        <View className="goods-arrange">
          {ways.map(({ name, go }) => (
            <Button key={name} kind="plain" size="small" isDisabled={count === 0 || isBusy} onClick={go}>
              {name}
            </Button>
          ))}
        </View>
        <View className="goods-arrange">
          <Button kind="quiet" size="small" onClick={arranging.chooseAll}>
            {count > 0 ? `已选 ${count} 件` : '全选'}
          </Button>
          <Button kind="plain" size="small" onClick={onDone}>
            完成
          </Button>
        </View>
      </ActionBar>
      {asking === 'category' && (
        <Sheet title={`把 ${count} 件商品移到`} onClose={() => setAsking(null)}>
          {[...categories, { id: null, name: '未分类' }].map(({ id, name }) => (
            <Cell
              key={id ?? ''}
              title={name}
              onClick={() => {
                arranging.setCategory(id)
                setAsking(null)
              }}
            />
          ))}
        </Sheet>
      )}
      {asking === 'removal' && (
        <DangerSheet
          title={`删除 ${count} 件商品？`}
          consequence="顾客不能再看到和购买，已有的订单不受影响。以后可以在“已删除”里恢复。"
          confirm="删除"
          onConfirm={() => {
            arranging.remove()
            setAsking(null)
          }}
          onClose={() => setAsking(null)}
        />
      )}
    </>
  )
}
