import { useCallback } from 'react'
import { useRouter } from '@tarojs/taro'
import type { CustomerDetailView } from '../../../../shared/api/merchant/customers'
import { orderStateText, orderTones } from '../../../../shared/order'
import { yuan } from '../../../../shared/money'
import { Card } from '../../../kit/components/Card'
import { Cell } from '../../../kit/components/Cell'
import { Screen } from '../../../kit/components/Screen'
import { Tag } from '../../../kit/components/Tag'
import { dayAndTime } from '../../../kit/time'
import { useRemote } from '../../../kit/useRemote'
import { call } from '../../api'
import { mayI } from '../../currentStore'
import { ManagedPage } from '../../Managed'
import { open } from '../../navigate'
import { Erasing } from './Erasing'
import { Person } from './Person'
import { Remark } from './Remark'

/** 一位顾客: who it is, what they ordered, and what the store wrote down. */
export default function Customer() {
  const { id = '' } = useRouter<{ id: string }>().params
  const [customer, putCustomer] = useRemote(
    useCallback(() => call('GET /customers/:customerId', { customerId: id }), [id]),
  )
  return (
    <ManagedPage>
      <Screen of={customer}>
        {(view) => (
          <>
            <Person customer={view} />
            <Remark customer={view} onChange={putCustomer} />
            <Orders orders={view.orders} />
            {mayI('eraseCustomers') && <Erasing customer={view} />}
          </>
        )}
      </Screen>
    </ManagedPage>
  )
}

const Orders = ({ orders }: Pick<CustomerDetailView, 'orders'>) => (
  <Card title="最近的订单" isFlush>
    {orders.length === 0 && <Cell title="还没下过单" />}
    {orders.map((order) => (
      <Cell
        key={order.id}
        title={order.summary}
        note={`${dayAndTime(order.placedAt)} · ¥${yuan(order.totalFen)}`}
        onClick={() => open('order', { id: order.id })}
      >
        <Tag tone={orderTones[order.state]}>{orderStateText(order)}</Tag>
      </Cell>
    ))}
  </Card>
)
