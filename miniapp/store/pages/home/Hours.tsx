import { View } from '@tarojs/components'
import { daysText } from '../../../../shared/openingHours'
import type { OpeningHours } from '../../../../shared/store'
import { Card } from '../../../kit/components/Card'
import { weekdayNow } from '../../../kit/time'
import { flavour } from '../../flavours'
import './Hours.scss'

/** 营业时间: every stretch of the week; today's stand out. */
export function Hours({ hours }: { hours: OpeningHours[] }) {
  const today = weekdayNow()
  return (
    <Card title={flavour.hours}>
      {hours.map(({ days, from, to }, at) => (
        <View className={`hours-line ${days.includes(today) ? 'hours-today' : ''}`} key={at}>
          <View>{daysText(days)}</View>
          <View className="hours-time">{from === '00:00' && to === '24:00' ? '全天' : `${from} – ${to}`}</View>
        </View>
      ))}
    </Card>
  )
}
