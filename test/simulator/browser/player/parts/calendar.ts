import { textOf } from '../../kit/value'
import type { Attributes } from './part'
import type { OpenPicker } from './pickerKinds'

const two = (number: number): string => String(number).padStart(2, '0')
const span = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => from + at)
const at = (list: readonly number[], value: number): number => Math.max(0, list.indexOf(value))

const clock = (text: unknown, otherwise: [number, number]): [number, number] => {
  const [hour, minute] = textOf(text).split(':').map(Number)
  return hour === undefined || Number.isNaN(hour) || minute === undefined ? otherwise : [hour, minute]
}

const hoursOf = (attributes: Attributes): number[] =>
  span(clock(attributes.start, [0, 0])[0], clock(attributes.end, [23, 59])[0])

/** The minutes of an hour that lie between `start` and `end`. */
function minutesOf(attributes: Attributes, hour: number): number[] {
  const [firstHour, firstMinute] = clock(attributes.start, [0, 0])
  const [lastHour, lastMinute] = clock(attributes.end, [23, 59])
  return span(hour === firstHour ? firstMinute : 0, hour === lastHour ? lastMinute : 59)
}

export function timeWheels(attributes: Attributes): OpenPicker {
  const hours = hoursOf(attributes)
  const [hour, minute] = clock(attributes.value, [hours[0] ?? 0, 0])
  return {
    wheels: ([row = 0]) => [hours.map(two), minutesOf(attributes, hours[row] ?? 0).map(two)],
    chosen: [at(hours, hour), at(minutesOf(attributes, hour), minute)],
  }
}

export function timeOf([hourRow = 0, minuteRow = 0]: readonly number[], attributes: Attributes): string {
  const hour = hoursOf(attributes)[hourRow] ?? 0
  return `${two(hour)}:${two(minutesOf(attributes, hour)[minuteRow] ?? 0)}`
}

type Day = [year: number, month: number, day: number]

const dayOf = (text: unknown, otherwise: Day): Day => {
  const [year, month, day] = textOf(text).split('-').map(Number)
  return year ? [year, month || otherwise[1], day || otherwise[2]] : otherwise
}

const bounds = (attributes: Attributes): { first: Day; last: Day } => ({
  first: dayOf(attributes.start, [1970, 1, 1]),
  last: dayOf(attributes.end, [2099, 12, 31]),
})

function months(attributes: Attributes, year: number): number[] {
  const { first, last } = bounds(attributes)
  return span(year === first[0] ? first[1] : 1, year === last[0] ? last[1] : 12)
}

function days(attributes: Attributes, year: number, month: number): number[] {
  const { first, last } = bounds(attributes)
  const isFirst = year === first[0] && month === first[1]
  const isLast = year === last[0] && month === last[1]
  return span(isFirst ? first[2] : 1, isLast ? last[2] : new Date(year, month, 0).getDate())
}

const shown = (attributes: Attributes): number => ({ year: 1, month: 2 })[textOf(attributes.fields)] ?? 3

function chosenDay([yearRow = 0, monthRow = 0, dayRow = 0]: readonly number[], attributes: Attributes): Day {
  const { first, last } = bounds(attributes)
  const year = span(first[0], last[0])[yearRow] ?? first[0]
  const month = months(attributes, year)[monthRow] ?? 1
  return [year, month, days(attributes, year, month)[dayRow] ?? 1]
}

export function dateWheels(attributes: Attributes): OpenPicker {
  const { first, last } = bounds(attributes)
  const years = span(first[0], last[0])
  const today = new Date()
  const [year, month, day] = dayOf(attributes.value, [today.getFullYear(), today.getMonth() + 1, today.getDate()])
  return {
    wheels: (chosen) => {
      const [aYear, aMonth] = chosenDay(chosen, attributes)
      return [
        years.map((one) => `${one}年`),
        months(attributes, aYear).map((one) => `${one}月`),
        days(attributes, aYear, aMonth).map((one) => `${one}日`),
      ].slice(0, shown(attributes))
    },
    chosen: [at(years, year), at(months(attributes, year), month), at(days(attributes, year, month), day)],
  }
}

export const dateOf = (chosen: readonly number[], attributes: Attributes): string => {
  const [year, month, day] = chosenDay(chosen, attributes)
  return [String(year), two(month), two(day)].slice(0, shown(attributes)).join('-')
}
