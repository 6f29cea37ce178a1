import { useCallback } from 'react'
import { View } from '@tarojs/components'
import type { GoodsCard } from '../../../../shared/api/customer/catalogue'
import { Empty } from '../../../kit/components/Empty'
import { PagedList } from '../../../kit/components/PagedList'
import { usePaged } from '../../../kit/usePaged'
import { read } from '../../api'
import { GoodsLine } from '../../goods/GoodsLine'
import { keepSearch } from './history'
import './Found.scss'

interface Props {
  words: string
  onAdd(goods: GoodsCard): void
}

/** What bears these words. A look that led to something is remembered. */
export function Found({ words, onAdd }: Props) {
  const load = useCallback((after?: string) => read('GET /goods', { search: words, ...(after && { after }) }), [words])
  const paged = usePaged(load)
  return (
    <PagedList of={paged} empty={<Empty text={`没有找到“${words}”，换个说法试试`} />}>
      {(found) => (
        <View className="found-list" onClick={() => keepSearch(words)}>
          {found.map((goods) => (
            <GoodsLine key={goods.id} goods={goods} onAdd={onAdd} />
          ))}
        </View>
      )}
    </PagedList>
  )
}
