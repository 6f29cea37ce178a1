import { createHash } from 'node:crypto'
import type { PictureView } from '../../shared/api/picture'
import type { MediaRow } from '../db/models/store'
import { Failure } from '../failures'
import { newId } from '../ids'
import type { Platform } from '../platform'
import type { Store } from '../store'
import { redraw } from './pictures'

const thumbPx = 400 // half a phone's screen, at two dots to the pixel

/** For a picture that fills the screen of a phone. */
export const screenPx = 1280

/**
 * Keeps a picture that the public may see, redrawn in two sizes.
 *
 * Its name is made from its bytes, so a name never means another picture. A file that was lost comes back when the same
 * picture is kept again. With `whose` it has a name of its own for them, whoever else shows the same: what is dropped with
 * one person is nobody else's.
 *
 * @throws PICTURE_UNREADABLE
 */
export async function keepPicture(
  store: Store,
  bytes: Buffer,
  { longestPx, whose = '' }: { longestPx: number; whose?: string },
  now: Date,
): Promise<MediaRow> {
  const { data, info } = await redraw(bytes, longestPx)
  const fileName = `${createHash('sha256').update(whose).update(data).digest('hex').slice(0, 40)}.webp`
  const { public: objects } = store.platform.depot
  await objects.put(thumbOf(fileName), (await redraw(data, thumbPx)).data)
  await objects.put(fileName, data)
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

/** Forgets a picture that this store kept; its files stay while another store shows the same. Twice is once. */
export async function dropPicture({ media, platform }: Store, fileName: string): Promise<void> {
  await media.remove({ fileName })
  if ((await platform.media.count({ fileName })) > 0) return
  for (const name of [fileName, thumbOf(fileName)]) await platform.depot.public.drop(name)
}

const thumbOf = (fileName: string): string => fileName.replace(/\.webp$/, '.s.webp')

/** Where phones find both sizes of a public picture. */
export const pictureView = ({ config }: Pick<Platform, 'config'>, name: string): PictureView => ({
  name,
  url: `${config.http.publicUrl}/media/${name}`,
  thumbUrl: `${config.http.publicUrl}/media/${thumbOf(name)}`,
})

/**
 * Whoever names pictures names some of this store's own: nobody shows what another store uploaded.
 *
 * @throws PICTURE_NOT_FOUND
 */
export async function requireOwnPictures({ media }: Store, names: readonly string[], field?: string): Promise<void> {
  if (names.length === 0) return
  const own = new Set((await media.list({ fileName: [...new Set(names)] })).map(({ fileName }) => fileName))
  const foreign = names.filter((name) => !own.has(name))
  if (foreign.length > 0) throw new Failure('PICTURE_NOT_FOUND', { foreign }, { ...(field && { field }) })
}

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
  await store.platform.depot.private.put(privateName(store, fileName), data)
  return fileName
}

const privateName = ({ row }: Store, fileName: string): string => `${row.id}/${fileName}`

/** Null when the file was lost. */
export const readPrivatePicture = (store: Store, fileName: string): Promise<Buffer | null> =>
  store.platform.depot.private.get(privateName(store, fileName))

/**
 * As `<Image src>` takes it; null when the file was lost. Inside the answer, because `<Image>` sends no session: an address
 * of its own would have to open to whoever knows it.
 */
export async function privatePictureSrc(store: Store, fileName: string): Promise<string | null> {
  const data = await readPrivatePicture(store, fileName)
  return data && dataUri('image/webp', data)
}

/** A second time changes nothing. */
export const dropPrivatePicture = (store: Store, fileName: string): Promise<void> =>
  store.platform.depot.private.drop(privateName(store, fileName))

export const dataUri = (type: string, bytes: Buffer): string => `data:${type};base64,${bytes.toString('base64')}`
