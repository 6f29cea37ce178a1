import { useCallback } from 'react'
import { useReachBottom } from '@tarojs/taro'
import { Button } from '../../../kit/components/Button'
import { Empty } from '../../../kit/components/Empty'
import { ListEnd } from '../../../kit/components/ListEnd'
import { Part } from '../../../kit/components/Screen'
import { usePaged } from '../../../kit/usePaged'
import { call } from '../../api'
import { firstPage, open } from '../../navigate'
import { OrderCardRow } from '../../orders/OrderCardRow'
import type { OrderTab } from '../../orders/shownOrders'

export function Listed({ tab }: { tab: OrderTab }) {
  const load = useCallback((after?: string) => call('GET /orders', { tab, ...(after && { after }) }), [tab])
  const paged = usePaged(load)
  useReachBottom(paged.more)
  return (
    <Part of={paged.first}>
      {() =>
        paged.rows.length > 0 ? (
          <>
            {paged.rows.map((order) => (
              <OrderCardRow key={order.id} order={order} />
            ))}
            <ListEnd {...paged} />
          </>
        ) : (
          <Empty text={tab === 'all' ? '还没有订单，去挑点喜欢的吧' : '这里没有订单'}>
            {tab === 'all' && (
              <Button size="small" onClick={() => open(firstPage)}>
                去逛逛
              </Button>
            )}
          </Empty>
        )
      }
    </Part>
  )
}
