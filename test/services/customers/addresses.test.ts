import type { Base } from '../../../server/base'
import type { CustomerRow } from '../../../server/db/models/customer'
import {
  addAddress,
  editAddress,
  listAddresses,
  removeAddress,
  type AddressInput,
} from '../../../server/services/customers/addresses'
import type { Store } from '../../../server/store'
import { aCustomer } from '../aCustomer'
import { aBase, aStore, later, minutes } from '../aPlatform'

let base: Base
let store: Store
let customer: CustomerRow
beforeEach(async () => {
  base = await aBase()
  store = await aStore(base.platform)
  customer = await aCustomer(store)
})
afterEach(() => base.close())

const input = (detail = '河坊街 1 号', isDefault = false): AddressInput => ({
  name: '林小满',
  phone: '13912345678',
  province: '浙江省',
  city: '杭州市',
  district: '上城区',
  detail,
  isDefault,
})
const add = (detail?: string, isDefault?: boolean, after = 0) =>
  addAddress(store, customer, input(detail, isDefault), later(after * minutes))
const defaults = async () =>
  (await listAddresses(store, customer)).filter(({ isDefault }) => isDefault).map(({ detail }) => detail)

it('takes the first address as the usual one, and keeps one usual address only', async () => {
  await add('河坊街 1 号')
  await add('河坊街 2 号', false, 1)
  expect(await defaults()).toEqual(['河坊街 1 号'])
  const third = await add('河坊街 3 号', true, 2)
  expect(await defaults()).toEqual(['河坊街 3 号'])
  await editAddress(store, customer, third.id, input('河坊街 3 号', true))
  expect(await defaults()).toEqual(['河坊街 3 号'])
})

it('keeps a usual address as long as there is any', async () => {
  const first = await add('河坊街 1 号')
  await add('河坊街 2 号', false, 1)
  await editAddress(store, customer, first.id, input('河坊街 1 号', false))
  expect(await defaults()).toEqual(['河坊街 1 号'])
  await removeAddress(store, customer, first.id)
  expect(await defaults()).toEqual(['河坊街 2 号'])
})

it('lists the usual one first and then the newest', async () => {
  for (const [at, detail] of ['甲', '乙', '丙'].entries()) await add(detail, false, at)
  expect((await listAddresses(store, customer)).map(({ detail }) => detail)).toEqual(['甲', '丙', '乙'])
})

it('is one address when a phone says it twice', async () => {
  const first = await add()
  expect((await add()).id).toBe(first.id)
  expect(await listAddresses(store, customer)).toHaveLength(1)
})

it('holds twenty and says so at the next', async () => {
  for (let at = 0; at < 20; at++) await add(`${at} 号`)
  await expect(add('20 号')).rejects.toMatchObject({ code: 'TOO_MANY_ADDRESSES' })
  await expect(add('3 号')).resolves.toMatchObject({ detail: '3 号' })
})

it("leaves somebody else's alone", async () => {
  const { id } = await add()
  const stranger = await aCustomer(store)
  await expect(editAddress(store, stranger, id, input('别处'))).rejects.toMatchObject({ code: 'ADDRESS_NOT_FOUND' })
  await removeAddress(store, stranger, id)
  const another = await aStore(base.platform)
  await expect(editAddress(another, customer, id, input('别处'))).rejects.toMatchObject({ code: 'ADDRESS_NOT_FOUND' })
  await removeAddress(another, customer, id)
  expect(await listAddresses(store, customer)).toMatchObject([{ id, detail: '河坊街 1 号' }])
})

it('removes what is gone already without a word', async () => {
  const { id } = await add()
  await removeAddress(store, customer, id)
  expect(await removeAddress(store, customer, id)).toEqual([])
})
