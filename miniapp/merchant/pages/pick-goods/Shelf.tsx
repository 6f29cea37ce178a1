import { useCallback } from 'react'
import { View } from '@tarojs/components'
import type { MerchantGoodsCard } from '../../../../shared/api/merchant/goods'
import { yuan } from '../../../../shared/money'
import { Card } from '../../../kit/components/Card'
import { Cell } from '../../../kit/components/Cell'
import { Empty } from '../../../kit/components/Empty'
import { PagedList } from '../../../kit/components/PagedList'
import { Picture } from '../../../kit/components/Picture'
import { usePaged } from '../../../kit/usePaged'
import { call } from '../../api'
import './PickGoods.scss'

interface Props {
  search: string
  chosen: readonly string[]
  /** Several, and their order matters. */
  isOrdered: boolean
  onChoose(goodsId: string): void
}

/** What is on the shelf, page by page. */
export function Shelf({ search, chosen, isOrdered, onChoose }: Props) {
  const load = useCallback(
    (after?: string) => call('GET /goods', { shelf: 'on', ...(search && { search }), ...(after && { after }) }),
    [search],
  )
  const paged = usePaged(load)
  const markOf = (id: string): string => {
    const at = chosen.indexOf(id)
    if (at < 0) return ''
    return isOrdered ? String(at + 1) : '✓'
  }
  return (
    <PagedList of={paged} empty={<Empty text={search ? `没有找到“${search}”` : '还没有在卖的商品，先去添加几件'} />}>
      {(shelf) => (
        <Card isFlush>
          {shelf.map((goods) => (
            <Row key={goods.id} goods={goods} mark={markOf(goods.id)} onChoose={onChoose} />
          ))}
        </Card>
      )}
    </PagedList>
  )
}

interface RowProps {
  goods: MerchantGoodsCard
  /** Empty while it is not chosen. */
  mark: string
  onChoose(goodsId: string): void
}

const Row = ({ goods: { id, name, picture, priceFen }, mark, onChoose }: RowProps) => (
  <View onClick={() => onChoose(id)}>
    <Cell
      lead={
        <View className="pick-picture">
          <Picture src={picture?.thumbUrl ?? null} height="100%" />
        </View>
      }
      title={name}
      note={`¥${yuan(priceFen)}`}
    >
      <View className={`pick-mark ${mark ? 'pick-mark-on' : ''}`}>{mark}</View>
    </Cell>
  </View>
)
