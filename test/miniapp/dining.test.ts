import { closeOrder } from '../../server/services/orders/moves'
import { closeSitting } from '../../server/services/orders/sittings'
import { buying, orders, takes } from '../services/aCustomer'
import { someGoods, type SomeGoods } from '../services/aGoods'
import { shownAt } from '../services/aTable'
import { eventually } from '../eventually'
import { inARestaurant, type Restaurant } from './aDiner'
import type { Answer } from './merchantPhone'

describe('a restaurant on the phones of its guests', () => {
  let place: Restaurant
  inARestaurant((opened) => void (place = opened))

  const lines = () => place.store.cartLines.list({})

  it('shows the whole menu, and what is sold out before anybody wants it', async () => {
    const { weapp } = await place.phone()
    await weapp.until('葱油拌面')
    await weapp.until('小菜')
    await weapp.until('卖完了')
    expect(weapp.text()).toContain('还没有选')
  })

  it('shows a long menu from its beginning, and the rest of it as it is wanted', async () => {
    const categories = ['凉菜', '热菜']
    for (const [position, name] of categories.entries())
      await place.store.goodsCategories.create({
        ...{ id: name === '凉菜' ? 'cold' : 'hot', storeId: place.store.row.id, name, position: 90 + position },
        createdAt: new Date(),
      })
    for (let position = 0; position < 120; position++)
      await someGoods(place.store, { name: `凉菜 ${position} 号`, categoryId: 'cold', position })
    await someGoods(place.store, { name: '压轴大菜', categoryId: 'hot', position: 500 })
    const { weapp } = await place.phone()
    await weapp.until('凉菜 90 号')
    expect(weapp.text()).not.toContain('凉菜 119 号')
    expect(weapp.text()).not.toContain('压轴大菜')

    await weapp.tap('热菜')
    await weapp.until('压轴大菜')
    expect(weapp.text()).not.toContain('凉菜 119 号')
    await weapp.tap('还有更多，点这里接着看')
    await weapp.until('凉菜 119 号')
    await weapp.untilGone('还有更多，点这里接着看')
  })

  it('takes with one tap and gives back with another, and the server knows', async () => {
    const { weapp } = await place.phone()
    await weapp.tap('+')
    await weapp.until('去结算')
    await eventually(async () => (await lines())[0]?.quantity === 1)
    await weapp.tap('+')
    await weapp.until('24.00')
    await eventually(async () => (await lines())[0]?.quantity === 2)
    await weapp.tap('−')
    await weapp.tap('−')
    await weapp.until('还没有选')
    await eventually(async () => (await lines()).length === 0)
  })

  it('shares one cart between everybody at a table, and says who took what', async () => {
    const [one, other] = [await place.phone(), await place.phone()]
    for (const { weapp, scan } of [one, other]) {
      scan(place.table)
      await weapp.until('A1 桌')
    }
    await one.weapp.tap('+')
    await other.weapp.until('去下单')
    await other.weapp.tap('同桌一起的，点开看')
    await other.weapp.until('同桌')
    await other.weapp.until('A1 桌已选')
    await other.weapp.tap('清空')
    await other.weapp.until('同桌的人选的也会一起清空')
    await other.weapp.tapLast('清空')
    await one.weapp.until('还没有选')
  })

  it('lets somebody leave a table, who does not sit there again by coming back to the program', async () => {
    const { weapp, scan } = await place.phone()
    scan(place.table)
    await weapp.tap('换桌')
    await weapp.tap('离开这桌')
    await weapp.until('自提')
    weapp.hide()
    weapp.show({ scene: 1089, query: { scene: place.table } })
    await weapp.until('自提')
    expect(weapp.text()).not.toContain('A1 桌')
    scan(place.table)
    await weapp.until('A1 桌')
  })

  it('says that a code is no longer valid', async () => {
    const { weapp, scan, told } = await place.phone()
    scan('a-table-that-was-taken-away')
    await eventually(async () => told.length > 0)
    expect(told).toEqual(['没有找到这张桌子，请重新扫码，或请店员帮忙'])
    await weapp.until('自提')
  })

  it('shows everybody what the table has ordered, and lets go of it once it was cleared', async () => {
    const { weapp, scan, told, customer } = await place.phone()
    scan(place.table)
    await weapp.until('同桌扫码可以一起点')
    await takes(place.store, customer, await noodles(), 2, place.table)
    const what = { from: 'cart' as const, table: place.table }
    const order = await orders(place.store, customer, what, { method: 'dineIn' }, place.base.clock.now())
    weapp.hide()
    weapp.show()
    await weapp.tap('已点 1 单 ¥24.00，点这里查看')
    await weapp.until('第 1 单')
    await weapp.until('用餐后请找店员结账')
    expect(weapp.text()).toContain('24.00')

    await place.store.orders.update({ id: order.id }, { payMethod: 'online' })
    weapp.hide()
    weapp.show()
    await weapp.until('还有微信支付没有完成，请下单的人在订单里付款')
    await place.store.orders.update({ id: order.id }, { payMethod: 'offline' })

    const sittingId = order.sittingId ?? ''
    await closeSitting(place.store, sittingId, await shownAt(place.store, sittingId), place.base.clock.now())
    weapp.hide()
    weapp.show()
    await weapp.until('这桌已经结好账了，谢谢光临')
    weapp.tab('点餐')
    await eventually(async () => told.some((text) => text.includes('这桌已经结好账了')))
    await weapp.until('自提')
  })

  it('says that it is closed, and from how much on it delivers, before anybody has chosen', async () => {
    await place.furnish(({ ordering }) => Object.assign(ordering.methods.delivery, { isOn: true, minimumFen: 2000 }))
    const { weapp } = await place.phone()
    await weapp.tap('外送')
    await weapp.tap('+')
    await weapp.until('还差 ¥8.00 起送')
    await weapp.tap('+')
    await weapp.until('去结算')
    await place.store.storefronts.update({ id: place.store.row.id }, { isPaused: true }, { version: 1 })
    await weapp.until('已打烊')
    expect(weapp.text()).not.toContain('休息中')
    await weapp.tap('葱油拌面')
    await eventually(async () => weapp.text().split('葱油拌面').length > 2) // its sheet: to look at
    expect(weapp.text()).not.toContain('选好了')
  })

  it('takes an address that WeChat keeps, and says how to go on when it may not read any', async () => {
    let refusal = 'chooseAddress:fail privacy permission is not authorized'
    const address = { userName: '陈一鸣', telNumber: '13912345678', detailInfo: '文三路 90 号' }
    const region = { provinceName: '浙江省', cityName: '杭州市', countyName: '西湖区' }
    const chooseAddress = ({ success, fail }: Answer) =>
      refusal ? fail?.({ errMsg: refusal }) : success?.({ ...address, ...region, errMsg: 'chooseAddress:ok' })
    const { weapp } = await place.phone({ chooseAddress })
    weapp.open('pages/addresses/index')
    await weapp.tap('用微信里的地址')
    await weapp.until('没有同意隐私保护指引')
    refusal = 'chooseAddress:fail auth deny'
    await weapp.tap('用微信里的地址')
    await weapp.until('之前没有允许读取微信地址')
    refusal = ''
    await weapp.tap('用微信里的地址')
    await weapp.until('文三路 90 号')
    await weapp.until('默认地址')
    await weapp.tap('删除')
    await weapp.until('删除“文三路 90 号”？')
    await weapp.tapLast('删除')
    await weapp.until('还没有收货地址')
  })

  it('asks in its own words before something personal is touched, and takes no for an answer', async () => {
    type Listener = (resolve: (answer: { event: string }) => void) => void
    let ask: Listener = () => undefined
    const answers: string[] = []
    const { weapp, told } = await place.phone({ onNeedPrivacyAuthorization: (listener: Listener) => (ask = listener) })
    weapp.open('pages/addresses/index')
    await weapp.until('还没有收货地址')
    ask(({ event }) => answers.push(event))
    await weapp.until('使用前请您同意')
    await weapp.tap('暂不同意')
    await weapp.untilGone('使用前请您同意')
    expect(answers).toEqual(['exposureAuthorization', 'disagree'])
    expect(told).toEqual(['没有同意，需要时会再问您'])
  })

  it('shows a customer what is known about them, and forgets it when they say so', async () => {
    const { weapp, customer, told } = await place.phone({
      login: ({ fail }: Answer) => fail?.({ errMsg: 'login:fail' }),
    })
    const order = await orders(place.store, customer, buying(await noodles()), {}, place.base.clock.now())
    weapp.open('pages/profile/index')
    await weapp.until('1 笔')
    await weapp.tap('删除我的个人信息')
    await weapp.tapLast('删除')
    await weapp.until('还有没完成的订单')
    await closeOrder(place.store, order, 'byStore', place.base.clock.now())
    await weapp.tapLast('删除')
    await eventually(async () => (await place.store.customers.find({ id: customer.id }))?.erasedAt !== null)
    await weapp.until('葱油拌面')
    expect(told).toContain('已删除您的个人信息')
  })

  const noodles = async (): Promise<SomeGoods> => {
    const goods = await place.store.goods.find({ name: '葱油拌面' })
    const variants = await place.store.variants.list({ goodsId: goods?.id ?? '' })
    const [variant] = variants
    if (!goods || !variant) throw new Error('no noodles')
    return { goods, variants, variant }
  }
})
