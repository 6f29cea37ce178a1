import jsQR from 'jsqr'
import { PNG } from 'pngjs'
import type { Picture, Who } from './phone'
import type { World } from '../world'

export function addPicture(world: World, who: Who, appid: string, base64: string): Picture {
  const picture = { id: `pic${world.id()}`, appid, base64, at: world.clock.now() }
  world.state.phones[who].album.push(picture)
  return picture
}

export const findPicture = (world: World, who: Who, id: string): Picture | undefined =>
  world.state.phones[who].album.find((picture) => picture.id === id)

/** Reads the QR code in a PNG as the phone's scanner would, or answers null. */
export function scanPicture(base64: string): string | null {
  try {
    const { data, width, height } = PNG.sync.read(Buffer.from(base64.replace(/^data:[^,]*,/, ''), 'base64'))
    return jsQR(new Uint8ClampedArray(data), width, height)?.data ?? null
  } catch {
    return null // not a PNG: nothing to recognise
  }
}
