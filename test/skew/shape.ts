/** What kind of value stands in an answer: its fields one by one, of a list its first row. */
export type Shape = string | Shape[] | { [field: string]: Shape }

export function shapeOf(value: unknown): Shape {
  if (Array.isArray(value)) return value.slice(0, 1).map(shapeOf)
  if (value === null || typeof value !== 'object') return value === null ? 'null' : typeof value
  return Object.fromEntries(Object.entries(value).map(([field, one]) => [field, shapeOf(one)]))
}

/** What an older build would miss in today's answer: fields that are gone, or are of another kind. More may be there. */
export function missingIn(now: Shape | undefined, then: Shape, at = ''): string[] {
  if (then === 'null' && now !== undefined) return []
  if (typeof then === 'string') return now === then ? [] : [`${at}: was ${then}, is ${kindOf(now)}`]
  if (Array.isArray(then)) return Array.isArray(now) ? missingInList(now, then, at) : [`${at}: is no list any more`]
  if (typeof now !== 'object' || Array.isArray(now)) return [`${at}: was an object, is ${kindOf(now)}`]
  return Object.entries(then).flatMap(([field, one]) => missingIn(now[field], one, `${at}.${field}`))
}

const missingInList = (now: Shape[], [then]: Shape[], at: string): string[] =>
  then === undefined ? [] : missingIn(now[0], then, `${at}[0]`)

const kindOf = (shape: Shape | undefined): string =>
  shape === undefined ? 'missing' : typeof shape === 'string' ? shape : Array.isArray(shape) ? 'a list' : 'an object'
