import { buildWeapp } from '../../scripts/buildWeapp'
import type { CustomerRow } from '../../server/db/models/customer'
import type { OrderRow } from '../../server/db/models/order'
import { changePrice } from '../../server/services/orders/ending'
import { acceptOrder, closeOrder, collectOrder, finishOrder } from '../../server/services/orders/moves'
import { askRefund } from '../../server/services/orders/refunds'
import type { NewOrder } from '../../server/services/orders/place'
import type { Store } from '../../server/store'
import { addTables, listTables } from '../../server/services/tables'
import { newId } from '../../server/ids'
import { spoken, type PayMethod } from '../../shared/order'
import { aCustomer, anAddress, buying, orders, takes } from '../services/aCustomer'
import { someGoods, type SomeGoods } from '../services/aGoods'
import { collecting } from '../services/aPlatform'
import { aRefund } from '../services/aRefund'
import { eventually } from '../eventually'
import { aCounter, type Counter } from './aCounter'
import type { Weapp } from './harness'
import { aSlowLine, type Answer } from './merchantPhone'

let dir = ''
let counter: Counter
let customer: CustomerRow
let noodles: SomeGoods

beforeAll(async () => {
  ;({ dir } = await buildWeapp({ app: 'merchant' }))
})

beforeEach(async () => {
  counter = await aCounter()
  customer = await aCustomer(counter.store, { name: '陈一鸣' })
  noodles = await someGoods(counter.store)
})
afterEach(() => counter.close())

const now = () => counter.base.platform.clock.now()

const placed = (values: Partial<NewOrder> = {}): Promise<OrderRow> =>
  orders(counter.store, customer, buying(noodles, 2), { contactName: '陈一鸣', ...values }, now())

const read = async (id: string): Promise<Partial<OrderRow>> => (await counter.store.orders.find({ id })) ?? {}

/** Comes back to the program: what is new is asked for at once. */
const looksAgain = (phone: Weapp) => {
  phone.hide()
  phone.show()
}

/** What a phone needs to ring for a new order. */
const aBell = (played: string[] = []) => ({
  setTabBarBadge: () => undefined,
  getFileSystemManager: () => ({ writeFile: ({ success }: Answer) => success?.({}) }),
  setInnerAudioOption: () => undefined,
  createInnerAudioContext: () => ({
    src: '',
    onEnded: () => undefined,
    onError: () => undefined,
    play(this: { src: string }) {
      played.push(this.src)
    },
  }),
})

describe('a new order', () => {
  it('is heard, lies over the page that is open, and is counted below', async () => {
    const [badges, played]: [string[], string[]] = [[], []]
    const phone = await counter.phone(dir, 'clerk', {
      ...aBell(played),
      setTabBarBadge: ({ index, text }: { index: number; text: string }) => void badges.push(`${index}: ${text}`),
    })
    await phone.until('营业中')
    looksAgain(phone)
    const order = await placed()
    phone.tab('店铺')
    await phone.until('账号')
    looksAgain(phone)
    await phone.until('来新订单了')
    expect(badges).toContain('1: 1')
    expect(played).toEqual(['http://usr/bell.wav'])

    await phone.tap('来新订单了')
    await phone.until('等您接单')
    expect(phone.text()).toContain(order.number.slice(-4))
  })

  it('whose money is asked back is announced in its own words, and answered before it is made', async () => {
    const paid = await collectOrder(counter.store, await acceptOrder(counter.store, await placed(), now()), now())
    const phone = await counter.phone(dir, 'manager', aBell())
    phone.tab('订单')
    await phone.until('待处理 1')
    expect(phone.text()).not.toContain('顾客申请退款')
    const wish = { amountFen: 2560, reason: '不想要了', requestKey: newId(), askedBy: 'customer' as const }
    await askRefund(counter.store, paid, wish, now())
    looksAgain(phone)
    await phone.until('有顾客申请退款')
    await phone.until('顾客申请退款 ¥25.60')

    await phone.tap('处理退款')
    await phone.until('请先答复')
    await phone.until('同意退款')
  })

  it('goes from the bell into the customer’s hands, and its money into the till', async () => {
    const { id } = await placed()
    const phone = await counter.phone(dir, 'clerk')
    phone.tab('订单')
    await phone.tap('接单')
    await phone.tap('备好了')
    await phone.tap('已取走')
    await phone.until('还没收款，先收钱')
    expect(await read(id)).toMatchObject({ state: 'ready', paidFen: 0 })
    await phone.tap('已收款，并交给顾客')
    await phone.until('都处理完了')
    expect(await read(id)).toMatchObject({ state: 'completed', paidFen: 2560 })
  })
})

