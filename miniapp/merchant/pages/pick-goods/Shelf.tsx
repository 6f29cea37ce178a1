import { useCallback } from 'react'
import { useReachBottom } from '@tarojs/taro'
import { View } from '@tarojs/components'
import type { MerchantGoodsCard } from '../../../../shared/api/merchant/goods'
import { yuan } from '../../../../shared/money'
import { Card } from '../../../kit/components/Card'
import { Cell } from '../../../kit/components/Cell'
import { Empty } from '../../../kit/components/Empty'
import { ListEnd } from '../../../kit/components/ListEnd'
import { Picture } from '../../../kit/components/Picture'
import { Part } from '../../../kit/components/Screen'
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
  useReachBottom(paged.more)
  const markOf = (id: string): string => {
    const at = chosen.indexOf(id)
    if (at < 0) return ''
    return isOrdered ? String(at + 1) : '✓'
  }
  return (
    <Part of={paged.first}>
      {() =>
        paged.rows.length > 0 ? (
          <>
            <Card isFlush>
              {paged.rows.map((goods) => (
                <Row key={goods.id} goods={goods} mark={markOf(goods.id)} onChoose={onChoose} />
              ))}
            </Card>
            <ListEnd {...paged} />
          </>
        ) : (
          <Empty text={search ? `没有找到“${search}”` : '还没有在卖的商品，先去添加几件'} />
        )
      }
    </Part>
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
