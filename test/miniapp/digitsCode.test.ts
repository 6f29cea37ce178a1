import jsqr from 'jsqr'
import sharp from 'sharp'
import { digitsCode } from '../../miniapp/kit/digitsCode'

async function readBack(src: string): Promise<string | undefined> {
  const svg = decodeURIComponent(src.replace(/^data:image\/svg\+xml,/, ''))
  const { data, info } = await sharp(Buffer.from(svg), { density: 600 })
    .resize(580, 580, { kernel: 'nearest' })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  return jsqr(new Uint8ClampedArray(data), info.width, info.height)?.data
}

describe('the code of a few digits', () => {
  it.each(['000000', '123456', '999999', '7', '12', '908172', '2611284827391234567890123456789012'])(
    'is read back as %s',
    async (digits) => {
      expect(await readBack(digitsCode(digits) ?? '')).toBe(digits)
    },
  )

  it('is not made of anything else', () => {
    expect([digitsCode(''), digitsCode('12a'), digitsCode('1'.repeat(35))]).toEqual([null, null, null])
  })
})
