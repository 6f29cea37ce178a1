import { useCallback, useState } from 'react'
import { View } from '@tarojs/components'
import type { MerchantOrderView } from '../../../../shared/api/merchant/orders'
import { ActionBar } from '../../../kit/components/ActionBar'
import { Button } from '../../../kit/components/Button'
import { NoticeBar } from '../../../kit/components/NoticeBar'
import { Page } from '../../../kit/components/Screen'
import { scanText } from '../../../kit/scan'
import { useAction } from '../../../kit/useAction'
import { call } from '../../api'
import { hintOf } from '../../orders/hint'
import { OrderCard } from '../../orders/OrderCard'
import { CodeField } from './CodeField'

/** 核销: whose code this is, and the goods over the counter. */
export default function Pickup() {
  const [typed, setTyped] = useState('')
  const [order, setOrder] = useState<MerchantOrderView | null>(null)
  const find = useCallback(async (code: string) => {
    setOrder(null)
    setOrder(await call('GET /pickups/:code', { code }))
  }, [])
  const finding = useAction(find)
  const scan = useCallback(async () => {
    const code = await scanText()
    if (code === null) return
    setTyped('')
    await find(code)
  }, [find])
  const scanning = useAction(scan)
  const type = (code: string) => {
    setTyped(code)
    if (code.length === 6) finding.run(code)
  }
  const failure = finding.failure ?? scanning.failure
  return (
    <Page>
      <CodeField value={typed} onChange={type} />
      {failure && <NoticeBar tone="failing">{failure.text}</NoticeBar>}
      {order && <Found order={order} onChange={setOrder} />}
      <ActionBar>
        <Button icon="scan" isBusy={scanning.isRunning} onClick={scanning.run}>
          扫顾客的取货码
        </Button>
      </ActionBar>
    </Page>
  )
}

interface Props {
  order: MerchantOrderView
  onChange(order: MerchantOrderView): void
}

const Found = ({ order, onChange }: Props) => (
  <View>
    <NoticeBar tone={order.state === 'completed' ? 'done' : 'info'}>{hintOf(order)}</NoticeBar>
    <OrderCard order={order} onChange={onChange} />
  </View>
)
