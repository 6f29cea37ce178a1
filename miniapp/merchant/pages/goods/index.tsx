import { useState } from 'react'
import { View } from '@tarojs/components'
import type { MerchantCategoryView } from '../../../../shared/api/merchant/goods'
import { SearchField } from '../../../kit/components/SearchField'
import { Page } from '../../../kit/components/Screen'
import { Tabs } from '../../../kit/components/Tabs'
import { useRemote } from '../../../kit/useRemote'
import { useSettled } from '../../../kit/useSettled'
import { call } from '../../api'
import { open } from '../../navigate'
import { shownShelf } from '../../shownShelf'
import { CategoryBar } from './CategoryBar'
import { Shelf } from './Shelf'
import { noCounts, shelfTabs, type Counts } from './shelves'
import './Goods.scss'

const loadCategories = () => call('GET /goods-categories', {})

/** 商品: everything that is for sale or could be, with what changes daily at hand. */
export default function Goods() {
  const shelf = shownShelf.use()
  const [categoryId, setCategoryId] = useState('')
  const [typed, setTyped] = useState('')
  const [counts, setCounts] = useState<Counts>(noCounts)
  const search = useSettled(typed.trim())
  const categories = useCategories()
  const asked = { shelf, ...(categoryId && { categoryId }), ...(search && { search }) }
  return (
    <Page>
      <Tabs tabs={shelfTabs(counts)} value={shelf} onChange={shownShelf.set} />
      <SearchField value={typed} placeholder="商品名称或商家编码" onChange={setTyped} />
      <CategoryBar
        categories={categories}
        value={categoryId}
        onChange={setCategoryId}
        onManage={() => open('goods-categories')}
      />
      <Shelf key={JSON.stringify(asked)} asked={asked} categories={categories} onCounts={setCounts} />
      <View className="goods-room" />
    </Page>
  )
}

function useCategories(): MerchantCategoryView[] {
  const [categories] = useRemote(loadCategories)
  return categories.state === 'ready' ? categories.value : []
}
