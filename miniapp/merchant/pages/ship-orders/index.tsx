import { useCallback } from 'react'
import type { MerchantOrderCard } from '../../../../shared/api/merchant/orders'
import { Empty } from '../../../kit/components/Empty'
import { Screen } from '../../../kit/components/Screen'
import { useRemote } from '../../../kit/useRemote'
import { call } from '../../api'
import { look } from '../../newOrders'
import { Parcels } from './Parcels'

/** As many as fit on one page of the list; the next ones come up once these are sent. */
async function loadParcels(): Promise<MerchantOrderCard[]> {
  const { rows } = await call('GET /orders', { tab: 'send' })
  return rows.filter(({ method }) => method === 'express')
}

/** 批量发货: a pile of parcels, one number after the other. */
export default function ShipOrders() {
  const [parcels] = useRemote(loadParcels)
  const { reload } = parcels
  const refresh = useCallback(async () => {
    await Promise.all([reload(), look()])
  }, [reload])
  return (
    <Screen of={parcels}>
      {(orders) =>
        orders.length > 0 ? <Parcels orders={orders} onSent={refresh} /> : <Empty text="没有等着发快递的订单了" />
      }
    </Screen>
  )
}
