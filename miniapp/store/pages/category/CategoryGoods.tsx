import { useCallback } from 'react'
import { ScrollView } from '@tarojs/components'
import type { GoodsCard } from '../../../../shared/api/customer/catalogue'
import { Empty } from '../../../kit/components/Empty'
import { PagedRows } from '../../../kit/components/PagedList'
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
      <PagedRows of={paged} empty={<Empty text="这里还没有商品，看看别的分类吧" />}>
        {(shelf) => shelf.map((goods) => <GoodsLine key={goods.id} goods={goods} onAdd={onAdd} />)}
      </PagedRows>
    </ScrollView>
  )
}
