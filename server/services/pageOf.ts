import type { Page } from '../../shared/api/ids'

/** A page of what was listed with one more than it holds: that one only says that there are more. */
export function pageOf<Row>(listed: readonly Row[], size: number, placeOf: (last: Row) => string): Page<Row> {
  const rows = listed.slice(0, size)
  const last = listed.length > size ? rows.at(-1) : undefined
  return { rows, after: last === undefined ? null : placeOf(last) }
}
