import { useCallback, useState } from 'react'
import { View } from '@tarojs/components'
import type { DayFigures } from '../../../../shared/api/merchant/figures'
import { yuan } from '../../../../shared/money'
import { Card } from '../../../kit/components/Card'
import { useRemote } from '../../../kit/useRemote'
import { call } from '../../api'
import './Chart.scss'

type Span = 7 | 30

/** 营业额 day by day; a touched bar says its day. */
export function Chart({ today }: { today: DayFigures }) {
  const [span, setSpan] = useState<Span>(7)
  return (
    <Card title="营业额" extra={<Spans value={span} onChange={setSpan} />}>
      <Bars key={`${span} ${today.day}`} span={span} today={today} />
    </Card>
  )
}

const Spans = ({ value, onChange }: { value: Span; onChange: (span: Span) => void }) => (
  <View className="chart-spans">
    {([7, 30] as const).map((span) => (
      <View key={span} className={`chart-span ${span === value ? 'chart-span-on' : ''}`} onClick={() => onChange(span)}>
        {`近 ${span} 天`}
      </View>
    ))}
  </View>
)

function Bars({ span, today }: { span: Span; today: DayFigures }) {
  const [days] = useRemote(useCallback(() => call('GET /days', { days: span }), [span]))
  const [touched, setTouched] = useState(span - 1)
  if (days.state !== 'ready') return <View className="chart-bars" />
  const all = withToday(days.value, today)
  const most = Math.max(1, ...all.map(({ salesFen }) => salesFen))
  const shown = all[touched]
  return (
    <>
      {shown && <Said day={shown} />}
      <View className="chart-bars">
        {all.map(({ day, salesFen }, at) => (
          <View className="chart-column" key={day} onClick={() => setTouched(at)}>
            <View
              className={`chart-bar ${at === touched ? 'chart-bar-on' : ''}`}
              style={{ height: `${Math.round((100 * salesFen) / most)}%` }}
            />
          </View>
        ))}
      </View>
      <View className="chart-ends">
        <View>{dayName(all[0])}</View>
        <View>今天</View>
      </View>
    </>
  )
}

/** Today is looked at more often than the days before it: on one screen it is one number. */
const withToday = (days: readonly DayFigures[], today: DayFigures): DayFigures[] =>
  days.map((each) => (each.day === today.day ? today : each))

const Said = ({ day }: { day: DayFigures }) => (
  <View className="chart-said">
    {`${dayName(day)} · ¥${yuan(day.salesFen)} · ${day.orders} 单 · ${day.visitors} 位访客`}
  </View>
)

/** `11月28日` from `2026-11-28`. */
function dayName(figures: DayFigures | undefined): string {
  const [, month = '', day = ''] = (figures?.day ?? '').split('-')
  return `${Number(month)}月${Number(day)}日`
}
