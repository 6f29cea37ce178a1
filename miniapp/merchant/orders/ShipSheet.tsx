import Taro from '@tarojs/taro'
import { Picker, View } from '@tarojs/components'
import { carriers } from '../../../shared/carriers'
import { Button } from '../../kit/components/Button'
import { Field } from '../../kit/components/Field'
import { Icon } from '../../kit/components/Icon'
import { Sheet } from '../../kit/components/Sheet'
import { TextField } from '../../kit/components/TextField'
import { useForm, type Check } from '../../kit/useForm'
import { scanText } from '../../kit/scan'
import { call } from '../api'
import type { OrderSheetProps } from './sheet'
import './ShipSheet.scss'

const trackingNo: Check<string> = (typed) =>
  /^[\w-]{5,40}$/.test(typed.trim()) ? null : '快递单号是 5 到 40 位字母和数字'

const carrierInStorage = 'carrier'

/** Most stores send with the same carrier as yesterday. */
const usualCarrier = (): string => Taro.getStorageSync<string>(carrierInStorage) || carriers[0].code

/** 发货: the carrier and the number on the parcel, typed or scanned. */
export function ShipSheet({ order, onDone, onClose }: OrderSheetProps) {
  const form = useForm({
    draft: `ship:${order.id}`,
    initial: { carrier: usualCarrier(), trackingNo: '' },
    checks: { trackingNo },
    send: async ({ carrier, trackingNo: typed }) => {
      const shipment = { orderId: order.id, carrier, trackingNo: typed.trim() }
      onDone(await call('POST /orders/:orderId/ship', shipment))
      Taro.setStorageSync(carrierInStorage, carrier)
    },
  })
  const scan = async () => {
    const scanned = await scanText('barCode')
    if (scanned) form.field('trackingNo').onChange(scanned)
  }
  return (
    <Sheet title="发货" onClose={onClose}>
      <CarrierField {...form.field('carrier')} />
      <TextField label="快递单号" placeholder="填写或扫面单上的条码" maxLength={40} {...form.field('trackingNo')} />
      {form.failure && <View className="k-sheet-problem">{form.failure.text}</View>}
      <View className="ship-ways">
        <Button kind="plain" icon="scan" onClick={() => void scan()}>
          扫单号
        </Button>
        <Button isBusy={form.isSending} onClick={form.submit}>
          确认发货
        </Button>
      </View>
    </Sheet>
  )
}

interface CarrierProps {
  value: string
  onChange(code: string): void
}

function CarrierField({ value, onChange }: CarrierProps) {
  const at = carriers.findIndex(({ code }) => code === value)
  return (
    <Field label="快递公司">
      <Picker
        mode="selector"
        range={carriers.map(({ name }) => name)}
        value={Math.max(0, at)}
        onChange={(event) => onChange(carriers[Number(event.detail.value)]?.code ?? value)}
      >
        <View className="ship-carrier">
          {carriers[at]?.name ?? value}
          <Icon name="chevronDown" colour="faint" size={32} />
        </View>
      </Picker>
    </Field>
  )
}
