import type { Base } from '../../server/base'
import { handleEvent } from '../../server/callbacks/handle'
import type { CustomerRow } from '../../server/db/models/customer'
import { forgetOrders } from '../../server/jobs/forgetOrders'
import { keepEvent } from '../../server/services/inbox'
import { keepPicture } from '../../server/services/media'
import { acceptOrder, shipOrder, receiveOrder } from '../../server/services/orders/moves'
import type { Store } from '../../server/store'
import { firstContent } from '../../shared/storefront'
import { aPhoto } from '../routes/aPhoto'
import { aCustomer, anAddress, buying, orders } from '../services/aCustomer'
import { someGoods } from '../services/aGoods'
import { aBase, anAccount, aStore, noon } from '../services/aPlatform'

const appid = 'wxa0000000000000c3'

describe('what a customer takes back at WeChat', () => {
  let base: Base
  let store: Store
  let customer: CustomerRow
  beforeEach(async () => {
    base = await aBase()
    store = await aStore(base.platform)
    await anAccount(base.platform, { appid, storeId: store.row.id })
    const { fileName } = await keepPicture(store, aPhoto(), { longestPx: 256 }, noon)
    customer = await aCustomer(store, { name: '小满', avatar: fileName, phone: '13912345678' })
    await anAddress(store, customer)
  })
  afterEach(() => base.close())

  /** Handled as often as it is said to have come. */
  async function hear(name: string, fields: Record<string, string>, times = 1): Promise<void> {
    const tags = Object.entries({ ToUserName: 'gh_aaaaaaaaaaaa', CreateTime: '1793592000', Event: name, ...fields })
    const plaintext = `<xml>${tags.map(([tag, value]) => `<${tag}><![CDATA[${value}]]></${tag}>`).join('')}</xml>`
    await keepEvent(base.platform, 'authorizer', appid, { fields: Object.fromEntries(tags), plaintext }, noon)
    const [row] = await base.platform.inbox.list({ name }, { order: [['createdAt', 'DESC']], limit: 1 })
    if (!row) throw new Error('it was not kept')
    for (let time = 0; time < times; time++) await handleEvent(base.platform, row)
  }
  const revoke = (RevokeInfo: string, times = 1) =>
    hear('user_authorization_revoke', { OpenID: customer.openid, AppID: appid, RevokeInfo }, times)
  const cancel = (times = 1) =>
    hear('user_authorization_cancellation', { OpenID: customer.openid, AppID: appid, RevokeInfo: '' }, times)

  const known = () => store.customers.find({ id: customer.id })
  const order = (id: string) => store.orders.find({ id })
  const aDelivery = async () => {
    const content = firstContent('dining')
    content.ordering.methods.delivery.isOn = true
    const { id } = store.row
    await store.storefronts.create({ id, storeId: id, content, version: 1, isPaused: false, updatedAt: noon })
    const { id: addressId } = await anAddress(store, customer)
    return orders(store, customer, buying(await someGoods(store, { variants: [{ priceFen: 5000 }] })), {
      method: 'delivery',
      addressId,
      contactName: '林小满',
      contactPhone: '13912345678',
    })
  }
  /** Runs what was left to be done later. */
  async function later(): Promise<void> {
    for (const { input } of await base.platform.tasks.list({ kind: 'forgetOrders' }))
      await forgetOrders(base.platform, input)
  }

  it.each([
    ['6', { name: null, avatar: null, phone: '13912345678' }],
    ['8', { name: '小满', phone: null }],
    ['19', { name: null, phone: '13912345678' }],
    ['20', { name: '小满', avatar: null }],
    ['6,8,1,99,constructor', { name: null, avatar: null, phone: null }],
    ['', { name: '小满', phone: '13912345678' }],
  ])('is deleted, and nothing else: %s', async (infos, left) => {
    await revoke(infos, 2)

    expect(await known()).toMatchObject(left)
    expect(await store.addresses.count({})).toBe(1)
  })

  it('takes the file of a picture with it', async () => {
    await revoke('20')

    expect(await base.platform.depot.public.get(customer.avatar ?? '')).toBeNull()
  })

  it('keeps the file while somebody else shows the same picture', async () => {
    await aCustomer(store, { avatar: customer.avatar })
    await revoke('20')

    expect(await base.platform.depot.public.get(customer.avatar ?? '')).not.toBeNull()
  })

  it('leaves where an order goes to until it has come', async () => {
    const placed = await aDelivery()
    await revoke('2', 2)
    await later()

    expect(await store.addresses.count({})).toBe(0)
    expect(await order(placed.id)).toMatchObject({ contactName: '林小满', place: { city: '杭州市' } })
    const accepted = await acceptOrder(store, placed, noon)
    await receiveOrder(store, await shipOrder(store, accepted, {}, noon), noon, { isPaid: true })
    await later()
    expect(await order(placed.id)).toMatchObject({ contactName: null, contactPhone: null, place: null, totalFen: 5500 })
  })

  it('leaves nobody behind when the account is cancelled, and the ledger as it was', async () => {
    await cancel(2)
    await later()

    expect(await known()).toMatchObject({ name: null, phone: null, avatar: null, erasedAt: expect.any(Date) as Date })
    expect(await store.addresses.count({})).toBe(0)
    expect(await store.customers.count({ openid: customer.openid })).toBe(0)
  })

  it('waits with a cancelled account only for what is still to be brought', async () => {
    const placed = await aDelivery()
    await cancel()
    await later()

    expect(await known()).toMatchObject({ name: null, phone: null, erasedAt: null })
    expect(await order(placed.id)).toMatchObject({ contactPhone: '13912345678' })
    const accepted = await acceptOrder(store, placed, noon)
    await receiveOrder(store, await shipOrder(store, accepted, {}, noon), noon, { isPaid: true })
    await later()
    expect(await known()).toMatchObject({ erasedAt: expect.any(Date) as Date, spentFen: 5500 })
    expect(await order(placed.id)).toMatchObject({ contactPhone: null, totalFen: 5500, paidFen: 5500 })
  })

  it('is nobody where the openid is not known, and nothing where the account has no store', async () => {
    for (const name of ['user_info_modified', 'user_authorization_cancellation'])
      await hear(name, { OpenID: 'o-stranger', AppID: appid, RevokeInfo: '2,6,8' })
    await base.platform.authorizers.update({ appid }, { storeId: null })
    await revoke('6')

    expect(await known()).toMatchObject({ name: '小满', phone: '13912345678' })
  })
})

