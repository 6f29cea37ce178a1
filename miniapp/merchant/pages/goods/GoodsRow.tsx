import { useCallback, useState } from 'react'
import Taro from '@tarojs/taro'
import { Label, Switch, View } from '@tarojs/components'
import type { MerchantGoodsCard } from '../../../../shared/api/merchant/goods'
import { Button } from '../../../kit/components/Button'
import { Icon } from '../../../kit/components/Icon'
import { Money } from '../../../kit/components/Money'
import { Picture } from '../../../kit/components/Picture'
import { Tag } from '../../../kit/components/Tag'
import { useAction } from '../../../kit/useAction'
import { call } from '../../api'
import { mayI } from '../../currentStore'
import { open } from '../../navigate'
import { StockSheet } from './StockSheet'
import type { ShelfName } from './shelves'

interface Props {
  goods: MerchantGoodsCard
  shelf: ShelfName
  onChange(): Promise<void>
  /** While several are chosen and moved. */
  arranging?: { isChosen: boolean; onChoose(): void; onUp?(): void; onDown?(): void }
}

/** One of the list: what it is, what it costs, how much there is, and whether customers see it. */
export function GoodsRow({ goods, shelf, onChange, arranging }: Props) {
  const edit = () => void (mayI('editGoods') && shelf !== 'deleted' && open('edit-goods', { id: goods.id }))
  return (
    <View className="goods-row" hoverClass="goods-row-down" onClick={arranging ? arranging.onChoose : edit}>
      {arranging && (
        <View className={`goods-circle ${arranging.isChosen ? 'goods-circle-on' : ''}`}>
          {arranging.isChosen && <Icon name="check" colour="onBrand" size={28} />}
        </View>
      )}
      <View className="goods-picture">
        <Picture src={goods.picture?.thumbUrl ?? null} height="100%" />
      </View>
      <View className="goods-words">
        <View className="goods-name">{goods.name}</View>
        <View className="goods-facts">
          <Money fen={goods.priceFen} />
          {goods.highestPriceFen > goods.priceFen && <View className="goods-quiet">起</View>}
          <View className="goods-quiet">已售 {goods.soldCount}</View>
          {goods.isSoldOut && <Tag tone="failing">售罄</Tag>}
        </View>
        {arranging && <Moves {...arranging} />}
      </View>
      {!arranging && <Daily goods={goods} shelf={shelf} onChange={onChange} />}
    </View>
  )
}

const Moves = ({ onUp, onDown }: NonNullable<Props['arranging']>) => (
  <View className="goods-daily" catchMove onClick={(event) => event.stopPropagation()}>
    {onUp && (
      <Button kind="plain" size="small" onClick={onUp}>
        上移
      </Button>
    )}
    {onDown && (
      <Button kind="plain" size="small" onClick={onDown}>
        下移
      </Button>
    )}
  </View>
)

const stockText = ({ stock }: MerchantGoodsCard): string => (stock === null ? '库存不限' : `库存 ${stock}`)

/** What changes every day, in place. */
function Daily({ goods, shelf, onChange }: Omit<Props, 'arranging'>) {
  const [isOpen, setOpen] = useState(false)
  const act = useCallback(
    async (work: () => Promise<unknown>) => {
      await work().catch((thrown: { text?: string }) =>
        Taro.showToast({ title: thrown.text ?? '没有成功，请重试', icon: 'none' }),
      )
      await onChange()
    },
    [onChange],
  )
  const { run, isRunning } = useAction(act)
  const { id: goodsId, variants } = goods
  const sellOut = () =>
    call('PUT /goods/:goodsId/stock', { goodsId, variants: variants.map(({ id }) => ({ id, stock: 0 })) })

  if (shelf === 'deleted') {
    return (
      <View className="goods-daily goods-daily-wide" onClick={(event) => event.stopPropagation()}>
        <Button
          kind="plain"
          size="small"
          isBusy={isRunning}
          onClick={() => run(() => call('POST /goods/:goodsId/restore', { goodsId }))}
        >
          恢复
        </Button>
      </View>
    )
  }
  return (
    <View className="goods-daily goods-daily-wide" onClick={(event) => event.stopPropagation()}>
      <Button kind="plain" size="small" onClick={() => setOpen(true)}>
        {stockText(goods)}
      </Button>
      {!goods.isSoldOut && (
        <Button kind="plain" size="small" isBusy={isRunning} onClick={() => run(sellOut)}>
          标为售罄
        </Button>
      )}
      <Label className="goods-switch">
        <View className="goods-quiet">{goods.isOnShelf ? '在售' : '已下架'}</View>
        <Switch
          checked={goods.isOnShelf}
          color="#07c160"
          onChange={({ detail }) => run(() => call('PUT /goods-shelf', { ids: [goodsId], isOnShelf: detail.value }))}
        />
      </Label>
      {isOpen && <StockSheet goods={goods} onChange={onChange} onClose={() => setOpen(false)} />}
    </View>
  )
}
