import { svgUri } from './components/icons'

/*
 * A QR code of a few digits, drawn here: the smallest of them (version 1, 21 × 21, level M) with the first mask. What a
 * general encoder brings for longer texts would weigh more than the page that shows it.
 *
 * Source: ISO/IEC 18004:2015, §7 and §8.
 */

const side = 21
const dataBytes = 16
const correctionBytes = 10
const formatBits = 0b101010000010010 // level M, mask 0, as table C.1 has it
const mostDigits = 34

type Grid = (boolean | null)[][]

/** The code of a text of at most 34 digits, as the address of a picture; null for any other text. */
export function digitsCode(digits: string): string | null {
  if (!/^\d+$/.test(digits) || digits.length > mostDigits) return null
  const grid: Grid = Array.from({ length: side }, () => Array<boolean | null>(side).fill(null))
  drawFrame(grid)
  drawData(grid, codewords(digits))
  return picture(grid)
}

function drawFrame(grid: Grid): void {
  for (let at = 8; at < side - 8; at++) {
    put(grid, at, 6, at % 2 === 0)
    put(grid, 6, at, at % 2 === 0)
  }
  drawFinder(grid, 0, 0)
  drawFinder(grid, side - 7, 0)
  drawFinder(grid, 0, side - 7)
  drawFormat(grid)
}

function put(grid: Grid, x: number, y: number, isDark: boolean): void {
  const line = grid[y]
  if (line) line[x] = isDark
}

/** One of the three eyes, with the white line around it. */
function drawFinder(grid: Grid, left: number, top: number): void {
  for (let y = top - 1; y <= top + 7; y++)
    for (let x = left - 1; x <= left + 7; x++) {
      if (x < 0 || y < 0 || x >= side || y >= side) continue
      const ring = Math.max(Math.abs(x - left - 3), Math.abs(y - top - 3))
      put(grid, x, y, ring !== 2 && ring !== 4)
    }
}

/** Level and mask, twice, so that one may be dirty. */
function drawFormat(grid: Grid): void {
  const bit = (at: number) => ((formatBits >> at) & 1) === 1
  for (let at = 0; at < 15; at++) {
    const line = at < 6 ? at : at < 8 ? at + 1 : side - 15 + at
    put(grid, 8, line, bit(at))
    const column = at < 8 ? side - 1 - at : at === 8 ? 7 : 14 - at
    put(grid, column, 8, bit(at))
  }
  put(grid, 8, side - 8, true)
}

/** From the lower right in columns of two, up and down, round what is drawn already; every second module turned over. */
function drawData(grid: Grid, bytes: number[]): void {
  const bits = bytes.flatMap((byte) => bitsOf(byte, 8))
  let at = 0
  for (let right = side - 1; right >= 1; right -= 2) {
    if (right === 6) right = 5 // the column of the clock
    for (let step = 0; step < side; step++)
      for (const x of [right, right - 1]) {
        const isUpwards = ((right + 1) & 2) === 0
        const y = isUpwards ? side - 1 - step : step
        if (grid[y]?.[x] !== null) continue
        put(grid, x, y, (bits[at++] === 1) !== ((x + y) % 2 === 0))
      }
  }
}

function codewords(digits: string): number[] {
  const triples = digits.match(/\d{1,3}/g) ?? []
  const content = triples.flatMap((some) => bitsOf(Number(some), [4, 7, 10][some.length - 1] ?? 10))
  const bits = [0, 0, 0, 1, ...bitsOf(digits.length, 10), ...content, 0, 0, 0, 0].slice(0, dataBytes * 8)
  while (bits.length % 8 !== 0) bits.push(0)
  const bytes = Array.from({ length: bits.length / 8 }, (_, at) => byteOf(bits.slice(at * 8, at * 8 + 8)))
  for (let pad = 0xec; bytes.length < dataBytes; pad ^= 0xec ^ 0x11) bytes.push(pad)
  return [...bytes, ...correction(bytes)]
}

const bitsOf = (value: number, count: number): number[] =>
  Array.from({ length: count }, (_, at) => (value >> (count - 1 - at)) & 1)

const byteOf = (bits: number[]): number => bits.reduce((value, bit) => value * 2 + bit, 0)

/** Reed–Solomon: the rest of the data divided by the polynomial that has the first ten powers of 2 for its roots. */
function correction(data: readonly number[]): number[] {
  const divisor = generator()
  return data.reduce<number[]>((rest, byte) => {
    const factor = byte ^ (rest[0] ?? 0)
    return [...rest.slice(1), 0].map((each, at) => each ^ times(divisor[at] ?? 0, factor))
  }, Array<number>(correctionBytes).fill(0))
}

function generator(): number[] {
  let product = [...Array<number>(correctionBytes - 1).fill(0), 1]
  let root = 1
  for (let count = 0; count < correctionBytes; count++) {
    const before = product
    product = before.map((each, at) => times(each, root) ^ (before[at + 1] ?? 0))
    root = times(root, 2)
  }
  return product
}

/** Product in the field of 256 that QR codes count in. */
function times(a: number, b: number): number {
  let product = 0
  for (let bit = 7; bit >= 0; bit--) {
    product = (product << 1) ^ ((product >> 7) * 0x11d)
    product ^= ((b >> bit) & 1) * a
  }
  return product
}

const quiet = 4 // modules of white around

function picture(grid: Grid): string {
  const path = grid
    .flatMap((line, y) => line.map((isDark, x) => (isDark ? `M${x + quiet} ${y + quiet}h1v1h-1z` : '')))
    .join('')
  const whole = side + 2 * quiet
  return svgUri(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${whole} ${whole}" shape-rendering="crispEdges">` +
      `<path fill="#fff" d="M0 0h${whole}v${whole}H0z"/><path d="${path}"/></svg>`,
  )
}
