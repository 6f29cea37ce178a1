import { useState } from 'react'
import { Picker, View } from '@tarojs/components'
import { storefrontLimits, type GoodsLayout, type GoodsSource, type Section } from '../../../../shared/storefront'
import { Card } from '../../../kit/components/Card'
import { Cell } from '../../../kit/components/Cell'
import { Stepper } from '../../../kit/components/Stepper'
import { useRemote } from '../../../kit/useRemote'
import { call } from '../../api'
import { changeSection } from '../../decoration/look'
import { Options } from '../../decoration/Options'
import { open } from '../../navigate'

type GoodsSection = Extract<Section, { kind: 'goods' }>
type From = GoodsSource['from']

const sources: { value: From; name: string }[] = [
  { value: 'newest', name: '新品' },
  { value: 'popular', name: '热销' },
  { value: 'category', name: '某个分类' },
  { value: 'picked', name: '自己挑' },
]

const layouts: { value: GoodsLayout; name: string }[] = [
  { value: 'grid', name: '一行两个' },
  { value: 'row', name: '横着滑' },
  { value: 'list', name: '一行一个' },
]

const begun: Record<From, GoodsSource> = {
  newest: { from: 'newest' },
  popular: { from: 'popular' },
  category: { from: 'category', categoryId: '' },
  picked: { from: 'picked', goodsIds: [] },
}

const usualMost = 6

/** 商品板块: which goods, how many, and how they stand. */
export function GoodsEditor({ section }: { section: GoodsSection }) {
  const { id, source, layout, most } = section
  const [kept, setKept] = useState<Partial<Record<From, GoodsSource>>>({}) // somebody may come back to what they had picked
  const put = (changes: Partial<GoodsSection>) => changeSection(id, () => ({ ...section, ...changes }))
  const turnTo = (from: From) => {
    if (from === source.from) return
    setKept({ ...kept, [source.from]: source })
    const next = kept[from] ?? begun[from]
    put({ source: next, most: next.from === 'picked' ? Math.max(1, next.goodsIds.length) : usualMost })
  }
  return (
    <Card isFlush>
      <Options label="放哪些商品" options={sources} value={source.from} onChange={turnTo} />
      {source.from === 'category' && (
        <CategoryCell
          categoryId={source.categoryId}
          onChange={(categoryId) => put({ source: { from: 'category', categoryId } })}
        />
      )}
      {source.from === 'picked' ? (
        <Cell title="挑商品" onClick={() => open('pick-goods', { section: id })}>
          {source.goodsIds.length > 0 ? `已挑 ${source.goodsIds.length} 件` : '还没有挑'}
        </Cell>
      ) : (
        <Cell title="最多放几件">
          <Stepper value={most} most={storefrontLimits.picked} onChange={(value) => put({ most: value })} />
        </Cell>
      )}
      <Options label="怎么摆" options={layouts} value={layout} onChange={(value) => put({ layout: value })} />
    </Card>
  )
}

const loadCategories = () => call('GET /goods-categories', {})

function CategoryCell({ categoryId, onChange }: { categoryId: string; onChange: (id: string) => void }) {
  const [categories] = useRemote(loadCategories)
  const options = categories.state === 'ready' ? categories.value : []
  const at = options.findIndex(({ id }) => id === categoryId)
  if (categories.state === 'ready' && options.length === 0)
    return <Cell title="分类" note="还没有分类，去添加" onClick={() => open('goods-categories')} />
  return (
    <Picker
      mode="selector"
      range={options.map(({ name }) => name)}
      value={Math.max(0, at)}
      onChange={({ detail }) => onChange(options[Number(detail.value)]?.id ?? '')}
    >
      <View>
        <Cell title="分类" onClick={() => undefined}>
          {options[at]?.name ?? '请选择'}
        </Cell>
      </View>
    </Picker>
  )
}
