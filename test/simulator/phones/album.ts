import jsQR from 'jsqr'
import sharp from 'sharp'
import { request } from 'undici'
import type { Picture, Who } from './phone'
import type { World } from '../world'

export function addPicture(world: World, who: Who, appid: string, base64: string): Picture {
  const picture = { id: `pic${world.id()}`, appid, base64, at: world.clock.now() }
  world.state.phones[who].album.push(picture)
  return picture
}

export const findPicture = (world: World, who: Who, id: string): Picture | undefined =>
  world.state.phones[who].album.find((picture) => picture.id === id)

/** A picture that a page shows or a card has, as the phone sees it; nothing where it cannot be fetched. */
export async function fetchPicture(world: World, url: string): Promise<string> {
  try {
    const answer = await request(url, { dispatcher: world.agent, signal: AbortSignal.timeout(5000) })
    const bytes = Buffer.from(await answer.body.arrayBuffer())
    return answer.statusCode === 200 ? bytes.toString('base64') : ''
  } catch {
    return ''
  }
}

/** One byte a point: what is transparent counts as white, and every colour as a grey between black and white. */
const asGrey = (bytes: Buffer, side: number) =>
  sharp(bytes)
    .flatten({ background: '#fff' })
    .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
    .greyscale()
    .normalise()
    .raw()
    .toBuffer({ resolveWithObject: true })

function asColours(greys: Buffer): Uint8ClampedArray {
  const points = new Uint8ClampedArray(greys.length * 4).fill(255)
  greys.forEach((grey, index) => points.fill(grey, index * 4, index * 4 + 3))
  return points
}

/** How large a picture is looked at, in pixels: small first, which takes a tenth of the time and mostly is enough. */
const sides = [400, 4000]

/** Reads the QR code in a picture as the phone's scanner would, or answers null. */
export async function scanPicture(base64: string): Promise<string | null> {
  const bytes = Buffer.from(base64.replace(/^data:[^,]*,/, ''), 'base64')
  try {
    for (const side of sides) {
      const { data, info } = await asGrey(bytes, side)
      const found = jsQR(asColours(data), info.width, info.height)
      if (found) return found.data
    }
    return null
  } catch {
    return null // no picture: nothing to recognise
  }
}
