import { View } from '@tarojs/components'
import type { IncidentView } from '../../../../shared/api/merchant/payment'
import { Button } from '../../../kit/components/Button'
import { Card } from '../../../kit/components/Card'
import { dayAndTime } from '../../../kit/time'
import { open } from '../../navigate'
import './Incident.scss'

interface Props {
  incident: IncidentView
  onClose(): void
}

/** What happened, what to do about it, and the ways to it. */
export function Incident({ incident, onClose }: Props) {
  const { title, text, orderId, at, closedAt, isClosedByOperator, note } = incident
  const done = isClosedByOperator ? '平台已处理' : '已处理'
  return (
    <Card title={title} extra={dayAndTime(at)}>
      <View className="incident-text">{text}</View>
      {closedAt && <View className="incident-note">{`${dayAndTime(closedAt)} ${done}${note && `：${note}`}`}</View>}
      <View className="incident-ways">
        {orderId && (
          <Button kind="plain" size="small" onClick={() => open('order', { id: orderId })}>
            查看订单
          </Button>
        )}
        {!closedAt && (
          <Button kind="plain" size="small" onClick={onClose}>
            处理好了
          </Button>
        )}
      </View>
    </Card>
  )
}
