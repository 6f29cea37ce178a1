import { goodsLimits } from '../../../../shared/goods'
import { Failure, type FailureCode } from '../../../failures'
import { apart } from './apart'

export const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export type Cell = string | number | boolean | Date | null

const most = {
  bytes: 64 * 1024 * 1024, // of text, once unpacked
  rows: goodsLimits.importRows + 1, // and the headings
  columns: 100,
}

/** A small file may unpack to gigabytes, or have one cell at the far end of an endless sheet: it looks before it reads. */
const reading = `
const { parentPort, workerData: { bytes, most, paths } } = require('node:worker_threads')
const { unzipSync, strFromU8 } = require(paths.zip)
const { readSheet } = require(paths.reader)

let unpacked = 0
const isSheet = ({ name, originalSize }) => {
  unpacked += originalSize
  return unpacked <= most.bytes && /^xl\\/worksheets\\/[^/]+\\.xml$/.test(name)
}
const columnOf = (letters) => [...letters.toUpperCase()].reduce((n, letter) => n * 26 + letter.charCodeAt(0) - 64, 0)

async function read() {
  const sheets = Object.values(unzipSync(bytes, { filter: isSheet }))
  if (unpacked > most.bytes) return { refused: 'SPREADSHEET_TOO_LONG' }
  for (const sheet of sheets) {
    for (const [, letters, row] of strFromU8(sheet, true).matchAll(/\\sr\\s*=\\s*["']([A-Z]+)(\\d+)["']/gi)) {
      if (Number(row) > most.rows) return { refused: 'SPREADSHEET_TOO_LONG' }
      if (columnOf(letters) > most.columns) return { refused: 'SPREADSHEET_UNREADABLE' }
    }
  }
  const rows = await readSheet(bytes.buffer)
  return rows.length > most.rows ? { refused: 'SPREADSHEET_TOO_LONG' } : { rows }
}

read().then(
  (found) => parentPort.postMessage(found),
  (error) => parentPort.postMessage({ refused: 'SPREADSHEET_UNREADABLE', why: String(error) }),
)
`

type Found = { rows: Cell[][] } | { refused: FailureCode; why?: unknown }

/**
 * The first sheet of an .xlsx file, row by row; of a formula, what it came to.
 *
 * @throws SPREADSHEET_UNREADABLE, SPREADSHEET_TOO_LONG
 */
export async function readWorkbook(bytes: Uint8Array): Promise<Cell[][]> {
  const paths = { zip: require.resolve('fflate'), reader: require.resolve('read-excel-file/universal') }
  const input = { bytes: Uint8Array.from(bytes), most, paths }
  const unreadable = (why: unknown): Found => ({ refused: 'SPREADSHEET_UNREADABLE', why: String(why) })
  const found = await apart<Found>(reading, input).catch(unreadable)
  if ('rows' in found) return found.rows
  throw new Failure(found.refused, { bytes: bytes.length, why: found.why }, { field: 'file' })
}

const writing = `
const { parentPort, workerData: { name, rows, widths, path } } = require('node:worker_threads')
const { default: write } = require(path)

const heading = (value) => ({ value, fontWeight: 'bold', backgroundColor: '#F2F3F5' })
// ECMA-376 part 1, 22.9.2.19: _x0041_ is an A, so an underscore that only looks like it says what it is. And the writer
// takes words like toString for its own: they begin with such a letter.
const code = (letter) => '_x' + letter.charCodeAt(0).toString(16).padStart(4, '0') + '_'
const plain = (text) => text.replace(/_(?=x[0-9a-f]{4}_)/gi, code)
const meant = (text) => (text in {} ? code(text) + text.slice(1) : plain(text))
const cell = (value) => (typeof value === 'string' ? { value: meant(value), type: String } : value)
const [first, ...others] = rows
write([first.map(heading), ...others.map((row) => row.map(cell))], {
  sheet: name,
  columns: widths.map((width) => ({ width })),
  stickyRowsCount: 1,
})
  .toBuffer()
  .then((bytes) => parentPort.postMessage(bytes))
`

/** An .xlsx file with one sheet. The first row are its headings, and stay in sight. */
export const writeWorkbook = (
  name: string,
  rows: (string | number | null)[][],
  widths: number[],
): Promise<Uint8Array> =>
  apart<Uint8Array>(writing, { name, rows, widths, path: require.resolve('write-excel-file/node') })
