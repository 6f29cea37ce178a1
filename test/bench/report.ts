/** One measured thing. `bound` and `isMet` are null where no number was promised. */
export interface Row {
  what: string
  measured: string
  bound: string
  isMet: boolean | null
}

export const atLeast = (what: string, value: number, bound: number): Row => ({
  what,
  measured: `${value.toFixed(2)} ×`,
  bound: `≥ ${bound} ×`,
  isMet: value >= bound,
})

export const atMost = (what: string, value: number, bound: number, unit: string): Row => ({
  what,
  measured: `${value < 10 ? value.toFixed(1) : Math.round(value)} ${unit}`,
  bound: `≤ ${bound} ${unit}`,
  isMet: value <= bound,
})

export const noted = (what: string, measured: string): Row => ({ what, measured, bound: '—', isMet: null })

const verdict = ({ isMet }: Row): string => (isMet === null ? '—' : isMet ? 'yes' : '**no**')

/** The rows as they stand in the README. */
export const table = (rows: readonly Row[]): string =>
  [
    '| what | measured | bound | met |',
    '|---|---|---|---|',
    ...rows.map((row) => `| ${row.what} | ${row.measured} | ${row.bound} | ${verdict(row)} |`),
  ].join('\n')

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length / 2
  const [low = Number.NaN, high = low] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]]
  return (low + high) / 2
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN
}
