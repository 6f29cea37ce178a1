import { fields, isObject, listOf, numberOf, textOf, type Fields } from '../../kit/value'
import { dateWheels, dateOf, timeOf, timeWheels } from './calendar'
import type { Attributes } from './part'
import { regionOf, regionWheels } from './regions'

export interface OpenPicker {
  wheels: (chosen: readonly number[]) => string[][]
  chosen: number[]
}

interface PickerKind {
  open(attributes: Attributes): OpenPicker
  detail(chosen: readonly number[], attributes: Attributes): Fields
}

const words = (range: unknown, key: unknown): string[] =>
  listOf(range).map((one) => (isObject(one) ? textOf(fields(one)[textOf(key)]) : textOf(one)))

/** picker 的 mode. developers.weixin.qq.com, picker */
export const pickerKinds: Record<string, PickerKind> = {
  selector: {
    open: (at) => ({ wheels: () => [words(at.range, at['range-key'])], chosen: [numberOf(at.value)] }),
    detail: ([row = 0]) => ({ value: String(row) }),
  },
  multiSelector: {
    open: (at) => {
      const columns = listOf(at.range)
      const rows = listOf(at.value)
      return {
        // While it is open a page may change the columns (columnchange), so they are read at each look.
        wheels: () => columns.map((column) => words(column, at['range-key'])),
        chosen: columns.map((_, column) => numberOf(rows[column])),
      }
    },
    detail: (chosen) => ({ value: [...chosen] }),
  },
  time: { open: timeWheels, detail: (chosen, at) => ({ value: timeOf(chosen, at) }) },
  date: { open: dateWheels, detail: (chosen, at) => ({ value: dateOf(chosen, at) }) },
  region: { open: regionWheels, detail: (chosen) => regionOf(chosen) },
}
