import { refuse, type Detail } from './refusal'

/** Says what is wrong with a value, or ''. */
type Check = (value: unknown) => string

interface Field {
  isRequired: boolean
  check: Check | Shape | ListOf
}

/** What a body or query may hold, by name. */
export interface Shape {
  [name: string]: Field
}

class ListOf {
  constructor(readonly each: Shape) {}
}

/** A list of objects. */
export const listOf = (each: Shape): ListOf => new ListOf(each)

export const need = (check: Field['check']): Field => ({ isRequired: true, check })
export const may = (check: Field['check']): Field => ({ isRequired: false, check })

/** Lengths are in characters, as a user counts them (grade M; bytes are the other reading). */
export const text =
  (most: number, least = 1): Check =>
  (value) => {
    if (typeof value !== 'string') return '应为字符串'
    const { length } = [...value]
    return length < least || length > most ? `长度应为${least}至${most}个字符` : ''
  }

export const like =
  (pattern: RegExp, words: string): Check =>
  (value) =>
    typeof value === 'string' && pattern.test(value) ? '' : words

/** An amount in fen, or another whole number. */
export const whole =
  (least: number): Check =>
  (value) => {
    if (typeof value !== 'number' || !Number.isSafeInteger(value)) return '应为整数'
    return value < least ? `不能小于${least}` : ''
  }

export const oneOf =
  (...values: string[]): Check =>
  (value) =>
    values.includes(String(value)) && typeof value === 'string' ? '' : `应为${values.join('、')}之一`

export const flag: Check = (value) => (typeof value === 'boolean' ? '' : '应为布尔值')

const rfc3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/

export const moment: Check = (value) =>
  typeof value === 'string' && rfc3339.test(value) && !Number.isNaN(Date.parse(value)) ? '' : '应符合rfc3339格式'

/** 商户订单号 (grade A; older pages know neither `|`). */
export const orderNumber = like(/^[0-9A-Za-z_\-|*]{6,32}$/, '商户订单号应为6至32个字符，只能是数字、大小写字母和_-|*')
export const refundNumber = like(/^[0-9A-Za-z_\-|*@]{1,64}$/, '商户退款单号应为1至64个字符，只能是数字、字母和_-|*@')

type Place = Detail['location']

function wrong(field: string, value: unknown, issue: string, location: Place) {
  return refuse('PARAM_ERROR', `输入源“/${location}${field}”${issue}`, { field, value, issue, location })
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function checkList(value: unknown, each: Shape, path: string, location: Place): void {
  if (!Array.isArray(value)) throw wrong(path, value, '应为数组', location)
  value.forEach((one, index) => checkShape(one, each, location, `${path}/${index}`))
}

function checkValue(value: unknown, check: Field['check'], path: string, location: Place): void {
  if (typeof check === 'function') {
    const issue = check(value)
    if (issue) throw wrong(path, value, issue, location)
  } else if (check instanceof ListOf) checkList(value, check.each, path, location)
  else checkShape(value, check, location, path)
}

/** Refuses with PARAM_ERROR what is missing, unknown or of another kind, and says which field. */
export function checkShape(value: unknown, shape: Shape, location: Place, path = ''): void {
  if (!isObject(value)) throw wrong(path || '/', value, '应为对象', location)
  const stranger = Object.keys(value).find((name) => !Object.hasOwn(shape, name))
  if (stranger !== undefined) throw wrong(`${path}/${stranger}`, value[stranger], '是未知的参数', location)
  for (const [name, field] of Object.entries(shape)) {
    if (value[name] !== undefined) checkValue(value[name], field.check, `${path}/${name}`, location)
    else if (field.isRequired) throw wrong(`${path}/${name}`, null, '缺少必填的参数', location)
  }
}
