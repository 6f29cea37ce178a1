import type { Base } from '../../../server/base'
import type { CustomerRow } from '../../../server/db/models/customer'
import { newId } from '../../../server/ids'
import { keepPicture } from '../../../server/services/media'
import { eraseCustomer, personalDataOf } from '../../../server/services/customers/erasure'
import { acceptOrder, finishOrder, handOverOrder } from '../../../server/services/orders/moves'
import { askRefund } from '../../../server/services/orders/refunds'
import { forgetOrders, forgetWithdrawn } from '../../../server/services/customers/withdrawal'
import { forgetPayerLater } from '../../../server/services/payments/payer'
import { shippingTask, tellShipping } from '../../../server/services/payments/shipping'
import { personalDataView } from '../../../server/routes/customer/personViews'
import type { Store } from '../../../server/store'
import { aPhoto } from '../../routes/aPhoto'
import { aCustomer, anAddress, buying, orders, takes } from '../aCustomer'
import { someGoods } from '../aGoods'
import { aPayment } from '../aPayment'
import { aBase, aStore, noon } from '../aPlatform'

let base: Base
let store: Store
let customer: CustomerRow
beforeEach(async () => {
  base = await aBase()
  store = await aStore(base.platform)
  const { fileName } = await keepPicture(store, aPhoto(), { longestPx: 256 }, noon)
  customer = await aCustomer(store, { name: '小满', avatar: fileName })
  await anAddress(store, customer)
  await takes(store, customer, await someGoods(store))
})
afterEach(() => base.close())

const contact = { contactName: '林小满', contactPhone: '13912345678', note: '不要香菜' }
const anOrder = async () => orders(store, customer, buying(await someGoods(store)), contact)
const aSale = async () => {
  const ready = await finishOrder(store, await acceptOrder(store, await anOrder(), noon), noon)
  return handOverOrder(store, ready, noon, { isPaid: true })
}
const ledger = () => store.orders.tally({}, 'paidDay', ['goodsFen', 'totalFen', 'paidFen', 'quantity'])

it('shows a person everything that is held about them, and nothing of others', async () => {
  const sale = await aSale()
  const place = { province: '浙江省', city: '杭州市', district: '上城区', detail: '河坊街 1 号' }
  await store.orders.update({ id: sale.id }, { place })
  await orders(store, await aCustomer(store), buying(await someGoods(store)))
  const held = personalDataView(store, await personalDataOf(store, customer))

  expect(held.addresses).toMatchObject([{ name: '林小满' }])
  expect(held.orders).toMatchObject([{ number: sale.number, ...contact, place }])
})

it('forgets who it was and keeps every fen of what was sold', async () => {
  const sale = await aSale()
  const wish = { amountFen: 100, reason: '我是林小满，少了一双筷子', requestKey: newId(), askedBy: 'customer' as const }
  const refund = await askRefund(store, sale, wish, noon)
  const before = await ledger()
  await eraseCustomer(store, customer, noon)
  await eraseCustomer(store, customer, noon)

  expect(await ledger()).toEqual(before)
  expect(await store.refunds.find({ id: refund.id })).toMatchObject({ reason: '', amountFen: 100 })
  expect(await store.orders.find({ id: sale.id })).toMatchObject({
    ...{ contactName: null, contactPhone: null, place: null, note: '' },
    ...{ totalFen: 1280, paidFen: 1280, customerId: customer.id },
  })
  expect(await store.customers.find({ id: customer.id })).toMatchObject({
    ...{ name: null, phone: null, avatar: null, openid: `erased.${customer.id}` },
    ...{ erasedAt: noon, spentFen: 1280, orderCount: 1 },
  })
  for (const table of [store.addresses, store.cartLines, store.customerSessions]) expect(await table.count({})).toBe(0)
  expect(await base.platform.depot.public.get(customer.avatar ?? '')).toBeNull()
})

it('says that something is still to be fetched instead of forgetting for whom', async () => {
  const order = await anOrder()

  await expect(eraseCustomer(store, customer, noon)).rejects.toMatchObject({ code: 'ORDERS_UNDER_WAY' })
  expect(await store.orders.find({ id: order.id })).toMatchObject({ contactName: '林小满' })
  expect(await store.customers.find({ id: customer.id })).toMatchObject({ name: '小满', erasedAt: null })
})

it('keeps who paid, and nothing else, until WeChat knows that the goods were handed over', async () => {
  const [sale, told] = [await aSale(), await aSale()]
  const [held, free] = [await aPayment(store, sale), await aPayment(store, told)]
  await tellShipping(store, { ...sale, payMethod: 'online' }, noon)
  await eraseCustomer(store, customer, noon)
  expect(await store.payments.find({ id: held.id })).toMatchObject({ openid: 'oCustomer' })
  expect(await store.payments.find({ id: free.id })).toMatchObject({ openid: '' })
  expect(await store.orders.find({ id: sale.id })).toMatchObject({ contactName: null, contactPhone: null })
  expect(await base.platform.tasks.count({ kind: 'forgetPayer', state: 'waiting' })).toBe(1)

  expect(await forgetPayerLater(base.platform, store.row.id, customer.id)).toBeInstanceOf(Date)
  await base.platform.tasks.update({ id: shippingTask(sale.id) }, { state: 'done' })
  expect(await forgetPayerLater(base.platform, store.row.id, customer.id)).toBeUndefined()
  expect(await store.payments.find({ id: held.id })).toMatchObject({ openid: '' })
})

describe('a parcel of which WeChat is still to be told, with whom it goes to', () => {
  const aParcel = async (carrier: string) => {
    const sale = await aSale()
    const shipment = { id: newId(), storeId: store.row.id, orderId: sale.id, carrier, trackingNo: '1', createdAt: noon }
    await store.shipments.create(shipment)
    await aPayment(store, sale)
    await tellShipping(store, { ...sale, payMethod: 'online' }, noon)
    return sale
  }
  const told = ({ id }: { id: string }) => base.platform.tasks.update({ id: shippingTask(id) }, { state: 'done' })
  const phoneOf = async ({ id }: { id: string }) => (await store.orders.find({ id }))?.contactPhone

  it('keeps the end of the telephone until it has been, when somebody is erased', async () => {
    const [asked, other] = [await aParcel('SF'), await aParcel('YTO')]
    await eraseCustomer(store, customer, noon)
    expect(await phoneOf(asked)).toBe('*******5678')
    expect(await phoneOf(other)).toBeNull()
    expect(await store.orders.find({ id: asked.id })).toMatchObject({ contactName: null, place: null })

    await Promise.all([asked, other].map(told))
    expect(await forgetPayerLater(base.platform, store.row.id, customer.id)).toBeUndefined()
    expect(await phoneOf(asked)).toBeNull()
  })

  it('keeps it as well when somebody takes their telephone back', async () => {
    const parcel = await aParcel('SF')
    await forgetWithdrawn(store, customer.openid, ['phoneNumber'], noon)
    const task = { storeId: store.row.id, customerId: customer.id, what: 'phones' as const, until: noon.toISOString() }
    expect(await forgetOrders(base.platform, task, noon)).toBeInstanceOf(Date)
    expect(await phoneOf(parcel)).toBe('*******5678')
    expect(await store.orders.find({ id: parcel.id })).toMatchObject({ contactName: '林小满' })

    await told(parcel)
    expect(await forgetOrders(base.platform, task, noon)).toBeUndefined()
    expect(await phoneOf(parcel)).toBeNull()
  })
})
