import { createHash } from 'node:crypto'
import { mkdir, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { MediaRow } from '../db/models/store'
import { newId } from '../ids'
import type { Store } from '../store'
import { redraw } from './pictures'

/**
 * Keeps a picture that the public may see, redrawn.
 *
 * Its name is made from its bytes, so a name never means another picture. A file that was lost comes back when the same
 * picture is kept again.
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
  await write(path.join(store.platform.config.dataDir, 'media'), fileName, data)
  const known = await store.media.find({ fileName })
  if (known) return known
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

/** In one step, so that nobody is served half a picture. */
async function write(folder: string, fileName: string, data: Buffer): Promise<void> {
  await mkdir(folder, { recursive: true })
  const unfinished = path.join(folder, `.${newId()}`)
  await writeFile(unfinished, data)
  await rename(unfinished, path.join(folder, fileName))
}
