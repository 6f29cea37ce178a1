import { useCallback } from 'react'
import type { MerchantOrderCard, OrderTab } from '../../../../shared/api/merchant/orders'
import { Card } from '../../../kit/components/Card'
import { Cell } from '../../../kit/components/Cell'
import { Empty } from '../../../kit/components/Empty'
import { Icon } from '../../../kit/components/Icon'
import { PagedList } from '../../../kit/components/PagedList'
import { usePaged } from '../../../kit/usePaged'
import { call } from '../../api'
import { open } from '../../navigate'
import { look, useNewOrder } from '../../newOrders'
import { OrderCard } from '../../orders/OrderCard'

interface Props {
  tab: OrderTab
  /** Empty for all of them. */
  search: string
}

/** One list, or what a search finds in it. */
export function List({ tab, search }: Props) {
  const load = useCallback(
    (after?: string) => call('GET /orders', { tab, ...(search && { search }), ...(after && { after }) }),
    [tab, search],
  )
  const paged = usePaged(load)
  const { reload } = paged.first
  useNewOrder(reload)
  const refresh = useCallback(() => void Promise.all([reload(), look()]), [reload])
  const emptyText = search ? `没有找到“${search}”` : (emptyTexts[tab] ?? '这里还没有订单')
  return (
    <PagedList of={paged} empty={<Empty text={emptyText} />}>
      {(orders) => (
        <>
          {tab === 'send' && <Pile orders={orders} />}
          {orders.map((order) => (
            <OrderCard key={order.id} order={order} onChange={refresh} />
          ))}
        </>
      )}
    </PagedList>
  )
}

/** Several parcels are sent together. */
function Pile({ orders }: { orders: readonly MerchantOrderCard[] }) {
  const parcels = orders.filter(({ method }) => method === 'express').length
  if (parcels < 2) return null
  return (
    <Card isFlush>
      <Cell lead={<Icon name="bag" />} title={`批量发货（${parcels} 单快递）`} onClick={() => open('ship-orders')} />
    </Card>
  )
}

const emptyTexts: Partial<Record<OrderTab, string>> = {
  todo: '都处理完了，有新订单会响铃提醒',
  accept: '没有等着接的订单',
  refunds: '没有要处理的退款',
}
