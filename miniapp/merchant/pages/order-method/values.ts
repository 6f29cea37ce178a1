import { fenOf } from '../../../../shared/money'
import { storefrontLimits as limits, type MethodRules } from '../../../../shared/storefront'
import type { Check } from '../../../kit/useForm'

/** One way of getting the goods, as it is typed: amounts in yuan, empty for none. */
export interface Values {
  isOn: boolean
  isPaidOffline: boolean
  minimum: string
  fee: string
  freeFrom: string
  areas: string
  minutes: string
}

const typedFen = (fen: number | null): string => (fen === null || fen === 0 ? '' : String(fen / 100))
const fen = (typed: string): number => (typed.trim() === '' ? 0 : (fenOf(typed) ?? 0))

export const valuesOf = (rules: MethodRules): Values => ({
  isOn: rules.isOn,
  isPaidOffline: rules.isPaidOffline,
  minimum: typedFen(rules.minimumFen),
  fee: typedFen(rules.feeFen),
  freeFrom: typedFen(rules.freeFromFen),
  areas: rules.areas.join(' '),
  minutes: rules.minutes === 0 ? '' : String(rules.minutes),
})

export const areasOf = (typed: string): string[] => [...new Set(typed.split(/[\s,，、;；]+/).filter(Boolean))]

/** Only for values that the checks let pass. */
export const rulesOf = (values: Values): MethodRules => ({
  isOn: values.isOn,
  isPaidOffline: values.isPaidOffline,
  minimumFen: fen(values.minimum),
  feeFen: fen(values.fee),
  freeFromFen: fen(values.freeFrom) > 0 ? fen(values.freeFrom) : null,
  areas: areasOf(values.areas),
  minutes: Number(values.minutes.trim() || 0),
})

export const amountProblem: Check<string> = (typed) =>
  typed.trim() === '' || fenOf(typed) !== null ? null : '请写金额，最多两位小数'

export const minutesProblem: Check<string> = (typed) =>
  /^\d{0,4}$/.test(typed.trim()) && Number(typed) <= 1440 ? null : '请写 1440 以内的分钟数'

export function areasProblem(typed: string): string | null {
  const areas = areasOf(typed)
  if (areas.length > limits.areas) return `最多 ${limits.areas} 个地方`
  return areas.every((area) => area.length <= limits.areaName) ? null : '每个地方用空格隔开，写省、市或区的名字'
}
