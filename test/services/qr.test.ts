import jsQR from 'jsqr'
import { PNG } from 'pngjs'
import { qrPng } from '../../server/services/qr'

/** What a phone reads in the picture. */
function read(picture: Buffer): { text: string | undefined; width: number; height: number } {
  const { data, width, height } = PNG.sync.read(picture, { checkCRC: true })
  return { text: jsQR(new Uint8ClampedArray(data), width, height)?.data, width, height }
}

describe('a QR picture', () => {
  it('holds the address, large enough for a screen to be photographed', () => {
    const text = 'https://open.example.com/a/Zm9vYmFyYmF6cXV4MTIzNA'
    const { width, height, ...seen } = read(qrPng(text))

    expect(seen).toEqual({ text })
    expect(width).toBe(height)
    expect(width).toBeGreaterThanOrEqual(600)
    expect(width).toBeLessThan(700)
  })

  it('is small, because it goes to the phone as text in an answer', () => {
    expect(qrPng('https://open.example.com/a/Zm9vYmFyYmF6cXV4MTIzNA').length).toBeLessThan(3_000)
  })

  it('has white all round, or scanners do not find it', () => {
    const { data, width } = PNG.sync.read(qrPng('https://open.example.com/a/1'))
    const modules = 29 + 8 // version 3, ISO/IEC 18004 table 1, and four modules of white on each side
    const margin = (4 * width) / modules
    for (let y = 0; y < width; y++) {
      for (let x = 0; x < width; x++) {
        const isOutside = x < margin || y < margin || x >= width - margin || y >= width - margin
        if (isOutside && data[(y * width + x) * 4] !== 255) throw new Error(`black at ${x}, ${y}`)
      }
    }
  })

  it.each(['1', 'https://open.example.com/a/1?b=c&d=%20', 'x'.repeat(120)])('is read back: %s', (text) => {
    expect(read(qrPng(text)).text).toBe(text)
  })
})
