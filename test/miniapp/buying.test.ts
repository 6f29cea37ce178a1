import { buildWeapp } from '../../scripts/buildWeapp'
import type { Page } from '../../shared/api/ids'
import type { MerchantGoodsCard, MerchantGoodsView } from '../../shared/api/merchant/goods'
import type { MerchantOrderCard } from '../../shared/api/merchant/orders'
import type { Flavour } from '../../shared/store'
import { aShop, type Shop } from '../flows/aShop'
import type { Weapp } from './harness'
import { shopPhone, type Way } from './shopPhone'

const phoneHint = '做好了打给您'

interface Visit {
  readonly shop: Shop
  /** A new one for every test. */
  readonly phone: Weapp
  readonly way: Way
  orders(): Promise<MerchantOrderCard[]>
}

/** A store that sells, and a customer with its built mini-program in the hand. */
function aVisit(flavour: Flavour): Visit {
  let dir = ''
  let shop: Shop
  let phone: Weapp
  const way: Way = { isSignInDown: false, lostAnswers: 0 }

  beforeAll(async () => {
    ;({ dir } = await buildWeapp({ app: 'store', flavour }))
    shop = await aShop(flavour)
  })
  beforeEach(() => {
    Object.assign(way, { isSignInDown: false, lostAnswers: 0 })
    phone = shopPhone(dir, shop, way)
  })
  afterEach(() => phone.stop())
  afterAll(() => shop.close())

  return {
    get shop() {
      return shop
    },
    get phone() {
      return phone
    },
    way,
    orders: async () => (await shop.say<Page<MerchantOrderCard>>('GET', '/orders')).rows,
  }
}