it('is shown as it has become, though a list from before was still under way when it was tapped', async () => {
  const { id } = await placed()
  const done: string[] = []
  const line = aSlowLine({ border: counter }, '/orders')
  const phone = await counter.phone(dir, 'clerk', { ...line.abilities, vibrateShort: () => void done.push('tapped') })
  phone.tab('订单')
  await phone.until('陈一鸣')
  const arrive = await line.holdNext(() => looksAgain(phone))
  await phone.tap('接单')
  await eventually(() => done.length === 1)
  arrive()
  await phone.until('备好了')
  expect(await read(id)).toMatchObject({ state: 'preparing' })
})

it('is not taken as paid with a sum that has changed under the finger', async () => {
  const order = await placed()
  const ready = await finishOrder(counter.store, await acceptOrder(counter.store, order, now()), now())
  const phone = await counter.phone(dir, 'clerk')
  phone.tab('订单')
  await phone.tap('已取走')
  await phone.until('记为已收 ¥25.60')
  await changePrice(counter.store, ready, 2000, now())
  await phone.tap('已收款，并交给顾客')
  await phone.until('要收的是 ¥20.00，不是 ¥25.60')
  expect(await read(order.id)).toMatchObject({ state: 'ready', paidFen: 0 })

  await phone.until('记为已收 ¥20.00')
  await phone.tap('已收款，并交给顾客')
  await phone.until('都处理完了')
  expect(await read(order.id)).toMatchObject({ state: 'completed', paidFen: 2000 })
})

it('is not collected for with a sum that has changed under the finger', async () => {
  const accepted = await acceptOrder(counter.store, await placed(), now())
  const phone = await counter.phone(dir, 'clerk')
  phone.open(`pages/order/index?id=${accepted.id}`)
  await phone.tap('收款')
  await phone.until('记为已收 ¥25.60')
  await changePrice(counter.store, accepted, 2000, now())
  await phone.tap('确认已收款')
  await phone.until('要收的是 ¥20.00，不是 ¥25.60')
  expect(await read(accepted.id)).toMatchObject({ paidFen: 0 })

  await phone.until('记为已收 ¥20.00')
  await phone.tap('确认已收款')
  await phone.untilGone('确认已收款')
  expect(await read(accepted.id)).toMatchObject({ state: 'preparing', paidFen: 2000 })
})

it('is searched for in all lists, whichever is open, until a list is chosen', async () => {
  const order = await placed()
  await closeOrder(counter.store, order, 'byStore', now())
  const phone = await counter.phone(dir, 'clerk')
  phone.tab('订单')
  await phone.until('都处理完了')
  await phone.type('单号、手机、商品、取货码、快递单号', order.number)
  await phone.until(`尾号 ${order.number.slice(-4)}`)
  await phone.tap('待处理')
  await phone.until('都处理完了')
})

describe('sending', () => {
  it('takes the number from the parcel, and remembers the carrier', async () => {
    const address = await anAddress(counter.store, customer)
    const order = await placed({ method: 'express', addressId: address.id })
    await acceptOrder(counter.store, order, now())
    const phone = await counter.phone(dir, 'clerk', {
      scanCode: ({ success }: Answer) => success?.({ result: 'SF1234567890' }),
    })
    phone.tab('订单')
    await phone.tap('发货')
    await phone.tap('确认发货')
    await phone.until('快递单号是 5 到 40 位字母和数字')
    await phone.tap('扫单号')
    await phone.untilGone('快递单号是 5 到 40 位字母和数字')
    await phone.tap('确认发货')
    await phone.until('都处理完了')
    expect(await counter.store.shipments.find({ orderId: order.id })).toMatchObject({
      carrier: 'SF',
      trackingNo: 'SF1234567890',
    })
  })
})

