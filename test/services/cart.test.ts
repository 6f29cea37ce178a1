import type { Base } from '../../server/base'
import { cartLines, mergeCart, openCart } from '../../server/services/cart'
import { aBase, aStore, noon } from './aPlatform'
import { aCustomer, takes } from './aCustomer'
import { someGoods } from './aGoods'

describe('what was taken on a phone before anybody was signed in', () => {
  let base: Base
  beforeAll(async () => void (base = await aBase()))
  afterAll(() => base.close())

  it('is in the cart once, however often the phone asks for it', async () => {
    const store = await aStore(base.platform)
    const customer = await aCustomer(store)
    const [bread, cake] = [await someGoods(store), await someGoods(store)]
    await takes(store, customer, bread, 1)
    const cart = await openCart(store, customer, undefined)
    const wanted = ({ goods, variant }: typeof bread, quantity: number) => ({
      ...{ goodsId: goods.id, variantId: variant.id, choiceIds: [], quantity },
    })

    for (let times = 0; times < 2; times++) await mergeCart(cart, [wanted(bread, 3), wanted(cake, 2)], noon)

    expect((await cartLines(cart)).map(({ wanted: { quantity } }) => quantity).sort()).toEqual([2, 3])
  })

  it('leaves out what is gone meanwhile', async () => {
    const store = await aStore(base.platform)
    const customer = await aCustomer(store)
    const cart = await openCart(store, customer, undefined)
    await mergeCart(cart, [{ goodsId: 'g_gone', variantId: 'v_gone', choiceIds: [], quantity: 1 }], noon)
    expect(await cartLines(cart)).toEqual([])
  })
})
