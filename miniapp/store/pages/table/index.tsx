import { useCallback, useRef } from 'react'
import { useRouter } from '@tarojs/taro'
import type { OrderView } from '../../../../shared/api/customer/orders'
import type { TableView } from '../../../../shared/api/customer/cart'
import { ActionBar } from '../../../kit/components/ActionBar'
import { Button } from '../../../kit/components/Button'
import { Empty } from '../../../kit/components/Empty'
import { Screen } from '../../../kit/components/Screen'
import { useRemote } from '../../../kit/useRemote'
import { call } from '../../api'
import { open } from '../../navigate'
import { StorePage } from '../../StorePage'
import { Bill } from './Bill'
import { TableOrder } from './TableOrder'

interface Sitting {
  table: TableView
  orders: OrderView[]
}

async function load(code: string): Promise<Sitting> {
  const table = await call('GET /tables/:code', { code })
  const ids = table.sitting?.orderIds ?? []
  const orders = await Promise.all(ids.map((orderId) => call('GET /orders/:orderId', { orderId, table: code })))
  return { table, orders }
}

/** What the page knows of the table; `isCleared`: people have seen their orders here, and these were paid and put away. */
function useSittingAt(code: string) {
  const hadOrders = useRef(false)
  const look = useCallback(async () => {
    const sitting = await load(code)
    hadOrders.current ||= sitting.orders.length > 0
    return { ...sitting, isCleared: hadOrders.current && sitting.orders.length === 0 }
  }, [code])
  return useRemote(look, everySeconds)
}

/** Somebody else at the table orders more, or the kitchen is done with something. */
const everySeconds = () => 5

const cleared = '这桌已经结好账了，谢谢光临'

/** Everything that was ordered at one table since people sat down, whoever ordered it. */
export default function Table() {
  const { code = '' } = useRouter().params
  const [sitting] = useSittingAt(code)
  return (
    <StorePage>
      <Screen of={sitting}>
        {({ table, orders, isCleared }) => (
          <>
            {orders.length === 0 && (
              <Empty text={isCleared ? cleared : `${table.name}还没有下单，点好以后同桌的人都能看到`} />
            )}
            {orders.map((order, at) => (
              <TableOrder key={order.id} order={order} title={`第 ${at + 1} 单`} />
            ))}
            {orders.length > 0 && <Bill name={table.name} orders={orders} />}
            <ActionBar>
              <Button onClick={() => open('menu')}>{orders.length > 0 ? '加菜' : '去点餐'}</Button>
            </ActionBar>
          </>
        )}
      </Screen>
    </StorePage>
  )
}