describe('what WeChat thinks of a picture', () => {
  let base: Base
  let store: Store
  let customer: CustomerRow
  beforeEach(async () => {
    base = await aBase()
    store = await aStore(base.platform)
    await anAccount(base.platform, { appid, storeId: store.row.id })
    const { fileName } = await keepPicture(store, aPhoto(), { longestPx: 256 }, noon)
    customer = await aCustomer(store, { avatar: fileName })
    const check = { id: 'check', storeId: store.row.id, customerId: customer.id, traceId: 'trace', picture: fileName }
    await store.contentChecks.create({ ...check, state: 'waiting', createdAt: noon })
  })
  afterEach(() => base.close())

  async function judge(result: string, traceId = 'trace'): Promise<void> {
    const plaintext =
      `<xml><Event>wxa_media_check</Event><CreateTime>1793592000</CreateTime><appid>${appid}</appid>` +
      `<trace_id>${traceId}</trace_id>${result}</xml>`
    await keepEvent(base.platform, 'authorizer', appid, { fields: { Event: 'wxa_media_check' }, plaintext }, noon)
    const [row] = await base.platform.inbox.list({ name: 'wxa_media_check' }, { limit: 1 })
    if (!row) throw new Error('it was not kept')
    await handleEvent(base.platform, row)
    await handleEvent(base.platform, row)
  }
  const verdict = (suggest: string) => `<result><suggest>${suggest}</suggest><label>20002</label></result>`
  const shown = async () => (await store.customers.find({ id: customer.id }))?.avatar

  it.each(['risky', 'review'])('takes it down: %s', async (suggest) => {
    await judge(verdict(suggest))

    expect(await shown()).toBeNull()
    expect(await base.platform.depot.public.get(customer.avatar ?? '')).toBeNull()
  })

  it.each([
    ['it passed', verdict('pass')],
    ['WeChat could not fetch it', '<errcode>-1008</errcode><errmsg>download fail</errmsg>'],
    ['a word we do not know', verdict('constructor')],
  ])('leaves it: %s', async (_, result) => {
    await judge(result)

    expect(await shown()).toBe(customer.avatar)
  })

  it('takes down that picture and not the one that was chosen since', async () => {
    await store.customers.update({ id: customer.id }, { avatar: 'newer.webp' })
    await judge(verdict('risky'))

    expect(await shown()).toBe('newer.webp')
  })

  it('is no trouble when it is about something we never asked for', async () => {
    await judge(verdict('risky'), 'another-trace')

    expect(await shown()).toBe(customer.avatar)
  })
})
