import { useCallback } from 'react'
import { useRouter } from '@tarojs/taro'
import { Screen } from '../../../kit/components/Screen'
import { useRemote } from '../../../kit/useRemote'
import { call } from '../../api'
import { StorePage } from '../../StorePage'
import { RefundForm } from './RefundForm'

/** 申请退款: how much and why; the store answers. */
export default function Refund() {
  const { id = '' } = useRouter().params
  const load = useCallback(() => call('GET /orders/:orderId', { orderId: id }), [id])
  const [order] = useRemote(load)
  return (
    <StorePage>
      <Screen of={order}>{(shown) => <RefundForm key={shown.refundableFen} order={shown} />}</Screen>
    </StorePage>
  )
}
