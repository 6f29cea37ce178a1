import { View } from '@tarojs/components'
import type { NewAttemptView } from '../../../../shared/api/merchant/authorisation'
import { CodeCard } from '../../../kit/components/CodeCard'
import { dayAndTime } from '../../../kit/time'
import { statusText } from './LiveSteps'
import './QrCard.scss'

interface Props {
  attempt: NewAttemptView
  storeName: string
}

/** The picture as it will lie in the album. */
export function QrCard({ attempt, storeName }: Props) {
  return (
    <CodeCard title={`把小程序授权给“${storeName}”`} note="请用小程序管理员的微信扫码" src={pictureOf(attempt)}>
      <View className="qr-status">
        <View className="qr-dot" />
        {statusText[attempt.state]}
      </View>
      <View className="qr-until">{dayAndTime(attempt.expiresAt)} 前有效，只能用一次</View>
    </CodeCard>
  )
}

export const pictureOf = ({ qrPng }: NewAttemptView): string => `data:image/png;base64,${qrPng}`