describe('a customer of the built retail store', () => {
  const visit = aVisit('retail')

  const reprice = async (name: string, priceFen: number) => {
    const { rows } = await visit.shop.say<Page<MerchantGoodsCard>>('GET', '/goods')
    const path = `/goods/${rows.find((each) => each.name === name)?.id ?? ''}`
    const { rev, properties, variants } = await visit.shop.say<MerchantGoodsView>('GET', path)
    const repriced = variants.map(({ values, stock }) => ({ values, priceFen, stock }))
    await visit.shop.say('PUT', path, { name, rev, properties, variants: repriced })
  }

  const sellOut = async (name: string) => {
    const { rows } = await visit.shop.say<Page<MerchantGoodsCard>>('GET', '/goods')
    const path = `/goods/${rows.find((each) => each.name === name)?.id ?? ''}`
    const { rev, variants } = await visit.shop.say<MerchantGoodsView>('GET', path)
    await visit.shop.say('PUT', path, { name, rev, variants: variants.map((each) => ({ ...each, stock: 0 })) })
  }

  const takeVase = async () => {
    await visit.phone.tap('手作花器')
    await visit.phone.tap('加入购物车')
    await visit.phone.tap('加入购物车 ¥128.00')
    await visit.phone.untilGone('加入购物车 ¥128.00')
  }

  it('goes from the shelf to an order that the store accepts while it is looked at', async () => {
    await visit.phone.until('欢迎光临')
    await takeVase()
    await visit.phone.tap('购物车')
    await visit.phone.until('合计¥128.00')
    await visit.phone.tap('+')
    await visit.phone.until('合计¥256.00')
    await visit.phone.tap('去结算')
    await visit.phone.until('请填写联系电话')
    await visit.phone.type(phoneHint, '13800138000')
    await visit.phone.tap('提交订单 ¥256.00')
    await visit.phone.until('下单成功，等店家接单')
    expect(visit.phone.route()).toBe('pages/order/index')

    const [order] = await visit.orders()
    expect(order).toMatchObject({ totalFen: 25600, summary: '手作花器×2' })
    await visit.shop.say('POST', `/orders/${order?.id ?? ''}/accept`)
    await visit.phone.until('店家正在准备')
  })

  it('places one order though the answer is lost, and shows it', async () => {
    const before = (await visit.orders()).length
    visit.way.lostAnswers = 2
    await visit.phone.tap('粗陶茶杯')
    await visit.phone.tap('立即购买')
    await visit.phone.tap('立即购买 ¥45.00')
    await visit.phone.until('提交订单 ¥45.00')
    await visit.phone.tap('提交订单 ¥45.00')
    await new Promise((resolve) => setTimeout(resolve, 4000)) // twice it waits two seconds before it asks again
    await visit.phone.until('等店家接单')
    expect((await visit.orders()).length).toBe(before + 1)
  })

  it('keeps what was taken while nobody could be signed in, and takes it along afterwards', async () => {
    visit.way.isSignInDown = true
    await takeVase()
    await visit.phone.tap('购物车')
    await visit.phone.until('合计¥128.00')
    visit.way.isSignInDown = false
    await visit.phone.tap('去结算')
    await visit.phone.until('提交订单 ¥128.00')
  })

  it('offers only what there is together, and puts back what was taken out by mistake', async () => {
    visit.phone.open('pages/search/index')
    await visit.phone.type('搜索店内商品', '衬衫')
    await visit.phone.tap('亚麻衬衫')
    await visit.phone.until('2 种颜色可选')
    await visit.phone.tap('加入购物车')
    await visit.phone.until('已选 米白 · M')
    await visit.phone.tap('L')
    await visit.phone.until('已选 雾蓝 · L')
    await visit.phone.tap('加入购物车 ¥219.00')
    await visit.phone.untilGone('已选')
    await visit.phone.tap('购物车')
    await visit.phone.until('雾蓝 · L')
    await visit.phone.tap('−')
    await visit.phone.tap('撤销')
    await visit.phone.until('雾蓝 · L')
  })

  it('explains a price that changed meanwhile, and takes the new one at the next tap', async () => {
    await visit.phone.tap('粗陶茶杯')
    await visit.phone.tap('立即购买')
    await visit.phone.tap('立即购买 ¥45.00')
    await visit.phone.until('提交订单 ¥45.00')
    await reprice('粗陶茶杯', 4800)
    await visit.phone.tap('提交订单 ¥45.00')
    await visit.phone.until('比刚才多 ¥3.00')
    await visit.phone.tap('提交订单 ¥48.00')
    await visit.phone.until('等店家接单')
  })

  it('takes the order of somebody who waited at the checkout until the store was open again', async () => {
    visit.phone.open('pages/search/index')
    await visit.phone.type('搜索店内商品', '衬衫')
    await visit.phone.tap('亚麻衬衫')
    await visit.phone.tap('立即购买')
    await visit.phone.tap('立即购买 ¥199.00')
    await visit.phone.type(phoneHint, '13800138000')
    await visit.phone.until('提交订单 ¥199.00')
    await reprice('亚麻衬衫', 18900)
    await visit.phone.tap('提交订单 ¥199.00')
    await visit.phone.until('比刚才少 ¥10.00')
    await visit.shop.say('PUT', '/paused', { isPaused: true })
    await visit.phone.until('店铺现在休息')
    await visit.shop.say('PUT', '/paused', { isPaused: false })
    await visit.phone.untilGone('店铺现在休息')
    expect(visit.phone.text()).not.toContain('比刚才少') // that was about another quote
    await visit.phone.tap('提交订单 ¥189.00')
    await visit.phone.until('等店家接单')
  })

  it('leads from what is sold out to where it is changed, and asks no money for it', async () => {
    await visit.phone.tap('手作花器')
    await visit.phone.tap('立即购买')
    await visit.phone.tap('立即购买 ¥128.00')
    await visit.phone.type(phoneHint, '13800138000')
    await visit.phone.until('提交订单 ¥128.00')
    await sellOut('手作花器')
    await visit.phone.tap('提交订单 ¥128.00')
    await visit.phone.until('“手作花器”卖完了')
    expect(visit.phone.text()).not.toContain('费用')
    await visit.phone.tap('返回商品')
    await visit.phone.untilGone('返回商品')
    expect(visit.phone.route()).toBe('pages/goods/index')
  })
})

describe('a guest of the built dining store', () => {
  const visit = aVisit('dining')

  it('goes from the menu to an order, with what was chosen to it', async () => {
    await visit.phone.tap('选规格')
    await visit.phone.tap('大份')
    await visit.phone.tap('卤蛋 +¥2.00')
    await visit.phone.tap('选好了 ¥24.00')
    await visit.phone.tap('去结算')
    await visit.phone.until('请填写联系电话')
    expect(visit.phone.text()).toContain('微辣、卤蛋')
    expect(visit.phone.text()).toContain('打包费¥1.00')
    await visit.phone.type(phoneHint, '13800138000')
    await visit.phone.tap('提交订单 ¥25.00')
    await visit.phone.until('下单成功，等店家接单')
    const [order] = await visit.orders()
    expect(order).toMatchObject({ totalFen: 2500, method: 'pickup' })

    await visit.phone.tap('取消订单')
    await visit.phone.until('取消这张订单？')
    await visit.phone.tapLast('取消订单')
    await visit.phone.until('订单已取消')
    await visit.phone.tap('再来一单')
    await visit.phone.until('去结算')
    expect(visit.phone.route()).toBe('pages/menu/index')
  })
})
