import { createHash } from 'node:crypto'
import { mkdir, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import sharp from 'sharp'
import type { MediaRow } from '../db/models/store'
import { Failure } from '../failures'
import { newId } from '../ids'
import type { Store } from '../store'

const maxPixels = 40_000_000 // a phone's largest photo; a small file may claim to be far bigger

/**
 * Keeps a picture that the public may see: read by its content, turned upright, shrunk, written anew as WebP. Whatever
 * else was in the file (place, camera, scripts) is gone.
 *
 * Its name is made from its bytes, so a name never means another picture.
 *
 * @throws PICTURE_UNREADABLE
 */
export async function keepPicture(
  store: Store,
  bytes: Buffer,
  { longestPx }: { longestPx: number },
  now: Date,
): Promise<MediaRow> {
  const { data, info } = await redraw(bytes, longestPx)
  const fileName = `${createHash('sha256').update(data).digest('hex').slice(0, 40)}.webp`
  const known = await store.media.find({ fileName })
  if (known) return known
  await write(path.join(store.platform.config.dataDir, 'media'), fileName, data)
  const { width, height, size } = info
  return store.media.create({
    id: newId(),
    storeId: store.row.id,
    fileName,
    width,
    height,
    bytes: size,
    createdAt: now,
  })
}

async function redraw(bytes: Buffer, longestPx: number) {
  try {
    return await sharp(bytes, { limitInputPixels: maxPixels })
      .rotate()
      .resize(longestPx, longestPx, { fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 82 })
      .toBuffer({ resolveWithObject: true })
  } catch (cause) {
    throw new Failure('PICTURE_UNREADABLE', { bytes: bytes.length }, { cause })
  }
}

/** In one step, so that nobody is served half a picture. */
async function write(folder: string, fileName: string, data: Buffer): Promise<void> {
  await mkdir(folder, { recursive: true })
  const unfinished = path.join(folder, `.${newId()}`)
  await writeFile(unfinished, data)
  await rename(unfinished, path.join(folder, fileName))
}
