import { useState } from 'react'
import type { OrderTab } from '../../../../shared/api/merchant/orders'
import { Page } from '../../../kit/components/Screen'
import { SearchField } from '../../../kit/components/SearchField'
import { Tabs } from '../../../kit/components/Tabs'
import { useSettled } from '../../../kit/useSettled'
import { hasTables } from '../../currentStore'
import { shownTab, tabsWith } from '../../orders/lists'
import { usePulse } from '../../newOrders'
import { List } from './List'
import { Ways } from './Ways'
import './index.scss'

/** 订单: what waits for the staff, list by list, the newest first. A search looks in all of them, until a list is chosen. */
export default function Orders() {
  const [search, setSearch] = useState('')
  const tab = shownTab.use()
  const pulse = usePulse()
  const looked = useSettled(search.trim())
  const shown = looked === '' ? tab : 'all'
  const choose = (next: OrderTab) => {
    setSearch('')
    shownTab.set(next)
  }
  return (
    <Page>
      <Tabs tabs={tabsWith(pulse?.counts ?? null)} value={shown} onChange={choose} />
      <SearchField value={search} placeholder="单号、手机、商品、取货码、快递单号" onChange={setSearch} />
      <Ways hasTables={hasTables()} />
      <List key={`${shown} ${looked}`} tab={shown} search={looked} />
    </Page>
  )
}
