import { useCallback } from 'react'
import { useRouter } from '@tarojs/taro'
import type { OrderView } from '../../../../shared/api/customer/orders'
import { endedStates, waitingRefundStates } from '../../../../shared/order'
import { Card } from '../../../kit/components/Card'
import { Screen } from '../../../kit/components/Screen'
import { Steps } from '../../../kit/components/Steps'
import { useRemote } from '../../../kit/useRemote'
import { call } from '../../api'
import { AmountLines } from '../../orders/AmountLines'
import { BoughtLines } from '../../orders/BoughtLines'
import { timelineOf } from '../../orders/timeline'
import { StorePage } from '../../StorePage'
import { Actions } from './Actions'
import { Facts } from './Facts'
import { Pickup } from './Pickup'
import { Refunds } from './Refunds'
import { Shipments } from './Shipments'
import { StateHead } from './StateHead'

/** Somebody waits for it; one that is over seldom moves. */
const everySeconds = ({ state, refunds }: OrderView) =>
  endedStates.includes(state) && !refunds.some(({ state: one }) => waitingRefundStates.includes(one)) ? 30 : 3

/** 订单: where it stands, what happens next, and everything about it. */
export default function Order() {
  const { id = '', table, placed } = useRouter().params
  const load = useCallback(() => call('GET /orders/:orderId', { orderId: id, ...(table && { table }) }), [id, table])
  const [order, put] = useRemote(load, everySeconds)
  return (
    <StorePage>
      <Screen of={order}>
        {(shown) => (
          <>
            <StateHead order={shown} isJustPlaced={placed === '1'} />
            <Pickup order={shown} />
            <Shipments order={shown} />
            <Refunds order={shown} onChange={put} />
            <Card>
              <BoughtLines lines={shown.lines} pictureOf={({ pictureUrl }) => pictureUrl} />
              <AmountLines amounts={shown.amounts} method={shown.method} total="合计" money={shown} />
            </Card>
            <Facts order={shown} />
            <Card title="订单进展">
              <Steps steps={timelineOf(shown)} />
            </Card>
            <Actions order={shown} onChange={put} />
          </>
        )}
      </Screen>
    </StorePage>
  )
}
