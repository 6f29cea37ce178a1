import { useState } from 'react'
import { View } from '@tarojs/components'
import type { SittingView } from '../../../../shared/api/merchant/orders'
import { deskOf, orderStateText, orderTones } from '../../../../shared/order'
import { yuan } from '../../../../shared/money'
import { Button } from '../../../kit/components/Button'
import { Card } from '../../../kit/components/Card'
import { Cell } from '../../../kit/components/Cell'
import { Empty } from '../../../kit/components/Empty'
import { Screen } from '../../../kit/components/Screen'
import { Tag } from '../../../kit/components/Tag'
import { timeOfDay } from '../../../kit/time'
import { useRemote } from '../../../kit/useRemote'
import { call } from '../../api'
import { open } from '../../navigate'
import { useNewOrder } from '../../newOrders'
import { ClearSheet } from './ClearSheet'
import './index.scss'

const loadSittings = () => call('GET /sittings', {})

/** 桌台: who sits where, what they ordered, what they owe. */
export default function Sittings() {
  const [sittings, putSittings] = useRemote(loadSittings)
  useNewOrder(sittings.reload)
  return (
    <Screen of={sittings}>
      {(list) =>
        list.length > 0 ? (
          list.map((one) => <Sitting key={one.id} sitting={one} onChange={putSittings} />)
        ) : (
          <Empty text="现在没有客人在用餐，扫桌码点餐后会出现在这里" />
        )
      }
    </Screen>
  )
}

interface Props {
  sitting: SittingView
  onChange(sittings: SittingView[]): void
}

function Sitting({ sitting, onChange }: Props) {
  const [clearing, setClearing] = useState<SittingView | null>(null)
  const { id, table, openedAt, orders } = sitting
  const done = (list: SittingView[]) => {
    setClearing(null)
    onChange(list)
  }
  /** With the sums of now; a sheet that was put away meanwhile stays away. */
  const showAgain = async () => {
    const list = await loadSittings()
    setClearing((shown) => shown && (list.find((one) => one.id === id) ?? null))
    onChange(list)
  }
  return (
    <>
      <Card title={table} extra={`${timeOfDay(openedAt)} 入座`} isFlush>
        {orders.map((order) => (
          <Cell
            key={order.id}
            title={order.lines.map(({ name, quantity }) => `${name} ×${quantity}`).join('，')}
            note={`¥${yuan(order.totalFen)}${order.note && ` · 备注：${order.note}`}`}
            onClick={() => open('order', { id: order.id })}
          >
            <Tag tone={orderTones[order.state]}>{orderStateText(order)}</Tag>
          </Cell>
        ))}
        <End sitting={sitting} onClear={() => setClearing(sitting)} />
      </Card>
      {clearing && (
        <ClearSheet sitting={clearing} onDone={done} onRefused={showAgain} onClose={() => setClearing(null)} />
      )}
    </>
  )
}

/** What it comes to. A table is not cleared while the phone of a guest is still to pay: that order comes first. */
function End({ sitting: { orders, totalFen, owedFen }, onClear }: { sitting: SittingView; onClear(): void }) {
  const awaited = orders.find((order) => deskOf(order) === 'payment')
  return (
    <View className="sitting-end">
      <View className="sitting-sum">
        <View>{`合计 ¥${yuan(totalFen)}`}</View>
        {owedFen > 0 && <View className="sitting-owed">{`还要收 ¥${yuan(owedFen)}`}</View>}
        {awaited && <View>{`等顾客微信支付 ¥${yuan(awaited.totalFen)}，付清才能清台`}</View>}
      </View>
      {awaited ? (
        <Button kind="plain" size="small" onClick={() => open('order', { id: awaited.id })}>
          看未付的单
        </Button>
      ) : (
        <Button size="small" onClick={onClear}>
          {owedFen > 0 ? '收款并清台' : '清台'}
        </Button>
      )}
    </View>
  )
}
