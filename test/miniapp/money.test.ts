import { buildWeapp } from '../../scripts/buildWeapp'
import { changePrice } from '../../server/services/orders/ending'
import { acceptOrder, collectOrder } from '../../server/services/orders/moves'
import { dayOf, dayPlus } from '../../shared/day'
import { aCustomer, buying, orders } from '../services/aCustomer'
import { someGoods } from '../services/aGoods'
import { aPayment } from '../services/aPayment'
import { aRefund } from '../services/aRefund'
import { aCounter, type Counter } from './aCounter'

let dir = ''
let counter: Counter

beforeAll(async () => {
  ;({ dir } = await buildWeapp({ app: 'merchant' }))
})
beforeEach(async () => {
  counter = await aCounter()
})
afterEach(() => counter.close())

const now = () => counter.base.platform.clock.now()
const placed = async () =>
  orders(counter.store, await aCustomer(counter.store), buying(await someGoods(counter.store)), {}, now())

it('says what came in today, this week and this month, and shows the days of either', async () => {
  const { store } = counter
  const order = await placed()
  const today = dayOf(now())
  const first = await aPayment(store, order, { amountFen: 12800, paidDay: today })
  await aPayment(store, order, { amountFen: 4500, paidDay: dayPlus(today, -2) })
  await aPayment(store, order, { amountFen: 100_000, paidDay: dayPlus(today, -20) })
  await aRefund(store, order, { state: 'refunded', amountFen: 300, refundedAt: now(), paymentId: first.id })

  const phone = await counter.phone(dir, 'owner')
  phone.open('pages/payments/index')
  await phone.until('今天收款 1 笔，退款 ¥3.00¥128.00')
  await phone.until('近 7 天收款 2 笔，退款 ¥3.00¥173.00')
  await phone.until('近 30 天收款 3 笔，退款 ¥3.00¥1,173.00')
  await phone.until('待结算0 笔，微信还没有打给您¥0.00')
  const [, month, date] = dayPlus(today, -20).split('-').map(Number)
  await phone.tap('近 7 天')
  await phone.until('收款 1 笔¥45.00')
  await phone.tap('近 30 天')
  await phone.until(`${month}月${date}日收款 1 笔¥1,000.00`)
  await phone.tap('近 30 天')
  await phone.untilGone(`${month}月${date}日收款`)
})

it('tells of an order what was taken for it, and what it cost before', async () => {
  const order = await placed()
  const cheaper = await changePrice(counter.store, order, order.totalFen - 100, now())
  await collectOrder(counter.store, await acceptOrder(counter.store, cheaper, now()), now())

  const phone = await counter.phone(dir, 'owner')
  phone.open(`pages/order/index?id=${order.id}`)
  await phone.until('顾客下单')
  await phone.until('店家改价')
  await phone.until('店家收到货款')
})
