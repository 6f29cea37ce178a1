import { buildWeapp } from '../../scripts/buildWeapp'
import type { CustomerRow } from '../../server/db/models/customer'
import type { OrderRow } from '../../server/db/models/order'
import { acceptOrder, collectOrder, finishOrder } from '../../server/services/orders/moves'
import { askRefund } from '../../server/services/orders/refunds'
import type { NewOrder } from '../../server/services/orders/place'
import { addTables, listTables } from '../../server/services/tables'
import { newId } from '../../server/ids'
import { aCustomer, anAddress, buying, orders, takes } from '../services/aCustomer'
import { someGoods, type SomeGoods } from '../services/aGoods'
import { aCounter, type Counter } from './aCounter'
import type { Weapp } from './harness'
import type { Answer } from './merchantPhone'

let dir = ''
let counter: Counter
let customer: CustomerRow
let noodles: SomeGoods

beforeAll(async () => {
  ;({ dir } = await buildWeapp({ app: 'merchant' }))
}, 300_000)

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

const eventually = async (holds: () => Promise<boolean>) => {
  for (let left = 200; left > 0 && !(await holds()); left--) await new Promise((resolve) => setTimeout(resolve, 20))
  expect(await holds()).toBe(true)
}

describe('a new order', () => {
  it('is heard, lies over the page that is open, and is counted below', async () => {
    const [badges, played]: [string[], string[]] = [[], []]
    const phone = await counter.phone(dir, 'clerk', {
      setTabBarBadge: ({ index, text }: { index: number; text: string }) => void badges.push(`${index}: ${text}`),
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
  it('is paid and cleared together, after the sum was said', async () => {
    const { store } = counter
    await addTables(store, ['A3'], newId(), now())
    const table = (await listTables(store))[0]?.code ?? ''
    await takes(store, customer, noodles, 2, table)
    const { id } = await orders(store, customer, { from: 'cart', table }, { method: 'dineIn' }, now())
    const phone = await counter.phone(dir, 'clerk')
    phone.tab('订单')
    await phone.tap('桌台')
    await phone.tap('收款并清台')
    await phone.until('先收 ¥25.60')
    await phone.tap('已收 ¥25.60，清台')
    await phone.until('现在没有客人在用餐')
    expect(await read(id)).toMatchObject({ state: 'completed', paidFen: 2560 })
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
