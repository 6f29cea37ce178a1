/**
 * Ids and prices differ from one server to the next: a recording says where they were read, as `<<3.data.id>>` for the
 * answer to its fourth request.
 */
const reference = /<<(\d+)\.([^<>]+)>>/g

/** Ids by their name, and prices: to meet one of them again is no accident. */
const isTelling = (field: string, value: unknown): boolean =>
  (typeof value === 'string' && /id$|^code$/i.test(field)) || (typeof value === 'number' && value >= 100)

/** By value, where in the answers it was read last. */
export function placesIn(answers: readonly unknown[]): Map<unknown, string> {
  const places = new Map<unknown, string>()
  const note = (value: unknown, at: string, name = ''): void => {
    if (isTelling(name, value)) places.set(value, `<<${at}>>`)
    if (typeof value !== 'object' || value === null) return
    for (const [field, one] of Object.entries(value)) note(one, `${at}.${field}`, field)
  }
  answers.forEach((answer, index) => note(answer, String(index)))
  return places
}

/** The value with what was read from earlier answers replaced by where that was. */
export const referring = (value: unknown, places: ReadonlyMap<unknown, string>): unknown =>
  mapped(value, (one) => places.get(one) ?? one)

/** A path in which each word that was read earlier is replaced. */
export const referringPath = (path: string, places: ReadonlyMap<unknown, string>): string =>
  path.replace(/[\w-]{10,}/g, (word) => places.get(word) ?? word)

/** The other way: what stands there in the answers of this time. */
export const resolved = (value: unknown, answers: readonly unknown[]): unknown =>
  mapped(value, (one) => (typeof one === 'string' ? lookedUp(one, answers) : one))

function lookedUp(text: string, answers: readonly unknown[]): unknown {
  const read = (index: string, path: string): unknown =>
    path.split('.').reduce<unknown>((at, field) => (at as Record<string, unknown> | null)?.[field], answers[Number(index)])
  const whole = /^<<(\d+)\.([^<>]+)>>$/.exec(text)
  if (whole) return read(whole[1] ?? '', whole[2] ?? '')
  return text.replace(reference, (_, index: string, path: string) => String(read(index, path)))
}

function mapped(value: unknown, change: (one: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map((one) => mapped(one, change))
  if (typeof value !== 'object' || value === null) return change(value)
  return Object.fromEntries(Object.entries(value).map(([field, one]) => [field, mapped(one, change)]))
}
