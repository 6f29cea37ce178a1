import type { Table } from '../db/table'
import type { Platform } from '../platform'
import { sealedColumns, sealedPlace, type SealedColumn, type SealedTable } from '../sealedPlace'

/** What the keys in use can do with what is stored. */
export interface Seals {
  current: number
  /** Opened by the previous key only. */
  previous: number
  /** The places that no key of ours opens. */
  unreadable: string[]
}

export async function countSeals(platform: Platform): Promise<Seals> {
  const seals: Seals = { current: 0, previous: 0, unreadable: [] }
  for await (const { text, place } of sealedTexts(platform)) {
    if (platform.sealer.isCurrent(text)) seals.current++
    else if (opened(platform, text, place) === null) seals.unreadable.push(place)
    else seals.previous++
  }
  return seals
}

/**
 * Seals with the current key whatever was sealed with the previous one; answers how many. Safe to run twice, and beside a
 * running server: what somebody else has written meanwhile stays theirs.
 */
export async function reseal(platform: Platform): Promise<number> {
  const { sealer } = platform
  let resealed = 0
  for await (const { rows, id, column, text, place } of sealedTexts(platform)) {
    const plain = sealer.isCurrent(text) ? null : opened(platform, text, place)
    if (plain === null) continue
    resealed += await rows.update({ id, [column]: text }, { [column]: sealer.seal(plain, place) })
  }
  return resealed
}

/** Any row of a table with sealed texts, seen by the names of its columns. */
type SealedRow = Record<string, unknown> & { id: string }

interface SealedText {
  rows: Table<SealedRow>
  id: string
  column: string
  text: string
  place: string
}

const pageSize = 200
const tables = Object.keys(sealedColumns) as SealedTable[]

async function* sealedTexts(platform: Platform): AsyncGenerator<SealedText> {
  for (const table of tables) yield* textsOf(platform, table)
}

async function* textsOf<Name extends SealedTable>(platform: Platform, table: Name): AsyncGenerator<SealedText> {
  const rows = platform[table] as unknown as Table<SealedRow> // the loop goes over tables of several kinds of rows
  const columns: readonly SealedColumn<Name>[] = sealedColumns[table]
  for (let after = ''; ;) {
    const page = await rows.list(
      { ...stillRead[table], id: { gt: after } },
      { order: [['id', 'ASC']], limit: pageSize },
    )
    for (const row of page) {
      for (const column of columns) {
        const text = row[column]
        // Empty before the first token, after a code was used, and for accounts without a refresh token.
        if (typeof text === 'string' && text !== '')
          yield { rows, id: row.id, column, text, place: sealedPlace(table, column, row.id) }
      }
    }
    const last = page.at(-1)
    if (!last) return
    after = last.id
  }
}

/** What a handled push said is never read again, and forgotten after a month. */
const stillRead: Partial<Record<SealedTable, { state: string[] }>> = { inbox: { state: ['waiting', 'dead'] } }

function opened({ sealer }: Platform, text: string, place: string): string | null {
  try {
    return sealer.open(text, place)
  } catch {
    return null // that no key opens it is all that can be wrong
  }
}
