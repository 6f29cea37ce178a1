import { useEffect } from 'react'
import { View } from '@tarojs/components'
import { Icon } from '../kit/components/Icon'
import { dismissArrived, useArrived, type Arrival } from './newOrders'
import { open } from './navigate'
import './NewOrderBar.scss'

const shownMs = 8_000

const words: Record<Arrival['what'], string> = { order: '来新订单了', refund: '有顾客申请退款' }

/** 新订单, 申请退款: over the top of whichever page is open; a tap leads to it, or takes the bar away. */
export function NewOrderBar() {
  const arrival = useArrived()
  useEffect(() => {
    if (!arrival) return undefined
    const timer = setTimeout(dismissArrived, shownMs)
    return () => clearTimeout(timer)
  }, [arrival])
  if (!arrival) return null
  const { what, orderId } = arrival
  const look = () => {
    dismissArrived()
    open('order', { id: orderId })
  }
  return (
    <View className={`new-order ${what === 'refund' ? 'new-order-refund' : ''}`}>
      <View className="new-order-look" onClick={look}>
        <Icon name="bell" colour="onBrand" />
        <View className="new-order-words">{words[what]}</View>
        <View>查看</View>
        <Icon name="chevronRight" colour="onBrand" size={32} />
      </View>
      <View className="new-order-close" onClick={dismissArrived}>
        <Icon name="close" colour="onBrand" size={32} />
      </View>
    </View>
  )
}
