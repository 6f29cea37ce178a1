import { useCallback } from 'react'
import { Button } from '../../../kit/components/Button'
import { Empty } from '../../../kit/components/Empty'
import { PagedList } from '../../../kit/components/PagedList'
import { usePaged } from '../../../kit/usePaged'
import { call } from '../../api'
import { firstPage, open } from '../../navigate'
import { OrderCardRow } from '../../orders/OrderCardRow'
import type { OrderTab } from '../../orders/shownOrders'

export function Listed({ tab }: { tab: OrderTab }) {
  const load = useCallback((after?: string) => call('GET /orders', { tab, ...(after && { after }) }), [tab])
  const paged = usePaged(load)
  return (
    <PagedList of={paged} empty={tab === 'all' ? <NoOrders /> : <Empty text="这里没有订单" />}>
      {(orders) => orders.map((order) => <OrderCardRow key={order.id} order={order} />)}
    </PagedList>
  )
}

const NoOrders = () => (
  <Empty text="还没有订单，去挑点喜欢的吧">
    <Button size="small" onClick={() => open(firstPage)}>
      去逛逛
    </Button>
  </Empty>
)
