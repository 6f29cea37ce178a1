import { createHash } from 'node:crypto'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
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
  await write(publicFolder(store), fileName, data)
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

const publicFolder = ({ platform }: Store): string => path.join(platform.config.dataDir, 'media')
const privateFolder = ({ platform, row }: Store): string => path.join(platform.config.dataDir, 'private', row.id)

/**
 * Keeps a picture for the store's staff alone, redrawn, under a name that nobody can guess. Answers the name.
 *
 * @throws PICTURE_UNREADABLE
 */
export async function keepPrivatePicture(
  store: Store,
  bytes: Buffer,
  { longestPx }: { longestPx: number },
): Promise<string> {
  const { data } = await redraw(bytes, longestPx)
  const fileName = `${newId()}.webp`
  await write(privateFolder(store), fileName, data)
  return fileName
}

const privatePath = (store: Store, fileName: string): string => path.join(privateFolder(store), path.basename(fileName))

/** Null when the file was lost. */
export const readPrivatePicture = (store: Store, fileName: string): Promise<Buffer | null> =>
  readFile(privatePath(store, fileName)).catch(() => null)

/** As `<Image src>` takes it; null when the file was lost. */
export async function privatePictureSrc(store: Store, fileName: string): Promise<string | null> {
  const data = await readPrivatePicture(store, fileName)
  return data && dataUri('image/webp', data)
}

/** A second time changes nothing. */
export const dropPrivatePicture = (store: Store, fileName: string): Promise<void> =>
  rm(privatePath(store, fileName), { force: true })

export const dataUri = (type: string, bytes: Buffer): string => `data:${type};base64,${bytes.toString('base64')}`

/** In one step, so that nobody is served half a picture. */
async function write(folder: string, fileName: string, data: Buffer): Promise<void> {
  await mkdir(folder, { recursive: true })
  const unfinished = path.join(folder, `.${newId()}`)
  await writeFile(unfinished, data)
  await rename(unfinished, path.join(folder, fileName))
}
