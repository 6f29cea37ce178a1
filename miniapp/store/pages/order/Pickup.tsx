import { Image, View } from '@tarojs/components'
import type { OrderView } from '../../../../shared/api/customer/orders'
import { endedStates } from '../../../../shared/order'
import { Card } from '../../../kit/components/Card'
import { digitsCode } from '../../../kit/digitsCode'
import './Pickup.scss'

/** What is shown at the counter: the number that is called out, and the code that proves it. Nothing is there before it is paid. */
export function Pickup({ order: { state, payMethod, pickupCode, pickupNumber } }: { order: OrderView }) {
  const mustPay = state === 'unpaid' && payMethod === 'online'
  if (!pickupCode || mustPay || endedStates.includes(state)) return null
  const picture = digitsCode(pickupCode)
  return (
    <Card>
      <View className="pickup">
        {pickupNumber !== null && (
          <View className="pickup-number">
            取货号 <View className="pickup-number-big">{pickupNumber}</View>
          </View>
        )}
        {picture && <Image className="pickup-picture" src={picture} mode="aspectFit" />}
        <View className="pickup-code">{pickupCode.replace(/(\d{3})(?=\d)/g, '$1 ')}</View>
        <View className="pickup-note">取货时出示，店员扫码或输入数字</View>
      </View>
    </Card>
  )
}
