import { useCallback } from 'react'
import { useReachBottom } from '@tarojs/taro'
import type { OrderTab } from '../../../../shared/api/merchant/orders'
import { Empty } from '../../../kit/components/Empty'
import { ListEnd } from '../../../kit/components/ListEnd'
import { Part } from '../../../kit/components/Screen'
import { usePaged } from '../../../kit/usePaged'
import { call } from '../../api'
import { useNewOrder } from '../../newOrders'
import { tabName } from '../../orders/lists'
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
  useReachBottom(paged.more)
  useNewOrder(reload)
  const refresh = useCallback(() => void reload(), [reload])
  return (
    <Part of={paged.first}>
      {() =>
        paged.rows.length > 0 ? (
          <>
            {paged.rows.map((order) => (
              <OrderCard key={order.id} order={order} onChange={refresh} />
            ))}
            <ListEnd {...paged} />
          </>
        ) : (
          <Empty text={search ? `“${tabName(tab)}”里没有找到“${search}”` : (emptyTexts[tab] ?? '这里还没有订单')} />
        )
      }
    </Part>
  )
}

const emptyTexts: Partial<Record<OrderTab, string>> = {
  todo: '都处理完了，有新订单会响铃提醒',
  accept: '没有等着接的订单',
  refunds: '没有要处理的退款',
}
