import { useState } from 'react'
import { Picker } from '@tarojs/components'
import type { QuoteView } from '../../../../shared/api/customer/orders'
import { Card } from '../../../kit/components/Card'
import { Cell } from '../../../kit/components/Cell'
import { Icon } from '../../../kit/components/Icon'
import { comingTime } from '../../../kit/time'
import { useStorefront } from '../../storefront'
import { timesFrom } from './wantedTimes'

interface Props {
  method: 'pickup' | 'delivery'
  quote: QuoteView
  value: string | null
  onChange(wantedAt: string | null): void
}

const words = { pickup: '取货时间', delivery: '送达时间' }

/** When it is wanted: as soon as it can be, unless another time is chosen. */
export function WantedTime({ method, quote, value, onChange }: Props) {
  const hours = useStorefront()?.hours ?? []
  const minutes = quote.methods.find((each) => each.method === method)?.minutes ?? 0
  const [now] = useState(() => Date.now()) // while the wheel is turned its times stay where they are
  const times = timesFrom(now, minutes, hours)
  const soon = minutes > 0 ? `尽快，约 ${minutes} 分钟` : '尽快'
  const choices = [soon, ...times.map((at) => comingTime(at))]
  const choose = (at: number) => onChange(at === 0 ? null : (times[at - 1] ?? null))
  return (
    <Card isFlush>
      <Picker
        mode="selector"
        range={choices}
        value={value ? times.indexOf(value) + 1 : 0}
        onChange={(event) => choose(Number(event.detail.value))}
      >
        <Cell lead={<Icon name="clock" colour="text" />} title={words[method]} onClick={() => undefined}>
          {value ? comingTime(value) : soon}
        </Cell>
      </Picker>
    </Card>
  )
}
