import { Image, View } from '@tarojs/components'
import type { NewAttemptView } from '../../../../shared/api/merchant/authorisation'
import { Card } from '../../../kit/components/Card'
import { dayAndTime } from '../../../kit/time'
import { statusText } from './LiveSteps'
import './QrCard.scss'

interface Props {
  attempt: NewAttemptView
  storeName: string
}

/** The picture as it will lie in the album; large enough to be scanned from a screenshot. */
export function QrCard({ attempt, storeName }: Props) {
  return (
    <Card>
      <View className="qr">
        <View className="qr-name">把小程序授权给“{storeName}”</View>
        <View className="qr-who">请用小程序管理员的微信扫码</View>
        <Image className="qr-picture" src={`data:image/png;base64,${attempt.qrPng}`} mode="aspectFit" />
        <View className="qr-status">
          <View className="qr-dot" />
          {statusText[attempt.state]}
        </View>
        <View className="qr-until">{dayAndTime(attempt.expiresAt)} 前有效，只能用一次</View>
      </View>
    </Card>
  )
}
