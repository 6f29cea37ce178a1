import { useCallback } from 'react'
import { useRouter } from '@tarojs/taro'
import type { MerchantOrderView } from '../../../../shared/api/merchant/orders'
import { endedStates } from '../../../../shared/order'
import { Card } from '../../../kit/components/Card'
import { Cell } from '../../../kit/components/Cell'
import { Icon } from '../../../kit/components/Icon'
import { Screen } from '../../../kit/components/Screen'
import { useRemote } from '../../../kit/useRemote'
import { call } from '../../api'
import { hasTables } from '../../currentStore'
import { open } from '../../navigate'
import { look } from '../../newOrders'
import { Lines } from '../../orders/Lines'
import { Amounts } from './Amounts'
import { Bar } from './Bar'
import { Head } from './Head'
import { Person } from './Person'
import { Refunds } from './Refunds'
import { Remark } from './Remark'
import { Timeline } from './Timeline'

const openSeconds = 10

/** Somebody else may move it meanwhile: the customer, a colleague, the clock. */
const soon = ({ state }: MerchantOrderView): number | null => (endedStates.includes(state) ? null : openSeconds)

/** 订单详情: where it stands, for whom, what, for how much, and everything that can be done with it. */
export default function Order() {
  const orderId = useRouter().params.id ?? ''
  const [order, putOrder] = useRemote(
    useCallback(() => call('GET /orders/:orderId', { orderId }), [orderId]),
    soon,
  )
  const change = useCallback(
    (changed: MerchantOrderView) => {
      putOrder(changed)
      void look()
    },
    [putOrder],
  )
  return <Screen of={order}>{(view) => <Shown order={view} onChange={change} />}</Screen>
}

interface Props {
  order: MerchantOrderView
  onChange(order: MerchantOrderView): void
}

const Shown = ({ order, onChange }: Props) => (
  <>
    <Head order={order} />
    <Refunds order={order} onChange={onChange} />
    <Person order={order} />
    <Card title="商品" extra={`共 ${order.quantity} 件`}>
      <Lines lines={order.lines} />
    </Card>
    <Amounts order={order} />
    <Card isFlush>
      <Remark order={order} onChange={onChange} />
      <Cell
        lead={<Icon name="paper" />}
        title="小票"
        {...(hasTables() && { note: '给后厨看的大字单子' })}
        onClick={() => open('ticket', { id: order.id })}
      />
    </Card>
    <Timeline order={order} />
    <Bar order={order} onChange={onChange} />
  </>
)
