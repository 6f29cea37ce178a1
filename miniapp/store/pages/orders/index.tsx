import { Page } from '../../../kit/components/Screen'
import { Tabs } from '../../../kit/components/Tabs'
import { orderTabs, shownOrders } from '../../orders/shownOrders'
import { StorePage } from '../../StorePage'
import { Listed } from './Listed'

/** 我的订单: the newest first, by where they stand. */
export default function Orders() {
  const tab = shownOrders.use()
  return (
    <StorePage>
      <Page>
        <Tabs tabs={orderTabs} value={tab} onChange={shownOrders.set} />
        <Listed key={tab} tab={tab} />
      </Page>
    </StorePage>
  )
}
