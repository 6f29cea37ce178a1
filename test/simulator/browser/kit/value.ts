/** Facts about loose values: what arrives from a package or from the simulator is looked at before it is used. */

export type Fields = Record<string, unknown>

export const isObject = (value: unknown): value is Fields => typeof value === 'object' && value !== null

export const fields = (value: unknown): Fields => (isObject(value) ? value : {})

export const textOf = (value: unknown, otherwise = ''): string =>
  typeof value === 'string'
    ? value
    : typeof value === 'number' || typeof value === 'boolean'
      ? String(value)
      : otherwise

export const numberOf = (value: unknown, otherwise = 0): number => {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  return typeof number === 'number' && Number.isFinite(number) ? number : otherwise
}

/** A boolean attribute as WeChat reads it: any text but `false` counts as true, the empty text too. */
export const isOn = (value: unknown): boolean => (typeof value === 'string' ? value !== 'false' : Boolean(value))

export const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])

export type Call = (...args: unknown[]) => unknown

export const isCall = (value: unknown): value is Call => typeof value === 'function'

/** A value as it looks after WeChat carried it over its bridge: JSON, so functions and `undefined` stay behind. */
export const carried = <T>(value: T): T => (value === undefined ? value : (JSON.parse(JSON.stringify(value)) as T))

export const reasonOf = (error: unknown): string =>
  isObject(error) ? textOf(error.message) || textOf(error.errMsg) || JSON.stringify(error) : textOf(error, 'unknown')
