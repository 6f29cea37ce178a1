import { firstContent, type StorefrontContent } from '../../shared/storefront'
import { openBase, type Base } from '../../server/base'
import type { MerchantRow } from '../../server/db/models/merchant'
import { listVersions, pauseStore, publishContent, restoreVersion } from '../../server/services/decoration'
import { keepPicture } from '../../server/services/media'
import { doorOf, standingOf } from '../../server/services/storefront'
import type { Store } from '../../server/store'
import { aPhoto } from '../routes/aPhoto'
import { eachDatabase } from '../setup/databases'
import { anEnvironment } from '../setup/environment'
import { aMerchant, aStore, later, minutes, noon } from './aPlatform'

eachDatabase('the storefront', (openDb) => {
  let base: Base
  let store: Store
  let merchant: MerchantRow
  beforeEach(async () => {
    base = await openBase(anEnvironment({ DATABASE_URL: (await openDb()).url }))
    store = await aStore(base.platform)
    merchant = await aMerchant(base.platform, { name: '阿明' })
  })
  afterEach(() => base.close())

  const welcoming = (welcome: string): StorefrontContent => {
    const first = firstContent('dining')
    return { ...first, texts: { ...first.texts, welcome } }
  }
  const publish = (content: StorefrontContent, version: number) =>
    publishContent(store, content, version, merchant, noon)
  const withBanner = (picture: string): StorefrontContent => ({
    ...firstContent('dining'),
    home: [{ id: 'b', kind: 'banner', slides: [{ picture, goodsId: null }] }],
  })

  it('looks as its kind begins until somebody changes it', async () => {
    expect(await standingOf(store)).toEqual({ content: firstContent('dining'), version: 0, isPaused: false })
    expect(await listVersions(store)).toEqual([])
  })

  it('shows what was published, and keeps what was shown before', async () => {
    await publish(welcoming('早上好'), 0)
    await publish(welcoming('晚上好'), 1)

    expect(await standingOf(store)).toMatchObject({ version: 2, content: { texts: { welcome: '晚上好' } } })
    expect(await listVersions(store)).toMatchObject([
      { number: 2, merchantId: merchant.id, restoredFrom: null },
      { number: 1, content: { texts: { welcome: '早上好' } } },
    ])
  })

  it('does not overwrite what somebody else changed meanwhile', async () => {
    await publish(welcoming('早上好'), 0)

    await expect(publish(welcoming('晚上好'), 0)).rejects.toMatchObject({ code: 'EDITED_MEANWHILE' })
    expect(await standingOf(store)).toMatchObject({ version: 1, content: { texts: { welcome: '早上好' } } })
  })

  it('lets one of two win who publish at the same moment', async () => {
    const both = await Promise.allSettled([publish(welcoming('早上好'), 0), publish(welcoming('晚上好'), 0)])
    const [lost] = both.flatMap((each) => (each.status === 'rejected' ? [each.reason as unknown] : []))

    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(lost).toMatchObject({ code: 'EDITED_MEANWHILE' })
    expect(await listVersions(store)).toHaveLength(1)
  })

  it('goes back by a new version, and back to its beginning', async () => {
    await publish(welcoming('早上好'), 0)
    await publish(welcoming('晚上好'), 1)
    const restored = await restoreVersion(store, 1, merchant, noon)

    expect(restored).toMatchObject({ version: 3, content: { texts: { welcome: '早上好' } } })
    expect(await restoreVersion(store, 0, merchant, noon)).toMatchObject({
      version: 4,
      content: firstContent('dining'),
    })
    expect(await listVersions(store)).toMatchObject([
      { number: 4, restoredFrom: 0 },
      { number: 3, restoredFrom: 1 },
      { number: 2, restoredFrom: null },
      { number: 1, restoredFrom: null },
    ])
    await expect(restoreVersion(store, 9, merchant, noon)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('shows pictures of its own, and none of another store', async () => {
    const neighbour = await aStore(base.platform)
    const theirs = await keepPicture(neighbour, aPhoto(), { longestPx: 64 }, noon)

    await expect(publish(withBanner(theirs.fileName), 0)).rejects.toMatchObject({
      ...{ code: 'PICTURE_NOT_FOUND', field: 'content' },
    })
    const own = await keepPicture(store, aPhoto(), { longestPx: 64 }, noon)
    expect(await publish(withBanner(own.fileName), 0)).toMatchObject({ version: 1 })
  })

  it('goes back to nothing of another store', async () => {
    const neighbour = await aStore(base.platform)
    await publishContent(neighbour, welcoming('隔壁'), 0, merchant, noon)

    await expect(restoreVersion(store, 1, merchant, noon)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('is closed by hand until it is opened again, whatever is published meanwhile', async () => {
    const hours = [{ days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '24:00' }]
    const open = { ...store, row: { ...store.row, hours } } as Store
    const door = async () => doorOf(open, await standingOf(store), noon)
    expect((await door()).isOpenNow).toBe(true)
    await pauseStore(store, true, noon)
    await publish(welcoming('早上好'), 0)

    expect(await door()).toEqual({ isOpenNow: false, opensAt: null })
    await pauseStore(store, false, later(minutes))
    expect((await door()).isOpenNow).toBe(true)
    expect(await standingOf(store)).toMatchObject({ version: 1, isPaused: false })
  })
})
