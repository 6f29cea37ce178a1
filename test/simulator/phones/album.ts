import jsQR from 'jsqr'
import sharp from 'sharp'
import type { Picture, Who } from './phone'
import type { World } from '../world'

export function addPicture(world: World, who: Who, appid: string, base64: string): Picture {
  const picture = { id: `pic${world.id()}`, appid, base64, at: world.clock.now() }
  world.state.phones[who].album.push(picture)
  return picture
}

export const findPicture = (world: World, who: Who, id: string): Picture | undefined =>
  world.state.phones[who].album.find((picture) => picture.id === id)

/** Reads the QR code in a picture as the phone's scanner would, or answers null. What is transparent counts as white. */
export async function scanPicture(base64: string): Promise<string | null> {
  const picture = sharp(Buffer.from(base64.replace(/^data:[^,]*,/, ''), 'base64')).flatten({ background: '#fff' })
  try {
    const { data, info } = await picture.ensureAlpha().raw().toBuffer({ resolveWithObject: true })
    return jsQR(new Uint8ClampedArray(data), info.width, info.height)?.data ?? null
  } catch {
    return null // no picture: nothing to recognise
  }
}
