import { Picker, View } from '@tarojs/components'
import type { OpeningHours } from '../../../shared/store'
import { Button } from './Button'
import { Field } from './Field'
import { Icon } from './Icon'
import './HoursEditor.scss'

interface Props {
  label: string
  value: OpeningHours[]
  problem?: string | null
  onChange(value: OpeningHours[]): void
}

const everyDay = [1, 2, 3, 4, 5, 6, 7]
const dayNames = ['一', '二', '三', '四', '五', '六', '日']

export const usualHours: OpeningHours = { days: everyDay, from: '09:00', to: '21:00' }

/** 营业时间: stretches of a week, each with its days. A day may have several. */
export function HoursEditor({ label, value, problem = null, onChange }: Props) {
  const put = (at: number, stretch: OpeningHours) => onChange(value.map((one, i) => (i === at ? stretch : one)))
  const remove = (at: number) => onChange(value.filter((_, i) => i !== at))
  return (
    <Field label={label} problem={problem}>
      {value.map((stretch, at) => (
        <Stretch
          key={at}
          value={stretch}
          onChange={(changed) => put(at, changed)}
          onRemove={value.length > 1 ? () => remove(at) : null}
        />
      ))}
      <View className="k-hours-add">
        <Button kind="quiet" size="small" icon="plus" onClick={() => onChange([...value, usualHours])}>
          添加时段
        </Button>
      </View>
    </Field>
  )
}

interface StretchProps {
  value: OpeningHours
  onChange(value: OpeningHours): void
  onRemove: (() => void) | null
}

function Stretch({ value, onChange, onRemove }: StretchProps) {
  const { days, from, to } = value
  const toggle = (day: number) => onChange({ ...value, days: everyDay.filter((d) => (d === day) !== days.includes(d)) })
  return (
    <View className="k-hours">
      <View className="k-hours-days">
        {everyDay.map((day) => (
          <View
            key={day}
            className={`k-hours-day ${days.includes(day) ? 'k-hours-day-on' : ''}`}
            onClick={() => toggle(day)}
          >
            <View className="k-hours-face">{dayNames[day - 1]}</View>
          </View>
        ))}
      </View>
      <View className="k-hours-times">
        <Time value={from} onChange={(time) => onChange({ ...value, from: time })} />
        <View className="k-hours-until">至</View>
        {/* the wheel ends at 23:59: midnight as an end is the end of this day */}
        <Time value={to} onChange={(time) => onChange({ ...value, to: time === '00:00' ? '24:00' : time })} />
        {onRemove && (
          <View className="k-hours-remove" onClick={onRemove}>
            <Icon name="trash" colour="faint" />
          </View>
        )}
      </View>
    </View>
  )
}

function Time({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  return (
    <Picker
      mode="time"
      value={value === '24:00' ? '00:00' : value}
      onChange={(event) => onChange(String(event.detail.value))}
    >
      <View className="k-hours-time">
        {value}
        <Icon name="chevronDown" colour="faint" size={28} />
      </View>
    </Picker>
  )
}

/** What is wrong with these hours, or null. */
export function hoursProblem(hours: OpeningHours[]): string | null {
  if (hours.some(({ days }) => days.length === 0)) return '请为每个时段选择营业的日子'
  return hours.some(({ from, to }) => from >= to) ? '结束时间要晚于开始时间，跨夜请分成两个时段' : null
}
