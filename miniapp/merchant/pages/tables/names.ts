const longest = 12
export const mostAtOnce = 100

const numbered = /^(.*?)(\d+)$/

/**
 * What was typed, as names of tables: `A1-A20` is twenty, `大厅` is one; several are parted by commas or spaces. Null for
 * what cannot be one.
 */
export function tableNames(typed: string): string[] | null {
  const parts = typed
    .replace(/\s*[-–—~～至到]\s*/g, '-')
    .split(/[\s,，、;；]+/)
    .filter(Boolean)
  const names = parts.flatMap((part) => row(part) ?? [part])
  const isFine = names.length > 0 && names.length <= mostAtOnce && names.every((name) => name.length <= longest)
  return isFine ? [...new Set(names)] : null
}

/** `A1-A20`, `A1-20`: all between, counted as the first one is written. */
function row(part: string): string[] | null {
  const [from = '', to = ''] = part.split('-')
  const [, prefix = '', first = ''] = numbered.exec(from) ?? []
  const [, other = '', last = ''] = numbered.exec(to) ?? []
  const count = Number(last) - Number(first) + 1
  if (first === '' || last === '' || (other !== '' && other !== prefix) || count < 1 || count > mostAtOnce) return null
  return Array.from({ length: count }, (_, at) => prefix + String(Number(first) + at).padStart(first.length, '0'))
}
