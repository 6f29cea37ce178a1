import { deflateSync } from 'node:zlib'
import { create } from 'qrcode'

const quietModules = 4 // ISO/IEC 18004: four modules of white around
const leastPx = 600

/** A QR code as a PNG of at least 600 px, one bit a pixel, every module a whole number of pixels. */
export function qrPng(text: string): Buffer {
  const { modules } = create(text, { errorCorrectionLevel: 'M' })
  const size = modules.size + 2 * quietModules
  const scale = Math.ceil(leastPx / size)
  const lines = Array.from({ length: size }, (_, row) => line(modules, row - quietModules, size, scale))
  return png(
    size * scale,
    lines.flatMap((each) => Array<Buffer>(scale).fill(each)),
  )
}

/** One line of pixels: a byte that says "not filtered", then a bit for each pixel, 1 is white. */
function line(modules: { size: number; data: Uint8Array }, row: number, size: number, scale: number): Buffer {
  const bits = Array.from({ length: size }, (_, x) => {
    const column = x - quietModules
    const isInside = column >= 0 && row >= 0 && column < modules.size && row < modules.size
    return (isInside && modules.data[row * modules.size + column] === 1 ? '0' : '1').repeat(scale)
  }).join('')
  const bytes = bits.match(/.{1,8}/g)?.map((eight) => parseInt(eight.padEnd(8, '1'), 2)) ?? []
  return Buffer.from([0, ...bytes])
}

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/** A square greyscale PNG of depth one. Source: w3.org/TR/png-3 §11.2. */
function png(size: number, lines: Buffer[]): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(size, 0)
  header.writeUInt32BE(size, 4)
  header[8] = 1
  const image = deflateSync(Buffer.concat(lines))
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', image), chunk('IEND', Buffer.alloc(0))])
}

function chunk(type: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'ascii'), body])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(body.length)
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, sum])
}

const crcTable = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n
  for (let bit = 0; bit < 8; bit++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1
  return c >>> 0
})

/** Source: w3.org/TR/png-3, annex D. Node has its own only from 22.2 on. */
function crc32(bytes: Buffer): number {
  let c = 0xffffffff
  for (const byte of bytes) c = (crcTable[(c ^ byte) & 0xff] ?? 0) ^ (c >>> 8)
  return (c ^ 0xffffffff) >>> 0
}
