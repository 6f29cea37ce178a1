import { useCallback, useState } from 'react'
import { useReachBottom } from '@tarojs/taro'
import { View } from '@tarojs/components'
import type { MerchantCategoryView, MerchantGoodsCard } from '../../../../shared/api/merchant/goods'
import { Button } from '../../../kit/components/Button'
import { Empty } from '../../../kit/components/Empty'
import { ListEnd } from '../../../kit/components/ListEnd'
import { NoticeBar } from '../../../kit/components/NoticeBar'
import { Skeleton } from '../../../kit/components/Skeleton'
import { useAction } from '../../../kit/useAction'
import { usePaged } from '../../../kit/usePaged'
import { call } from '../../api'
import { mayI } from '../../currentStore'
import { open } from '../../navigate'
import { ArrangeBar } from './ArrangeBar'
import { GoodsRow } from './GoodsRow'
import { emptyTexts, type Asked, type Counts } from './shelves'
import { useArranging } from './useArranging'

interface Props {
  asked: Asked
  categories: readonly MerchantCategoryView[]
  onCounts(counts: Counts): void
}

/** The goods that were asked for, page by page; one long look at them, or several chosen together. */
export function Shelf({ asked, categories, onCounts }: Props) {
  const load = useCallback(
    async (after?: string) => {
      const page = await call('GET /goods', { ...asked, ...(after && { after }) })
      onCounts(page.counts)
      return page
    },
    // The list is made anew for every other question.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [],
  )
  const paged = usePaged(load)
  const reload = useCallback(() => paged.first.reload(), [paged.first])
  const [isArranging, setArranging] = useState(false)
  useReachBottom(paged.more)

  if (paged.first.state === 'loading') return <Skeleton />
  if (paged.first.state === 'failed') return <NoticeBar tone="failing">{paged.first.failure.text}</NoticeBar>
  if (paged.rows.length === 0) return <Nothing asked={asked} onSamples={reload} />
  return (
    <>
      {isArranging ? (
        <Arranged rows={paged.rows} categories={categories} onChange={reload} onDone={() => setArranging(false)} />
      ) : (
        paged.rows.map((goods) => (
          <GoodsRow key={goods.id} goods={goods} shelf={asked.shelf ?? 'all'} onChange={reload} />
        ))
      )}
      <ListEnd {...paged} />
      {!isArranging && <Ways canArrange={asked.shelf !== 'deleted'} onArrange={() => setArranging(true)} />}
    </>
  )
}

interface ArrangedProps {
  rows: MerchantGoodsCard[]
  categories: readonly MerchantCategoryView[]
  onChange(): Promise<void>
  onDone(): void
}

function Arranged({ rows, categories, onChange, onDone }: ArrangedProps) {
  const arranging = useArranging(rows, onChange)
  return (
    <>
      {rows.map((goods, at) => (
        <GoodsRow
          key={goods.id}
          goods={goods}
          shelf="all"
          onChange={onChange}
          arranging={{
            isChosen: arranging.chosen.includes(goods.id),
            onChoose: () => arranging.choose(goods.id),
            ...(at > 0 && { onUp: () => arranging.up(at) }),
            ...(at < rows.length - 1 && { onDown: () => arranging.down(at) }),
          }}
        />
      ))}
      <ArrangeBar arranging={arranging} categories={categories} onDone={onDone} />
    </>
  )
}

function Nothing({ asked, onSamples }: { asked: Asked; onSamples(): Promise<void> }) {
  const isNarrowed = asked.search !== undefined || asked.categoryId !== undefined
  const shelf = asked.shelf ?? 'all'
  if (isNarrowed) return <Empty text="没有找到这样的商品" />
  return (
    <Empty text={emptyTexts[shelf]}>{shelf === 'all' && mayI('editGoods') && <Begin onSamples={onSamples} />}</Empty>
  )
}

/** Ways to fill an empty shelf; the quickest is to change what is there already. */
function Begin({ onSamples }: { onSamples(): Promise<void> }) {
  const adding = useAction(async () => {
    await call('POST /goods-samples', {})
    await onSamples()
  })
  return (
    <View className="goods-first">
      <Button icon="plus" onClick={() => open('edit-goods')}>
        添加第一件商品
      </Button>
      <Button kind="quiet" isBusy={adding.isRunning} onClick={adding.run}>
        先放 3 件示例，再改成我的
      </Button>
      <Button kind="quiet" onClick={() => open('import-goods')}>
        用表格批量导入
      </Button>
      {adding.failure && <NoticeBar tone="failing">{adding.failure.text}</NoticeBar>}
    </View>
  )
}

function Ways({ canArrange, onArrange }: { canArrange: boolean; onArrange: () => void }) {
  if (!mayI('editGoods')) return null
  return (
    <View className="goods-ways">
      {canArrange && (
        <Button kind="plain" size="small" icon="layout" onClick={onArrange}>
          批量管理
        </Button>
      )}
      <Button kind="plain" size="small" icon="paper" onClick={() => open('import-goods')}>
        导入导出
      </Button>
      <View className="goods-add">
        <Button icon="plus" onClick={() => open('edit-goods')}>
          添加商品
        </Button>
      </View>
    </View>
  )
}
