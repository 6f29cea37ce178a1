import type { Base } from '../../../server/base'
import { changeAvatar, dropAvatar } from '../../../server/services/customers/avatars'
import { keepPicture, screenPx } from '../../../server/services/media'
import type { Store } from '../../../server/store'
import { aPhoto } from '../../routes/aPhoto'
import { aCustomer } from '../aCustomer'
import { aBase, aStore, noon } from '../aPlatform'

let base: Base
let store: Store
beforeEach(async () => {
  base = await aBase()
  store = await aStore(base.platform)
})
afterEach(() => base.close())

it('keeps no picture that nobody could be asked about', async () => {
  const asked = changeAvatar(store, await aCustomer(store), aPhoto(), noon)

  await expect(asked).rejects.toMatchObject({ code: 'AUTHORISATION_MISSING' })
  expect(await store.media.count({})).toBe(0)
})

it('never takes a picture of goods away with a customer who shows the same', async () => {
  const ofGoods = await keepPicture(store, aPhoto(), { longestPx: screenPx }, noon)
  const { id } = await aCustomer(store)
  const { fileName } = await keepPicture(store, aPhoto(), { longestPx: 256, whose: id }, noon)

  await dropAvatar(store, fileName)

  expect(await store.media.list({})).toMatchObject([{ fileName: ofGoods.fileName }])
  expect(await base.platform.depot.public.get(ofGoods.fileName)).not.toBeNull()
  expect(await base.platform.depot.public.get(fileName)).toBeNull()
})
