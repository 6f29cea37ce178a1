import { Picker, View } from '@tarojs/components'
import type { Ordering } from '../../../../shared/storefront'
import { Cell } from '../../../kit/components/Cell'

interface Props {
  ordering: Ordering
  onChange(changes: Partial<Ordering>): void
}

const waits = [10, 15, 30, 60, 120, 360, 1440]
const days = [3, 5, 7, 10, 15, 30]

const waitText = (minutes: number): string => (minutes < 60 ? `${minutes} 分钟` : `${minutes / 60} 小时`)

/** How long an order waits before it ends by itself, at both of its ends. */
export const Waiting = ({ ordering: { waitMinutes, receivedAfterDays }, onChange }: Props) => (
  <>
    <Choice
      title="没付款、没接单"
      note="过了就自动关闭，库存还回去"
      values={waits}
      value={waitMinutes}
      textOf={waitText}
      onChange={(minutes) => onChange({ waitMinutes: minutes })}
    />
    <Choice
      title="发货后自动收货"
      note="顾客没点“确认收货”时"
      values={days}
      value={receivedAfterDays}
      textOf={(count) => `${count} 天`}
      onChange={(count) => onChange({ receivedAfterDays: count })}
    />
  </>
)

interface ChoiceProps {
  title: string
  note: string
  values: readonly number[]
  value: number
  textOf(value: number): string
  onChange(value: number): void
}

function Choice({ title, note, values, value, textOf, onChange }: ChoiceProps) {
  const range = [...new Set([...values, value])].sort((a, b) => a - b)
  return (
    <Picker
      className="k-cell-picker"
      mode="selector"
      range={range.map(textOf)}
      value={range.indexOf(value)}
      onChange={({ detail }) => onChange(range[Number(detail.value)] ?? value)}
    >
      <View>
        <Cell title={title} note={note} onClick={() => undefined}>
          {textOf(value)}
        </Cell>
      </View>
    </Picker>
  )
}
