import { useCallback } from 'react'
import Taro, { useDidHide, useDidShow, useRouter, useUnload } from '@tarojs/taro'
import { Screen } from '../../../kit/components/Screen'
import { useRemote } from '../../../kit/useRemote'
import { call } from '../../api'
import { Ticket } from './Ticket'

const keepScreenOn = (isOn: boolean) => () => void Taro.setKeepScreenOn({ keepScreenOn: isOn, fail: () => undefined })

/** 小票: lies beside the stove, so the screen stays on while it is looked at. */
export default function TicketPage() {
  const orderId = useRouter().params.id ?? ''
  useDidShow(keepScreenOn(true))
  useDidHide(keepScreenOn(false))
  useUnload(keepScreenOn(false))
  const [ticket] = useRemote(
    useCallback(async () => {
      const [order, store] = await Promise.all([call('GET /orders/:orderId', { orderId }), call('GET /', {})])
      return { order, store }
    }, [orderId]),
  )
  return <Screen of={ticket}>{({ order, store }) => <Ticket order={order} storeName={store.name} />}</Screen>
}
