import { useCallback } from 'react'
import { View } from '@tarojs/components'
import type { MerchantOrderCard } from '../../../../shared/api/merchant/orders'
import { Button } from '../../../kit/components/Button'
import { Card } from '../../../kit/components/Card'
import { TextField } from '../../../kit/components/TextField'
import { scanText } from '../../../kit/scan'
import { useAction } from '../../../kit/useAction'
import { placeName } from '../../orders/placeName'
import './Parcel.scss'

interface Props {
  order: MerchantOrderCard
  number: string
  problem: string | null
  onChange(number: string): void
}

/** What is in it and whose it is, so that the right number gets onto it. */
export function Parcel({ order, number, problem, onChange }: Props) {
  const scan = useCallback(async () => {
    const scanned = await scanText('barCode')
    if (scanned) onChange(scanned)
  }, [onChange])
  const scanning = useAction(scan)
  return (
    <Card title={placeName(order)} extra={`尾号 ${order.number.slice(-4)}`} isFlush>
      <View className="parcel-what">{order.lines.map(({ name, quantity }) => `${name} ×${quantity}`).join('，')}</View>
      {order.note && <View className="parcel-note">{`备注：${order.note}`}</View>}
      {order.askedBackFen > 0 && <View className="parcel-note">顾客申请退款，请先答复再发货</View>}
      <View className="parcel-number">
        <TextField
          label="快递单号"
          placeholder="填写或扫条码"
          maxLength={40}
          value={number}
          problem={problem ?? scanning.failure?.text ?? null}
          onChange={onChange}
          onBlur={() => undefined}
        />
        <Button kind="plain" size="small" icon="scan" onClick={scanning.run}>
          扫
        </Button>
      </View>
    </Card>
  )
}
