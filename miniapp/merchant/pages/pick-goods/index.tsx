import { useState } from 'react'
import Taro, { useRouter } from '@tarojs/taro'
import { storefrontLimits, type Section } from '../../../../shared/storefront'
import { ActionBar } from '../../../kit/components/ActionBar'
import { Button } from '../../../kit/components/Button'
import { Page } from '../../../kit/components/Screen'
import { SearchField } from '../../../kit/components/SearchField'
import { changeSection, useBegunLook } from '../../decoration/look'
import { NotBegun } from '../../decoration/NotBegun'
import { leave } from '../../navigate'
import { Shelf } from './Shelf'

interface Asked {
  section: string
  /** Which of its slides leads to the goods; left out for a row of goods. */
  slide?: string
}

/** 挑商品: for a row of the home page, in the order they are tapped, or the one that a picture leads to. */
export default function PickGoods() {
  const { section: id = '', slide } = useRouter<Partial<Asked>>().params
  const [search, setSearch] = useState('')
  const section = useBegunLook()?.look.home.find((each) => each.id === id)
  if (!section)
    return (
      <Page>
        <NotBegun />
      </Page>
    )
  const at = slide === undefined ? null : Number(slide)
  const chosen = chosenIn(section, at)
  const choose = (goodsId: string) => (at === null ? toggle(section, goodsId) : link(section, at, goodsId))
  return (
    <Page>
      <SearchField value={search} placeholder="商品名称" onChange={setSearch} />
      <Shelf key={search.trim()} search={search.trim()} chosen={chosen} isOrdered={at === null} onChoose={choose} />
      <ActionBar>
        <Button onClick={leave}>{at === null ? `选好了（${chosen.length} 件）` : '选好了'}</Button>
        {at !== null && chosen.length > 0 && (
          <Button kind="quiet" onClick={() => link(section, at, null)}>
            不链接商品
          </Button>
        )}
      </ActionBar>
    </Page>
  )
}

function chosenIn(section: Section, at: number | null): string[] {
  if (section.kind === 'goods') return section.source.from === 'picked' ? section.source.goodsIds : []
  const goodsId = section.kind === 'banner' && at !== null ? section.slides[at]?.goodsId : null
  return goodsId ? [goodsId] : []
}

function link(section: Section, at: number, goodsId: string | null): void {
  if (section.kind !== 'banner') return
  const slides = section.slides.map((each, index) => (index === at ? { ...each, goodsId } : each))
  changeSection(section.id, () => ({ ...section, slides }))
  leave()
}

function toggle(section: Section, goodsId: string): void {
  if (section.kind !== 'goods' || section.source.from !== 'picked') return
  const { goodsIds } = section.source
  const isIn = goodsIds.includes(goodsId)
  if (!isIn && goodsIds.length >= storefrontLimits.picked)
    return void Taro.showToast({ title: `最多 ${storefrontLimits.picked} 件`, icon: 'none' })
  const ids = isIn ? goodsIds.filter((each) => each !== goodsId) : [...goodsIds, goodsId]
  changeSection(section.id, () => ({
    ...section,
    source: { from: 'picked', goodsIds: ids },
    most: Math.max(1, ids.length),
  }))
}
