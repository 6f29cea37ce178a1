import { buildWeapp } from '../../scripts/buildWeapp'
import { closeOrder, getOrder } from '../../server/services/orders/moves'
import type { MerchantOrderCard } from '../../shared/api/merchant/orders'
import type { PaymentView } from '../../shared/api/merchant/payment'
import type { Page } from '../../shared/api/ids'
import { aCounter, type Counter } from '../flows/cashier'
import { eventually } from '../eventually'
import type { Weapp } from './harness'
import { paySheet } from './paymentPhone'
import { shopPhone } from './shopPhone'

let dir = ''
let counter: Counter
let phone: Weapp
let pays: ReturnType<typeof paySheet>

beforeAll(async () => {
  ;({ dir } = await buildWeapp({ app: 'store', flavour: 'retail' }))
  counter = await aCounter()
})
beforeEach(() => {
  pays = paySheet(counter.shop)
  phone = shopPhone(dir, counter.shop, { isSignInDown: false, lostAnswers: 0 }, pays.abilities)
})
afterEach(() => phone.stop())
afterAll(() => counter.close())

const newest = async (): Promise<MerchantOrderCard | undefined> =>
  (await counter.shop.say<Page<MerchantOrderCard>>('GET', '/orders?tab=all')).rows[0]

/** One cup, fetched, up to the button that is tapped next. */
async function atCheckout(): Promise<void> {
  await phone.tap('粗陶茶杯')
  await phone.tap('立即购买')
  await phone.tap('立即购买 ¥45.00')
  await phone.until('付款方式')
  if (phone.text().includes('请填写联系电话')) await phone.type('做好了打给您', '13800138000')
  await phone.until('提交订单 ¥45.00')
}

const place = async () => {
  await atCheckout()
  await phone.tap('提交订单 ¥45.00')
}

describe('a customer who pays in the mini-program', () => {
  it('is offered WeChat Pay first, and sees that the money has come', async () => {
    await atCheckout()
    expect(phone.text()).toMatch(/付款方式微信支付/)
    await phone.tap('提交订单 ¥45.00')
    await phone.until('付款成功')
    expect(phone.text()).toContain('45.00')
    expect(await newest()).toMatchObject({ state: 'paid', paidFen: 4500 })

    await phone.tap('查看订单')
    await phone.until('店家接单后开始准备')
    expect(phone.route()).toBe('pages/order/index')
  })

  it('who closes the sheet finds the order with the time that is left, and pays there', async () => {
    pays.sheet.choice = 'cancel'
    await place()
    await phone.until('等待付款')
    expect(phone.text()).toMatch(/请在 (\d+:)?\d\d:\d\d 内付款，超时会自动取消/)
    expect(await newest()).toMatchObject({ state: 'unpaid', paidFen: 0 })

    pays.sheet.choice = 'pay'
    await phone.tap('去付款')
    await phone.until('付款成功')
    await phone.tap('查看订单')
    await phone.until('店家接单后开始准备')
    expect((await counter.ledger()).payments.filter(({ state }) => state === 'SUCCESS')).toHaveLength(2)
  })

  it('whose bank says no may try again at once, with the same payment', async () => {
    pays.sheet.choice = 'fail'
    await place()
    await phone.until('没有付成')
    await phone.until('微信支付没有成功')
    pays.sheet.choice = 'pay'
    await phone.tap('再次付款')
    await phone.until('付款成功')
    expect(new Set((await counter.ledger()).payments.map(({ outTradeNo }) => outTradeNo)).size).toBe(3)
  })

  it('who tries for longer than the order waits is not asked to try again', async () => {
    pays.sheet.choice = 'fail'
    pays.sheet.meanwhile = async () => {
      const store = await counter.store()
      const order = await getOrder(store, (await newest())?.id ?? '')
      await store.payments.update({ openOf: order.id }, { openOf: null, state: 'closed' })
      await closeOrder(store, order, 'expired', new Date())
    }
    await place()
    await phone.until('订单已经关闭')
    expect(phone.text()).not.toContain('再次付款')
    await phone.tap('查看订单')
    await phone.until('没有在规定时间内付款')
  })

  it('waits until the money is seen, whatever the phone says', async () => {
    pays.sheet.choice = 'nothing'
    await place()
    await phone.until('正在确认付款…')
    expect(phone.text()).not.toContain('付款成功')
    await pays.payLater()
    await phone.until('付款成功')
  })

  it('is not asked for money twice where the answer of the first payment was lost', async () => {
    pays.sheet.choice = 'cancel'
    await place()
    await phone.until('去付款')
    await pays.payLater()
    await phone.until('已付款')
    expect(phone.text()).not.toContain('去付款')
  })

  it('is led to the orders that wait for money, where there are so many that no further one is taken', async () => {
    const unpaid = []
    for (let left = 10; left > 0; left--) unpaid.push(await counter.order())
    await place()
    await phone.until('您有 10 笔订单还没有付款，或店家还没有接单，请先付款或取消')
    await phone.tap('查看订单')
    await phone.until('待付款')
    expect(phone.route()).toBe('pages/orders/index')
    for (const { id } of unpaid) await counter.must('POST', `/orders/${id}/cancel`, {})
  })
})

describe('the test of one fen', () => {
  it('is paid in the store’s own program, and goes back by itself', async () => {
    const { using } = await counter.shop.say<PaymentView>('GET', '/payment')
    phone.open(`pages/pay-test/index?scene=${encodeURIComponent(using?.id ?? '')}`)
    await phone.until('花间小铺')
    expect(phone.text()).toContain('0.01')
    await phone.tap('付款测试')
    await phone.until('已收到')
    await eventually(async () => {
      const { using: after } = await counter.shop.say<PaymentView>('GET', '/payment')
      return after?.test.state === 'paid' || after?.test.state === 'returned'
    })
  })

  it('with a code of yesterday says where a new one is', async () => {
    phone.open('pages/pay-test/index?scene=v_gone')
    await phone.until('这个测试码已经失效，请在商家后台重新打开一个')
  })
})