describe('a pile of parcels', () => {
  it('is sent in one go; the one with a wrong number stays with its reason', async () => {
    const address = await anAddress(counter.store, customer)
    const pile = await Promise.all([1, 2].map(() => placed({ method: 'express', addressId: address.id })))
    for (const order of pile) await acceptOrder(counter.store, order, now())
    const scanned = ['SF1234567890', '12']
    const phone = await counter.phone(dir, 'clerk', {
      scanCode: ({ success }: Answer) => success?.({ result: scanned.shift() }),
    })
    phone.tab('订单')
    await phone.tap('待配送 2')
    await phone.tap('批量发货（2 单快递）')
    await phone.tap('扫')
    await phone.until('发货 1 单')
    await phone.tapLast('扫')
    await phone.tap('发货 2 单')
    await phone.until('快递单号是 5 到 40 位字母和数字')
    await phone.until('发货 1 单')
    expect(await counter.store.shipments.list({})).toMatchObject([{ trackingNo: 'SF1234567890' }])
  })
})

describe('a table', () => {
  const code = async (): Promise<string> => {
    await addTables(counter.store, ['A3'], newId(), now())
    return (await listTables(counter.store))[0]?.code ?? ''
  }
  const orderedAt = async (table: string, store: Store, payMethod: PayMethod = 'offline'): Promise<OrderRow> => {
    await takes(store, customer, noodles, 2, table)
    return orders(store, customer, { from: 'cart', table }, { method: 'dineIn', payMethod }, now())
  }
  const atTables = async (): Promise<Weapp> => {
    const phone = await counter.phone(dir, 'clerk', aBell())
    phone.tab('订单')
    await phone.tap('桌台')
    return phone
  }

  it('is paid and cleared together, after the sum was said', async () => {
    const { id } = await orderedAt(await code(), counter.store)
    const phone = await atTables()
    await phone.tap('收款并清台')
    await phone.until('先收 ¥25.60')
    await phone.tap('已收 ¥25.60，清台')
    await phone.until('现在没有客人在用餐')
    expect(await read(id)).toMatchObject({ state: 'completed', paidFen: 2560 })
  })

  it('has its sum said anew where somebody ordered more meanwhile', async () => {
    const table = await code()
    const { id } = await orderedAt(table, counter.store)
    const phone = await atTables()
    await phone.tap('收款并清台')
    await phone.until('先收 ¥25.60')
    const more = await orderedAt(table, counter.store)
    looksAgain(phone)
    await phone.until('合计 ¥51.20')
    expect(phone.text()).toContain('先收 ¥25.60')
    await phone.tap('已收 ¥25.60，清台')
    await phone.until('现在共 2 单，还要收 ¥51.20')
    expect(await read(id)).toMatchObject({ state: 'unpaid', paidFen: 0 })
    await phone.tap('已收 ¥51.20，清台')
    await phone.until('现在没有客人在用餐')
    for (const order of [id, more.id]) expect(await read(order)).toMatchObject({ state: 'completed', paidFen: 2560 })
  })

  it('is cleared once its guests have paid on their phones; the order that waits is one tap away', async () => {
    const table = await code()
    await orderedAt(table, counter.store)
    const store = await collecting(counter.store)
    const { number } = await orderedAt(table, store, 'online')
    const phone = await atTables()
    await phone.until('还要收 ¥25.60')
    await phone.until('等顾客微信支付 ¥25.60，付清才能清台')
    expect(phone.text()).not.toContain('收款并清台')
    await phone.tap('看未付的单')
    await phone.until(spoken(number))
  })
})

