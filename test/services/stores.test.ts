import { readFile, rm } from 'node:fs/promises'
import path from 'node:path'
import sharp from 'sharp'
import type { Base } from '../../server/base'
import { newId } from '../../server/ids'
import type { Platform } from '../../server/platform'
import { changeLogo, createStore, editStore, enterStore, listStores, logoUrl } from '../../server/services/stores'
import { eachDatabase } from '../setup/databases'
import { aBase, aMerchant, aStore, later, noon } from './aPlatform'

eachDatabase('a store', (openDb) => {
  let base: Base
  let platform: Platform
  beforeEach(async () => {
    base = await aBase({ DATABASE_URL: (await openDb()).url })
    platform = base.platform
  })
  afterEach(() => base.close())

  const noodles = { name: '小麦面馆', kind: 'dining' } as const

  it('is opened once, however often the phone asks, and also by two requests at the same moment', async () => {
    const { id } = await aMerchant(platform)
    const input = { ...noodles, requestKey: newId() }
    const opened = await Promise.all([1, 2, 3].map(() => createStore(platform, id, input, noon)))
    opened.push(await createStore(platform, id, { ...input, name: '另一个名字' }, noon))

    expect(new Set(opened.map(({ store }) => store.row.key)).size).toBe(1)
    expect(opened.map(({ role }) => role)).toEqual(['owner', 'owner', 'owner', 'owner'])
    expect(await platform.stores.count({})).toBe(1)
    expect(await platform.staff.count({})).toBe(1)
  })

  it('is another one for another wish, and for another merchant with the same wish', async () => {
    const [one, other] = [await aMerchant(platform), await aMerchant(platform)]
    const requestKey = newId()
    await createStore(platform, one.id, { ...noodles, requestKey }, noon)
    await createStore(platform, one.id, { ...noodles, name: '云朵蛋糕', requestKey: newId() }, later(1))
    await createStore(platform, other.id, { ...noodles, requestKey }, noon)

    const names = async (id: string) => (await listStores(platform, id)).map(({ store }) => store.row.name)
    expect(await names(one.id)).toEqual(['小麦面馆', '云朵蛋糕'])
    expect(await names(other.id)).toEqual(['小麦面馆'])
  })

  it('is entered by its staff only, and does not exist for anybody else', async () => {
    const { row } = await aStore(platform)
    const clerk = await aMerchant(platform)
    await platform.staff.create({ id: newId(), storeId: row.id, merchantId: clerk.id, role: 'clerk', createdAt: noon })
    const stranger = await aMerchant(platform)

    expect(await enterStore(platform, clerk.id, row.key)).toMatchObject({ role: 'clerk', store: { row } })
    for (const key of [row.key, row.id, row.key.toUpperCase(), '']) {
      await expect(enterStore(platform, stranger.id, key)).rejects.toMatchObject({ code: 'STORE_NOT_FOUND' })
    }
  })

  it('changes in what is said and keeps the rest', async () => {
    const store = await aStore(platform)
    const hours = [{ days: [1, 2, 3], from: '08:00', to: '22:30' }]
    await editStore(store, { address: '河坊街 1 号', hours })
    const edited = await editStore(await again(store.row.key), { name: '大麦面馆', address: undefined })

    expect((await again(store.row.key)).row).toEqual(edited.row)
    expect(edited.row).toMatchObject({
      name: '大麦面馆',
      kind: 'dining',
      address: '河坊街 1 号',
      hours,
      contactName: null,
    })
  })

  const again = async (key: string) => {
    const row = await platform.stores.find({ key })
    if (!row) throw new Error('the store is gone')
    return platform.store(row)
  }

  describe('and its logo', () => {
    const aPhoto = (colour: string) => sharp({ create: { width: 900, height: 600, channels: 3, background: colour } })
    const fileOf = (url: string | null) => path.join(base.config.dataDir, 'media', path.basename(url ?? ''))

    it('is served under a name that is its own, without what the camera wrote', async () => {
      const photo = await aPhoto('#c30')
        .withExif({ IFD3: { GPSLatitudeRef: 'N' }, IFD0: { Artist: 'me' } })
        .jpeg()
        .toBuffer()
      const store = await changeLogo(await aStore(platform), photo, noon)
      const url = await logoUrl(store)
      const kept = await sharp(await readFile(fileOf(url))).metadata()

      expect(url).toMatch(/^http:\/\/localhost:\d+\/media\/[0-9a-f]{40}\.webp$/)
      expect(kept).toMatchObject({ format: 'webp', width: 512, height: 341 })
      expect(kept.exif).toBeUndefined()
    })

    it('is another address when it is another picture, and the same when it is the same', async () => {
      const store = await aStore(platform)
      const [red, blue] = [await aPhoto('#c30').png().toBuffer(), await aPhoto('#03c').png().toBuffer()]
      const urls: (string | null)[] = []
      for (const photo of [red, blue, red]) urls.push(await logoUrl(await changeLogo(store, photo, noon)))

      expect(urls[0]).toBe(urls[2])
      expect(urls[0]).not.toBe(urls[1])
      expect(await store.media.count({})).toBe(2)
    })

    it('comes back when its file was lost and the merchant sends it again', async () => {
      const photo = await aPhoto('#c30').png().toBuffer()
      const store = await changeLogo(await aStore(platform), photo, noon)
      const file = fileOf(await logoUrl(store))
      await rm(file)
      await changeLogo(store, photo, noon)

      expect((await readFile(file)).length).toBeGreaterThan(0)
    })

    it('stays when what was sent is no picture', async () => {
      const store = await changeLogo(await aStore(platform), await aPhoto('#c30').png().toBuffer(), noon)
      const url = await logoUrl(store)
      for (const bytes of [
        Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
        Buffer.from('GIF89a'),
        Buffer.alloc(0),
      ]) {
        await expect(changeLogo(store, bytes, noon)).rejects.toMatchObject({ code: 'PICTURE_UNREADABLE' })
      }
      expect(await logoUrl(await again(store.row.key))).toBe(url)
    })
  })
})
