import { View } from '@tarojs/components'
import { Button } from '../../kit/components/Button'
import { Sheet } from '../../kit/components/Sheet'
import { TextField } from '../../kit/components/TextField'
import { scanText } from '../../kit/scan'
import { useAction } from '../../kit/useAction'
import { useForm } from '../../kit/useForm'
import { call } from '../api'
import { CarrierField } from './CarrierField'
import type { OrderSheetProps } from './sheet'
import { rememberCarrier, trackingNo, usualCarrier } from './shipping'
import './ShipSheet.scss'

/** 发货: the carrier and the number on the parcel, typed or scanned. */
export function ShipSheet({ order, onDone, onClose }: OrderSheetProps) {
  const form = useForm({
    draft: `ship:${order.id}`,
    initial: { carrier: usualCarrier(), trackingNo: '' },
    checks: { trackingNo },
    send: async ({ carrier, trackingNo: typed }) => {
      const shipment = { orderId: order.id, carrier, trackingNo: typed.trim() }
      onDone(await call('POST /orders/:orderId/ship', shipment))
      rememberCarrier(carrier)
    },
  })
  const { onChange } = form.field('trackingNo')
  const scanning = useAction(async () => {
    const scanned = await scanText('barCode')
    if (scanned) onChange(scanned)
  })
  const failure = form.failure ?? scanning.failure
  return (
    <Sheet title="发货" onClose={onClose}>
      <CarrierField {...form.field('carrier')} />
      <TextField label="快递单号" placeholder="填写或扫面单上的条码" maxLength={40} {...form.field('trackingNo')} />
      {failure && <View className="k-sheet-problem">{failure.text}</View>}
      <View className="ship-ways">
        <Button kind="plain" icon="scan" onClick={scanning.run}>
          扫单号
        </Button>
        <Button isBusy={form.isSending} onClick={form.submit}>
          确认发货
        </Button>
      </View>
    </Sheet>
  )
}