describe('verifying a code', () => {
  it('says whose it is before anything is handed over', async () => {
    const order = await placed()
    const accepted = await acceptOrder(counter.store, await collectable(order), now())
    await finishOrder(counter.store, await collectOrder(counter.store, accepted, now()), now())
    const phone = await counter.phone(dir, 'clerk')
    phone.open('pages/pickup/index')
    await phone.type('000000', order.pickupCode === '111111' ? '222222' : '111111')
    await phone.until('没有找到这个取货码')
    await phone.type('000000', order.pickupCode ?? '')
    await phone.until('自提 1 号')
    expect(await read(order.id)).toMatchObject({ state: 'ready' })
    await phone.tap('已取走')
    await phone.until('已经交给顾客')
    expect(await read(order.id)).toMatchObject({ state: 'completed' })
  })
})

const collectable = async ({ id }: OrderRow): Promise<OrderRow> => {
  const order = await counter.store.orders.find({ id })
  if (!order) throw new Error('no such order')
  return order
}

describe('giving money back', () => {
  const asked = async () => {
    const order = await collectOrder(counter.store, await acceptOrder(counter.store, await placed(), now()), now())
    const wish = { amountFen: 1280, reason: '多点了一份', requestKey: newId(), askedBy: 'customer' as const }
    await askRefund(counter.store, order, wish, now())
    return order
  }
  const refundState = async () => (await counter.store.refunds.find({}))?.state

  it('is answered by those who lead the store, and recorded once it has moved', async () => {
    const order = await asked()
    const phone = await counter.phone(dir, 'manager')
    phone.open(`pages/order/index?id=${order.id}`)
    await phone.tap('同意退款')
    await phone.until('同意退 ¥12.80？')
    await phone.tapLast('同意退款')
    await phone.tap('已退给顾客')
    await phone.tap('已经退了')
    await phone.until('−¥12.80')
    expect(await refundState()).toBe('refunded')
  })

  it('is refused only with a word for the customer', async () => {
    const order = await asked()
    const phone = await counter.phone(dir, 'owner')
    phone.open(`pages/order/index?id=${order.id}`)
    await phone.tap('不同意')
    await phone.tap('不同意退款')
    await phone.until('请写一句原因，顾客会看到')
    await phone.type('如：商品已经做好，可以为您重做', '已经做好了')
    await phone.tap('不同意退款')
    await phone.until('回复：已经做好了')
    expect(await refundState()).toBe('refused')
  })

  it('is out of WeChat Pay’s hands before it is given by hand, where WeChat Pay refuses it', async () => {
    const order = await placed()
    const problem = { problemCode: 'PAY_USER_REFUSED', problemText: '顾客的微信支付账号状态异常' }
    await aRefund(counter.store, order, { paymentId: 'p1', ...problem })
    const phone = await counter.phone(dir, 'manager')
    phone.open(`pages/order/index?id=${order.id}`)
    await phone.until('顾客的微信支付账号状态异常')
    expect(phone.text()).not.toContain('已退给顾客')
    await phone.tap('改为自己退')
    await phone.until('先点下面的按钮，成功后再当面退现金')
  })

  it('and prices are no buttons for a clerk', async () => {
    const order = await asked()
    const phone = await counter.phone(dir, 'clerk')
    phone.open(`pages/order/index?id=${order.id}`)
    await phone.until('多点了一份')
    await phone.until('备好了')
    for (const button of ['同意退款', '不同意', '改价', '关闭订单']) expect(phone.text()).not.toContain(button)
  })
})

describe('the day', () => {
  it('leads to what waits, and closes the store only after saying what customers will see', async () => {
    await placed()
    const phone = await counter.phone(dir, 'owner')
    await phone.tap('暂停接单')
    await phone.until('顾客看到店铺休息中，不能下单')
    const isPaused = async () => (await counter.store.storefronts.find({}))?.isPaused === true
    expect(await isPaused()).toBe(false)
    await phone.tapLast('暂停接单')
    await phone.until('已暂停接单')
    await eventually(isPaused)
    await phone.until('昨天 ¥0.00')
    await phone.tap('待接单')
    await phone.until('陈一鸣')
    expect(phone.route()).toBe('pages/orders/index')
  })

  it('keeps what was sold, and the door, from a clerk', async () => {
    const phone = await counter.phone(dir, 'clerk')
    await phone.until('待接单')
    expect(phone.text()).not.toContain('昨天')
    expect(phone.text()).not.toContain('暂停接单')
  })
})
