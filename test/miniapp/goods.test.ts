import { buildWeapp } from '../../scripts/buildWeapp'
import type { MerchantGoodsCard, MerchantGoodsView } from '../../shared/api/merchant/goods'
import { eventually } from '../eventually'
import { aMerchant, aStore, type Merchant } from './aMerchant'
import { Refusal } from './border'
import type { Weapp, Wx } from './harness'
import { merchantPhone } from './merchantPhone'
import { selectorQuery } from './phone'

let dir = ''
let merchant: Merchant
let phone: Weapp

beforeAll(async () => {
  ;({ dir } = await buildWeapp({ app: 'merchant' }))
})

afterEach(async () => {
  phone.stop()
  await merchant.border.close()
})

const noodles: MerchantGoodsView = {
  id: 'g1',
  categoryId: null,
  name: '红烧牛肉面',
  picture: null,
  priceFen: 1800,
  highestPriceFen: 1800,
  soldCount: 12,
  isOnShelf: true,
  isSoldOut: false,
  stock: 20,
  rev: 3,
  summary: '',
  description: '',
  pictures: [],
  properties: [],
  groups: [],
  packingFeeFen: 0,
  limitPerOrder: null,
  variants: [{ id: 'v1', values: [], priceFen: 1800, stock: 20, dailyStock: null, code: '' }],
}

const card = ({ variants, ...goods }: MerchantGoodsView): MerchantGoodsCard => ({
  ...goods,
  variants: variants.map(({ id, values, priceFen, stock }) => ({ id, text: values.join(' · '), priceFen, stock })),
})

/** What its server was sent, by the entry. */
type Sent = Record<string, Record<string, unknown>>

/** Signed in, with one bowl of noodles for sale, in front of the list. */
async function atGoods(refuse?: Refusal | null, abilities: Wx = {}): Promise<Sent> {
  const sent: Sent = {}
  const takes =
    <Answer>(entry: string, answer: Answer) =>
    (given: Record<string, unknown>): Answer => {
      const { authorization: _, storeKey: __, ...rest } = given
      sent[entry] = rest
      return answer
    }
  const counts = { all: 1, on: 1, off: 0, soldOut: 0 }
  merchant = await aMerchant(
    { stores: [aStore({ kind: 'dining' })] },
    {
      'GET /goods-categories': () => [{ id: 'c1', name: '面食', position: 1, count: 1 }],
      'GET /goods': () => ({ rows: [card(noodles)], after: null, counts }),
      'GET /goods/:goodsId': () => noodles,
      'POST /goods': takes('POST /goods', noodles),
      'PUT /goods/:goodsId': (given) => {
        takes('PUT /goods', null)(given)
        if (refuse) throw refuse
        return noodles
      },
      'PUT /goods/:goodsId/stock': takes('PUT /stock', card(noodles)),
    },
  )
  phone = merchantPhone(dir, merchant, { setNavigationBarTitle: () => undefined, ...abilities })
  await phone.tap('微信一键登录')
  await phone.until('开店进度')
  phone.tab('商品')
  await phone.until('红烧牛肉面')
  await phone.until('面食')
  return sent
}

it('shows what is for sale, and sells it out at one tap', async () => {
  const sent = await atGoods()
  expect(phone.text()).toMatch(/全部 1.*在售 1.*面食.*红烧牛肉面.*18\.00.*已售 12.*库存 20/)

  await phone.tap('标为售罄')
  await eventually(() => sent['PUT /stock'])
  expect(sent['PUT /stock']).toEqual({ goodsId: 'g1', variants: [{ id: 'v1', stock: 0 }] })
})

it('adds goods in two fields, and asks for the price before anything is sent', async () => {
  const sent = await atGoods()
  await phone.tap('添加商品')
  await phone.until('商品图片')
  await phone.type('如：红烧牛肉面', '葱油拌面')
  await phone.tap('保存')
  await phone.until('请填写价格')
  expect(sent['POST /goods']).toBeUndefined()

  await phone.type('0.00', '12.5')
  await phone.tap('保存')
  await eventually(() => sent['POST /goods'])
  expect(sent['POST /goods']).toMatchObject({
    name: '葱油拌面',
    variants: [{ values: [], priceFen: 1250, stock: null, dailyStock: null }],
    requestKey: expect.stringMatching(/^[0-9a-f]{32}$/) as string,
  })
})

it('says why nothing was sent, and brings the field that is wrong into view', async () => {
  const [said, scrolled]: [string[], number[]] = [[], []]
  const found = [{ top: -900, bottom: -800 }, { scrollTop: 1500 }]
  await atGoods(null, {
    showToast: ({ title }: { title: string }) => void said.push(title),
    pageScrollTo: ({ scrollTop }: { scrollTop: number }) => void scrolled.push(scrollTop),
    createSelectorQuery: () => ({
      ...selectorQuery(),
      exec: (done: (found: unknown[]) => void) => done(found),
    }),
  })
  await phone.tap('添加商品')
  await phone.until('商品图片')
  await phone.type('0.00', '12.5')
  await phone.tap('保存')
  await eventually(() => scrolled.length > 0)

  expect(said).toEqual(['请填写商品名称'])
  expect(scrolled).toEqual([576])
})

it('names the combination that has no price yet', async () => {
  await atGoods()
  await phone.tap('添加商品')
  await phone.until('商品图片')
  await phone.type('如：红烧牛肉面', '葱油拌面')
  await phone.tap('有多种规格，如大小、颜色')
  await phone.type('规格名称，如：份量', '份量')
  await phone.type('选项，如：小份', '小份')
  await phone.tap('添加')
  await phone.tap('保存')
  await phone.until('小份：请填写价格')
})

it('leaves to the stock what is sold while the goods are edited, and keeps what was typed when somebody was faster', async () => {
  const text = '刚刚有人修改过，请刷新后再改'
  const sent = await atGoods(new Refusal(409, { code: 'EDITED_MEANWHILE', text, next: 'refresh' }))
  phone.open('pages/edit-goods/index?id=g1')
  await phone.until('删除这件商品')
  await phone.type('如：红烧牛肉面', '招牌牛肉面')
  await phone.tap('保存')
  await phone.until('这件商品刚刚被别人改过')

  expect(sent['PUT /goods']).toMatchObject({ goodsId: 'g1', rev: 3, variants: [{ stock: 20, seenStock: 20 }] })
  await phone.tap('用我的')
  await eventually(() => !phone.text().includes('这件商品刚刚被别人改过'))
  phone.back()
  await phone.until('批量管理')
  phone.open('pages/edit-goods/index?id=g1')
  await phone.until('已恢复您上次没保存的内容')
})
