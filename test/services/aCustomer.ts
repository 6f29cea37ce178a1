import type { AddressRow, CustomerRow } from '../../server/db/models/customer'
import { newId } from '../../server/ids'
import { openCart, take } from '../../server/services/cart'
import { addAddress } from '../../server/services/customers/addresses'
import { amountsOf, fillBasket, type What } from '../../server/services/orders/offer'
import { placeOrder, type NewOrder } from '../../server/services/orders/place'
import type { OrderRow } from '../../server/db/models/order'
import type { Store } from '../../server/store'
import { noon } from './aPlatform'
import type { SomeGoods } from './aGoods'

export const aCustomer = (store: Store, values: Partial<CustomerRow> = {}): Promise<CustomerRow> => {
  const id = newId('c')
  return store.customers.create({
    id,
    storeId: store.row.id,
    appid: 'wxa0000000000000c3',
    openid: newId('o'),
    unionid: null,
    name: null,
    avatar: null,
    phone: '13800000000',
    sessionKey: store.platform.sealer.seal('c2Vzc2lvbi1rZXktMTIzNA==', `customers.sessionKey.${id}`),
    remark: '',
    orderCount: 0,
    spentFen: 0,
    createdAt: noon,
    seenDay: '2026-11-02',
    lastSeenAt: noon,
    lastOrderAt: null,
    erasedAt: null,
    ...values,
  })
}

export const anAddress = (store: Store, customer: CustomerRow): Promise<AddressRow> =>
  addAddress(
    store,
    customer,
    {
      name: '林小满',
      phone: '13912345678',
      province: '浙江省',
      city: '杭州市',
      district: '上城区',
      detail: '河坊街 1 号',
      isDefault: true,
    },
    noon,
  )

/** Puts some of one variant into the cart. */
export async function takes(
  store: Store,
  customer: CustomerRow,
  { goods, variant }: SomeGoods,
  quantity = 1,
  table?: string,
): Promise<void> {
  const cart = await openCart(store, customer, table)
  await take(cart, { goodsId: goods.id, variantId: variant.id, choiceIds: [], quantity }, noon)
}

/** One thing bought at once. */
export const buying = ({ goods, variant }: SomeGoods, quantity = 1): What => ({
  from: 'goods',
  goodsId: goods.id,
  variantId: variant.id,
  choiceIds: [],
  quantity,
})

/** Places an order to be fetched and paid at the store, for the price it has; a test names what is different. */
export async function orders(
  store: Store,
  customer: CustomerRow,
  what: What,
  values: Partial<NewOrder> = {},
  now = noon,
): Promise<OrderRow> {
  const method = values.method ?? 'pickup'
  const { totalFen } = amountsOf(await fillBasket(store, customer, what), method)
  const input: NewOrder = {
    requestKey: newId(),
    what,
    method,
    payMethod: 'offline',
    note: '',
    expectedTotalFen: totalFen,
    ...values,
  }
  return (await placeOrder(store, customer, input, now)).order
}
