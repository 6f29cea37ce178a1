import { useEffect } from 'react'
import { View } from '@tarojs/components'
import { Icon } from '../kit/components/Icon'
import { dismissArrived, useArrived } from './newOrders'
import { open } from './navigate'
import './NewOrderBar.scss'

const shownMs = 8_000

/** 新订单: over the top of whichever page is open; a tap leads to it. */
export function NewOrderBar() {
  const id = useArrived()
  useEffect(() => {
    if (!id) return undefined
    const timer = setTimeout(dismissArrived, shownMs)
    return () => clearTimeout(timer)
  }, [id])
  if (!id) return null
  const look = () => {
    dismissArrived()
    open('order', { id })
  }
  return (
    <View className="new-order" onClick={look}>
      <Icon name="bell" colour="onBrand" />
      <View className="new-order-words">来新订单了</View>
      <View>查看</View>
      <Icon name="chevronRight" colour="onBrand" size={32} />
    </View>
  )
}
