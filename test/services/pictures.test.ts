import { deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { redraw } from '../../server/services/pictures'
import { turns } from '../../server/services/turns'

const aPicture = () => sharp({ create: { width: 400, height: 200, channels: 3, background: '#c30' } })

/** Colours at random, so that the file has a length to be cut. */
const aPhoto = (width = 400, height = 200) => {
  const pixels = Buffer.from(Array.from({ length: width * height * 3 }, (_, at) => (at * 7919) % 251))
  return sharp(pixels, { raw: { width, height, channels: 3 } })
}

const unreadable = { code: 'PICTURE_UNREADABLE', status: 415 }

describe('a picture', () => {
  it.each(['jpeg', 'png', 'webp'] as const)('of a phone is redrawn as WebP: %s', async (format) => {
    const { data, info } = await redraw(await aPicture().toFormat(format).toBuffer(), 100)

    expect(info).toMatchObject({ format: 'webp', width: 100, height: 50 })
    expect(await sharp(data).metadata()).toMatchObject({ format: 'webp' })
  })

  it('is turned upright, and says no more where it was taken', async () => {
    const photo = await aPicture()
      .withExif({ IFD0: { Artist: 'somebody' } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer()
    const { data, info } = await redraw(photo, 512)

    expect(info).toMatchObject({ width: 200, height: 400 })
    expect((await sharp(data).metadata()).exif).toBeUndefined()
  })

  it.each(['gif', 'tiff', 'avif'] as const)('of another kind is refused: %s', async (format) => {
    await expect(redraw(await aPicture().toFormat(format).toBuffer(), 100)).rejects.toMatchObject(unreadable)
  })

  it('that is a drawing with filters is refused before any of it is drawn', async () => {
    const filters = '<feGaussianBlur stdDeviation="500"/><feMorphology operator="dilate" radius="500"/>'.repeat(50)
    const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="6000" height="6000"><filter id="f">${filters}</filter><rect width="6000" height="6000" filter="url(#f)"/></svg>`
    const started = performance.now()

    for (const text of [drawing, `<?xml version="1.0"?>${drawing}`, `\n ${drawing}`]) {
      await expect(redraw(Buffer.from(text), 100)).rejects.toMatchObject(unreadable)
    }
    expect(performance.now() - started).toBeLessThan(5_000)
  })

  it('that only begins like a photo is refused', async () => {
    const begins = [
      Buffer.from([0xff, 0xd8, 0xff]),
      Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
      Buffer.from('RIFF0000WEBP'),
    ]
    for (const begin of begins) {
      await expect(redraw(Buffer.concat([begin, Buffer.from('<svg/>')]), 100)).rejects.toMatchObject(unreadable)
    }
  })

  it('of a few kilobytes that would fill the memory is refused by what it claims', async () => {
    const bomb = aPngOf(60_000, 60_000)
    const started = performance.now()

    expect(bomb.length).toBeLessThan(100_000)
    await expect(redraw(bomb, 100)).rejects.toMatchObject(unreadable)
    expect(performance.now() - started).toBeLessThan(5_000)
  })

  it.each([
    [30_000, 30_000],
    [60_000, 1_000],
    [50_000, 50_000],
  ])('of %i × %i pixels is refused before they are drawn', async (width, height) => {
    await expect(redraw(aPngOf(width, height), 100)).rejects.toMatchObject(unreadable)
  })

  it('that is a page of the web is refused, whatever its name', async () => {
    const pages = ['<!doctype html><script>alert(1)</script>', '<html><body>photo.jpg</body></html>']
    for (const page of pages) await expect(redraw(Buffer.from(page), 100)).rejects.toMatchObject(unreadable)
  })

  it('that moves stands still, however many pictures it is made of', async () => {
    const frames = 400
    const [width, pageHeight] = [64, 64]
    const pixels = Buffer.from({ length: width * pageHeight * frames * 3 })
    pixels.forEach((_value, at) => (pixels[at] = Math.floor(at / (width * pageHeight * 3)) % 251))
    const strip = { width, height: pageHeight * frames, channels: 3 as const, pageHeight }
    const moving = await sharp(pixels, { raw: strip }).webp({ effort: 0 }).toBuffer()
    expect((await sharp(moving).metadata()).pages).toBeGreaterThan(50)

    expect((await redraw(moving, 512)).info).toMatchObject({ width, height: pageHeight })
  })

  it.each(['jpeg', 'png', 'webp'] as const)('that is cut short is refused: %s', async (format) => {
    const whole = await aPhoto().toFormat(format).toBuffer()
    for (const length of [0, 3, 12, 40, Math.floor(whole.length / 2)]) {
      await expect(redraw(whole.subarray(0, length), 100)).rejects.toMatchObject(unreadable)
    }
  })
})

describe('turns', () => {
  it('let so many run at once, the others in the order they came', async () => {
    const take = turns(2)
    const begun: number[] = []
    let running = 0
    let most = 0
    const work = (name: number) => async () => {
      begun.push(name)
      most = Math.max(most, ++running)
      await new Promise((resolve) => setTimeout(resolve, 5))
      running--
      if (name === 1) throw new Error('one that fails')
      return name
    }

    const results = await Promise.allSettled([0, 1, 2, 3, 4].map((name) => take(work(name))))

    expect(most).toBe(2)
    expect(begun).toEqual([0, 1, 2, 3, 4])
    expect(results.map(({ status }) => status)).toEqual([
      'fulfilled',
      'rejected',
      'fulfilled',
      'fulfilled',
      'fulfilled',
    ])
  })
})

/** A PNG of one colour that is as large as its header says, and tiny as a file. */
function aPngOf(width: number, height: number): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header[8] = 1
  const rows = deflateSync(Buffer.alloc(4_000_000))
  const chunks = [chunk('IHDR', header), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))]
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), ...chunks])
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name), data])
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  check.writeUInt32BE(crc(body))
  return Buffer.concat([length, body, check])
}

/** CRC-32 of W3C PNG §D. */
function crc(bytes: Buffer): number {
  let rest = 0xffffffff
  for (const byte of bytes) {
    rest ^= byte
    for (let bit = 0; bit < 8; bit++) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1
  }
  return (rest ^ 0xffffffff) >>> 0
}
