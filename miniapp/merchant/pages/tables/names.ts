const longest = 12
const mostAtOnce = 100

const numbered = /^(.*?)(\d+)$/

/** Why the names of tables cannot be, or null. */
export function namesProblem(typed: string): string | null {
  const [wrong] = partsOf(typed).flatMap((part) => rangeProblem(part) ?? [])
  if (wrong) return wrong
  return tableNames(typed) ? null : `请填写桌名，如 A1-A20，每个不超过 ${longest} 个字，一次最多 ${mostAtOnce} 张`
}

/**
 * What was typed, as names of tables: `A1-A20` is twenty, `大厅` is one; several are parted by commas or spaces. Null for
 * what cannot be one.
 */
export function tableNames(typed: string): string[] | null {
  const parts = partsOf(typed)
  if (parts.some((part) => rangeProblem(part) !== null)) return null
  const names = parts.flatMap(namesOf)
  const isFine = names.length > 0 && names.length <= mostAtOnce && names.every((name) => name.length <= longest)
  return isFine ? [...new Set(names)] : null
}

const partsOf = (typed: string): string[] =>
  typed
    .replace(/\s*[-–—~～至到]\s*/g, '-')
    .split(/[\s,，、;；]+/)
    .filter(Boolean)

interface Range {
  prefix: string
  /** As it is written: `08` is counted on as `09`. */
  first: string
  /** None or less where it is written backwards. */
  count: number
}

/** `A1-A20`, `A1-20`; null for what is a name. */
function rangeOf(part: string): Range | null {
  const [from = '', to = ''] = part.split('-')
  const [, prefix = '', first = ''] = numbered.exec(from) ?? []
  const [, other = '', last = ''] = numbered.exec(to) ?? []
  if (first === '' || last === '' || (other !== '' && other !== prefix)) return null
  return { prefix, first, count: Number(last) - Number(first) + 1 }
}

function rangeProblem(part: string): string | null {
  const { count } = rangeOf(part) ?? { count: 1 }
  if (count < 1) return `“${part}”请从小到大写，如 A1-A20`
  return count > mostAtOnce ? `“${part}”有 ${count} 张，一次最多添加 ${mostAtOnce} 张` : null
}

/** All between, counted as the first one is written. */
function namesOf(part: string): string[] {
  const range = rangeOf(part)
  if (!range) return [part]
  const { prefix, first, count } = range
  const numbers = Array.from({ length: count }, (_, at) => Number(first) + at)
  return numbers.map((number) => prefix + String(number).padStart(first.length, '0'))
}
