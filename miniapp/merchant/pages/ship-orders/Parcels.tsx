import { useCallback, useState } from 'react'
import Taro from '@tarojs/taro'
import type { MerchantOrderCard } from '../../../../shared/api/merchant/orders'
import { ActionBar } from '../../../kit/components/ActionBar'
import { Button } from '../../../kit/components/Button'
import { Card } from '../../../kit/components/Card'
import { useAction } from '../../../kit/useAction'
import { useDraft } from '../../../kit/useDraft'
import { CarrierField } from '../../orders/CarrierField'
import { rememberCarrier, usualCarrier } from '../../orders/shipping'
import { Parcel } from './Parcel'
import { send, type Problems } from './send'

interface Props {
  orders: readonly MerchantOrderCard[]
  onSent(): Promise<void>
}

/** One carrier for the pile, a number for each parcel; what fails stays with its reason, the others are gone. */
export function Parcels({ orders, onSent }: Props) {
  const [carrier, setCarrier] = useState(usualCarrier)
  const { value: numbers, latest, write } = useDraft<Record<string, string>>('ship-orders', {})
  const [problems, setProblems] = useState<Problems>({})
  const ready = orders.filter(({ id }) => numbers[id])
  const go = useCallback(async () => {
    rememberCarrier(carrier)
    const { sent, problems: found } = await send(orders, latest(), carrier)
    setProblems(found)
    write(Object.fromEntries(Object.entries(latest()).filter(([id]) => found[id])))
    if (sent > 0) void Taro.showToast({ title: `已发货 ${sent} 单`, icon: 'success' })
    await onSent()
  }, [orders, carrier, latest, write, onSent])
  const going = useAction(go)
  return (
    <>
      <Card isFlush>
        <CarrierField value={carrier} onChange={setCarrier} />
      </Card>
      {orders.map((order) => (
        <Parcel
          key={order.id}
          order={order}
          number={numbers[order.id] ?? ''}
          problem={problems[order.id] ?? null}
          onChange={(number) => write({ ...latest(), [order.id]: number })}
        />
      ))}
      <ActionBar failure={going.failure}>
        <Button isBusy={going.isRunning} isDisabled={ready.length === 0} onClick={going.run}>
          {ready.length > 0 ? `发货 ${ready.length} 单` : '先填快递单号'}
        </Button>
      </ActionBar>
    </>
  )
}
