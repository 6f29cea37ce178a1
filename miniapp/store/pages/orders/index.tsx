import { useState } from 'react'
import { useRouter } from '@tarojs/taro'
import { Page } from '../../../kit/components/Screen'
import { Tabs } from '../../../kit/components/Tabs'
import { StorePage } from '../../StorePage'
import { Listed } from './Listed'
import { orderTabs, tabNamed } from './orderTabs'

/** 我的订单: the newest first, by where they stand. */
export default function Orders() {
  const { tab: wanted } = useRouter().params
  const [tab, setTab] = useState(() => tabNamed(wanted))
  return (
    <StorePage>
      <Page>
        <Tabs tabs={orderTabs} value={tab} onChange={setTab} />
        <Listed key={tab} tab={tab} />
      </Page>
    </StorePage>
  )
}
