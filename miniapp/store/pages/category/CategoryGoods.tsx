import { useCallback } from 'react'
import { ScrollView, View } from '@tarojs/components'
import type { GoodsCard } from '../../../../shared/api/customer/catalogue'
import { Empty } from '../../../kit/components/Empty'
import { ListEnd } from '../../../kit/components/ListEnd'
import { Part } from '../../../kit/components/Screen'
import { usePaged } from '../../../kit/usePaged'
import { read } from '../../api'
import { GoodsLine } from '../../goods/GoodsLine'

interface Props {
  /** Empty: everything on the shelf. */
  categoryId: string
  onAdd(goods: GoodsCard): void
}

export function CategoryGoods({ categoryId, onAdd }: Props) {
  const load = useCallback(
    (after?: string) => read('GET /goods', { ...(categoryId && { categoryId }), ...(after && { after }) }),
    [categoryId],
  )
  const paged = usePaged(load)
  return (
    <ScrollView className="category-goods" scrollY lowerThreshold={300} onScrollToLower={paged.more}>
      <Part of={paged.first}>
        {() =>
          paged.rows.length > 0 ? (
            <View>
              {paged.rows.map((goods) => (
                <GoodsLine key={goods.id} goods={goods} onAdd={onAdd} />
              ))}
              <ListEnd {...paged} />
            </View>
          ) : (
            <Empty text="这里还没有商品，看看别的分类吧" />
          )
        }
      </Part>
    </ScrollView>
  )
}
