import type { Base } from '../../../server/base'
import { addSamples, countSamples } from '../../../server/services/goods/samples'
import { getGoods } from '../../../server/services/goods/reading'
import { updateGoods } from '../../../server/services/goods/saving'
import { deleteGoods } from '../../../server/services/goods/shelf'
import { storeKinds } from '../../../shared/store'
import { aBase, aStore, later, minutes, noon } from '../aPlatform'

let base: Base
beforeAll(async () => {
  base = await aBase()
})
afterAll(() => base.close())

it.each(storeKinds)('%s: begins with three things to be changed, that nobody can buy', async (kind) => {
  const store = await aStore(base.platform, { kind })
  await Promise.all([addSamples(store, noon), addSamples(store, noon)])
  await addSamples(store, later(minutes))
  const rows = await store.goods.list({})
  expect(rows).toHaveLength(3)
  expect(rows.every(({ pictures, isOnShelf }) => pictures.length === 1 && isOnShelf)).toBe(true)
  expect((await store.variants.list({})).map(({ stock }) => stock)).toEqual([0, 0, 0])
  expect(await countSamples(store)).toBe(3)
})

it('is the store’s own once somebody saves it, and stays away once it was taken away', async () => {
  const store = await aStore(base.platform)
  await addSamples(store, noon)
  const [first, second] = await store.goods.list({}, { order: [['position', 'ASC']] })
  if (!first || !second) throw new Error('three were put there')
  const { variants } = await getGoods(store, first.id)
  await updateGoods(
    store,
    first.id,
    1,
    { ...first, name: '油泼面', variants: variants.map((v) => ({ ...v, stock: 9 })) },
    noon,
  )
  await deleteGoods(store, second.id, noon)
  expect(await countSamples(store)).toBe(1)
  await addSamples(store, noon)
  expect(await countSamples(store)).toBe(1)
})
