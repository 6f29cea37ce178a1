import { buildWeapp } from '../../scripts/buildWeapp'
import type { Page } from '../../shared/api/ids'
import type { MerchantOrderCard } from '../../shared/api/merchant/orders'
import type { Flavour } from '../../shared/store'
import { aShop, type Shop } from '../flows/aShop'
import type { Weapp } from './harness'
import { shopPhone, type Way } from './shopPhone'

const phoneHint = '做好了打给您'

describe.each<Flavour>(['retail', 'dining'])('a customer of the built store as %s', (flavour) => {
  let dir = ''
  let shop: Shop
  let phone: Weapp
  const way: Way = { isSignInDown: false, lostAnswers: 0 }

  beforeAll(async () => {
    ;({ dir } = await buildWeapp({ app: 'store', flavour }))
    shop = await aShop(flavour)
  }, 300_000)
  beforeEach(() => {
    Object.assign(way, { isSignInDown: false, lostAnswers: 0 })
    phone = shopPhone(dir, shop, way)
  })
  afterEach(() => phone.stop())
  afterAll(() => shop.close())

  const orders = async () => (await shop.say<Page<MerchantOrderCard>>('GET', '/orders')).rows

  const inRetail = flavour === 'retail' ? it : it.skip
  const inDining = flavour === 'dining' ? it : it.skip

  const takeVase = async () => {
    await phone.tap('手作花器')
    await phone.tap('加入购物车')
    await phone.tap('加入购物车 ¥128.00')
    await phone.untilGone('加入购物车 ¥128.00')
  }

  inRetail(
    'goes from the shelf to an order that the store accepts while it is looked at',
    async () => {
      await phone.until('欢迎光临')
      await takeVase()
      await phone.tap('购物车')
      await phone.until('合计¥128.00')
      await phone.tap('+')
      await phone.until('合计¥256.00')
      await phone.tap('去结算')
      await phone.until('请填写联系电话')
      await phone.type(phoneHint, '13800138000')
      await phone.tap('提交订单 ¥256.00')
      await phone.until('下单成功，等店家接单')
      expect(phone.route()).toBe('pages/order/index')

      const [order] = await orders()
      expect(order).toMatchObject({ totalFen: 25600, summary: '手作花器×2' })
      await shop.say('POST', `/orders/${order?.id ?? ''}/accept`)
      await phone.until('店家正在准备')
    },
    30_000,
  )

  inRetail(
    'places one order though the answer is lost, and shows it',
    async () => {
      const before = (await orders()).length
      way.lostAnswers = 2
      await phone.tap('粗陶茶杯')
      await phone.tap('立即购买')
      await phone.tap('立即购买 ¥45.00')
      await phone.until('提交订单 ¥45.00')
      await phone.tap('提交订单 ¥45.00')
      await new Promise((resolve) => setTimeout(resolve, 4000)) // twice it waits two seconds before it asks again
      await phone.until('等店家接单')
      expect((await orders()).length).toBe(before + 1)
    },
    30_000,
  )

  inRetail(
    'keeps what was taken while nobody could be signed in, and takes it along afterwards',
    async () => {
      way.isSignInDown = true
      await takeVase()
      await phone.tap('购物车')
      await phone.until('合计¥128.00')
      way.isSignInDown = false
      await phone.tap('去结算')
      await phone.until('提交订单 ¥128.00')
    },
    30_000,
  )

  inRetail(
    'offers only what there is together, and puts back what was taken out by mistake',
    async () => {
      phone.open('pages/search/index')
      await phone.type('搜索店内商品', '衬衫')
      await phone.tap('亚麻衬衫')
      await phone.until('2 种颜色可选')
      await phone.tap('加入购物车')
      await phone.until('已选 米白 · M')
      await phone.tap('L')
      await phone.until('已选 雾蓝 · L')
      await phone.tap('加入购物车 ¥219.00')
      await phone.untilGone('已选')
      await phone.tap('购物车')
      await phone.until('雾蓝 · L')
      await phone.tap('−')
      await phone.tap('撤销')
      await phone.until('雾蓝 · L')
    },
    30_000,
  )

  inDining(
    'goes from the menu to an order, with what was chosen to it',
    async () => {
      await phone.tap('选规格')
      await phone.tap('大份')
      await phone.tap('卤蛋 +¥2.00')
      await phone.tap('选好了 ¥24.00')
      await phone.tap('去结算')
      await phone.until('请填写联系电话')
      expect(phone.text()).toContain('微辣、卤蛋')
      expect(phone.text()).toContain('打包费¥1.00')
      await phone.type(phoneHint, '13800138000')
      await phone.tap('提交订单 ¥25.00')
      await phone.until('下单成功，等店家接单')
      const [order] = await orders()
      expect(order).toMatchObject({ totalFen: 2500, method: 'pickup' })

      await phone.tap('取消订单')
      await phone.until('取消这张订单？')
      await phone.tapLast('取消订单')
      await phone.until('顾客取消了订单')
      await phone.tap('再来一单')
      await phone.until('去结算')
      expect(phone.route()).toBe('pages/menu/index')
    },
    30_000,
  )
})
