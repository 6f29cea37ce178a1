import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import path from 'node:path'
import sharp from 'sharp'
import type { Base } from '../../server/base'
import {
  dropPrivatePicture,
  keepPicture,
  keepPrivatePicture,
  pictureView,
  readPrivatePicture,
  requireOwnPictures,
  screenPx,
} from '../../server/services/media'
import type { Store } from '../../server/store'
import { aBase, aStore, noon } from './aPlatform'

const aPhoto = (width = 3000, height = 1500) =>
  sharp({ create: { width, height, channels: 3, background: '#c30' } })
    .withExif({ IFD0: { Artist: 'somebody' } })
    .jpeg()
    .toBuffer()

describe('a picture for everybody', () => {
  let base: Base
  let store: Store
  beforeAll(async () => {
    base = await aBase()
    store = await aStore(base.platform)
  })
  afterAll(() => base.close())

  const keep = async (bytes: Promise<Buffer>) => keepPicture(store, await bytes, { longestPx: screenPx }, noon)

  it('is kept for the screen and for lists, without what else was in the file', async () => {
    const { fileName } = await keep(aPhoto())
    const small = new URL(pictureView(base.platform, fileName).thumbUrl).pathname.replace('/media/', '')

    for (const [name, width] of [
      [fileName, 1280],
      [small, 400],
    ] as const) {
      const found = await sharp((await base.platform.depot.public.get(name)) ?? Buffer.alloc(0)).metadata()
      expect(found).toMatchObject({ format: 'webp', width, height: width / 2 })
      expect(found.exif).toBeUndefined()
    }
  })

  it('is the same one when it is uploaded again, even after its file was lost', async () => {
    const first = await keep(aPhoto(900, 900))
    const file = path.join(base.config.dataDir, 'media', first.fileName)
    await rm(file)

    expect(await keep(aPhoto(900, 900))).toEqual(first)
    expect(existsSync(file)).toBe(true)
  })

  it('is shown by the store that uploaded it, and by no other', async () => {
    const { fileName } = await keep(aPhoto(500, 500))
    const another = await aStore(base.platform)

    await expect(requireOwnPictures(store, [fileName, fileName])).resolves.toBeUndefined()
    await expect(requireOwnPictures(another, [fileName], 'pictures')).rejects.toMatchObject({
      code: 'PICTURE_NOT_FOUND',
      field: 'pictures',
    })
    await expect(requireOwnPictures(store, ['../../kaidian.db'])).rejects.toMatchObject({ code: 'PICTURE_NOT_FOUND' })
  })

  it('of the staff alone is never under /media, and can be dropped', async () => {
    const name = await keepPrivatePicture(store, await aPhoto(500, 500), { longestPx: screenPx })

    expect(await readPrivatePicture(store, name)).toBeInstanceOf(Buffer)
    expect(await base.platform.depot.public.get(name)).toBeNull()
    await dropPrivatePicture(store, name)
    await dropPrivatePicture(store, name)
    expect(await readPrivatePicture(store, name)).toBeNull()
  })

  it('is never looked for outside of its folder', async () => {
    await expect(base.platform.depot.public.get('../private/secret')).rejects.toThrow(TypeError)
  })
})
