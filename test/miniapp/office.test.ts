import { buildWeapp } from '../../scripts/buildWeapp'
import type { CustomerDetailView } from '../../shared/api/merchant/customers'
import type { MerchantStorefrontView } from '../../shared/api/merchant/storefront'
import type { StaffView } from '../../shared/api/merchant/staff'
import type { StoreView } from '../../shared/api/merchant/store'
import { firstContent, type StorefrontContent } from '../../shared/storefront'
import { eventually } from '../eventually'
import { aMerchant, aStore, type Merchant } from './aMerchant'
import { Refusal, type StoreHandlers } from './border'
import type { Weapp } from './harness'
import { merchantPhone } from './merchantPhone'

let dir = ''
let merchant: Merchant
let phone: Weapp
/** The storefront as its server has it, and every one it was sent. */
let storefront: MerchantStorefrontView
let sent: { content: StorefrontContent; version: number }[]

beforeAll(async () => {
  ;({ dir } = await buildWeapp({ app: 'merchant' }))
})

beforeEach(() => {
  storefront = { content: firstContent('food'), version: 3, pictures: [] }
  sent = []
})

afterEach(async () => {
  phone.stop()
  await merchant.border.close()
})

const edited = new Refusal(409, { code: 'EDITED_MEANWHILE', text: '刚刚有人修改过，请刷新后再改', next: 'refresh' })

const home = (content: StorefrontContent) => ({
  store: {
    ...{ name: '巷口面包房', kind: 'food' as const, logoUrl: null, contactPhone: null, address: null, hours: [] },
    ...{ isOpenNow: true, isPaused: false, opensAt: null, methods: [], version: 1 },
    ...{ theme: content.theme, texts: content.texts },
  },
  sections: [],
})

const handlers: StoreHandlers = {
  'GET /storefront': () => storefront,
  'POST /storefront/preview': (given) => home(given['content'] as StorefrontContent),
  'PUT /storefront': (given) => {
    const { content, version } = given as unknown as (typeof sent)[number]
    sent.push({ content, version })
    if (version !== storefront.version) throw edited
    storefront = { content, version: version + 1, pictures: [] }
    return storefront
  },
}

/** What came up for a moment. */
let said: string[] = []

async function open(
  page: string,
  { store = {}, more = {} }: { store?: Partial<StoreView>; more?: StoreHandlers } = {},
) {
  said = []
  merchant = await aMerchant({ stores: [aStore(store)] }, { ...handlers, ...more })
  phone = merchantPhone(dir, merchant, {
    setNavigationBarTitle: () => undefined,
    showToast: ({ title }: { title: string }) => void said.push(title),
  })
  await phone.tap('微信一键登录')
  await phone.until('开店进度')
  phone.open(`pages/${page}`)
}

const aNotice = async (text: string) => {
  await phone.until('首页板块')
  await phone.tap('添加板块')
  await phone.tap('公告')
  await phone.type('如：中秋三天照常营业', text)
  await phone.tap('好了')
  await phone.until('这是修改后的样子，发布后顾客才看得到')
}

const texts = ({ home }: StorefrontContent) => home.flatMap((each) => (each.kind === 'notice' ? [each.text] : []))

describe('decorating', () => {
  it('keeps what was changed until it is published, also over leaving the page', async () => {
    await open('decorate/index')
    await aNotice('明天休息一天')
    phone.back()
    phone.open('pages/decorate/index')
    await phone.until('这是修改后的样子，发布后顾客才看得到')
    expect(sent).toEqual([])

    await phone.tap('发布')
    await phone.untilGone('这是修改后的样子，发布后顾客才看得到')
    expect(sent.map(({ version, content }) => [version, texts(content)])).toEqual([[3, ['明天休息一天']]])
  })

  it('publishes over what others changed elsewhere, and asks where it was the same', async () => {
    await open('decorate/index')
    await aNotice('明天休息一天')
    const theirs = { ...storefront.content, texts: { ...storefront.content.texts, welcome: '你好' } }
    storefront = { ...storefront, version: 4, content: { ...theirs, home: [] } }
    await phone.tap('发布')
    await phone.until('这里刚刚被别人改过')
    await phone.tap('用我的')
    await phone.untilGone('这里刚刚被别人改过')
    await phone.tap('发布')
    await phone.untilGone('这是修改后的样子，发布后顾客才看得到')

    expect(sent.map(({ version }) => version)).toEqual([3, 4])
    expect(storefront.content.texts.welcome).toBe('你好')
    expect(texts(storefront.content)).toEqual(['明天休息一天'])
  })

  it('leaves parts that are not finished away from customers, and keeps them', async () => {
    await open('decorate/index')
    await phone.until('首页板块')
    await phone.tap('添加板块')
    await phone.tap('轮播图')
    await phone.tap('好了')
    await phone.until('还没有图片，先不显示')
    await phone.tap('发布（1 个没做完的不发布）')
    await eventually(() => said.includes('已发布，没做完的 1 个还留着'))
    expect(sent[0]?.content.home).toEqual(firstContent('food').home)
    phone.back()
    phone.open('pages/decorate/index')
    await phone.until('还没有图片，先不显示')
  })

  it('offers a restaurant what stands above its menu', async () => {
    await open('decorate/index', { store: { kind: 'dining' } })
    await phone.until('点餐页上方')
    await phone.tap('添加板块')

    await phone.until('轮播图')
    expect(phone.text()).not.toContain('分类入口')
  })
})

it('takes what a delivery costs in yuan, and says under the field what is no amount', async () => {
  await open('order-method/index?method=delivery')
  await phone.type('0，空着就是免配送费', '六块')
  await phone.tap('保存')
  await phone.until('请写金额，最多两位小数')
  await phone.type('0，空着就是免配送费', '6.5')
  await phone.type('如：上城区 西湖区', '上城区，西湖区')
  await phone.tap('保存')
  await eventually(() => sent[0])

  expect(sent[0]?.content.ordering.methods.delivery).toMatchObject({ feeFen: 650, areas: ['上城区', '西湖区'] })
  expect(sent[0]?.content.home).toEqual(storefront.content.home)
})

describe('the staff', () => {
  const member = (values: Partial<StaffView>): StaffView => ({
    ...{ id: 'f1', name: '麦师傅', phone: null, role: 'owner', since: '2026-11-20T06:00:00.000Z', isMe: true },
    ...values,
  })

  it('are invited by a code that may be taken back', async () => {
    const src = 'data:image/png;base64,cG5n'
    const cancelled: unknown[] = []
    await open('invite/index', {
      more: {
        'POST /staff/invites': () => ({ id: 'i1', role: 'manager', src, expiresAt: '2026-11-21T06:00:00.000Z' }),
        'DELETE /staff/invites/:inviteId': ({ inviteId }) => {
          cancelled.push(inviteId)
          return {}
        },
      },
    })
    await phone.tap('店长')
    await phone.tap('生成邀请码')
    await phone.until('只能用一次，11月21日 14:00 前有效')
    await phone.tap('作废这个码')
    await phone.until('生成邀请码')
    expect(cancelled).toEqual(['i1'])
  })

  it('see what each may do; a clerk may go, and invites nobody', async () => {
    const staff = [member({ isMe: false }), member({ id: 'f2', name: '小陈', role: 'clerk' })]
    const gone: unknown[] = []
    await open('staff/index', {
      store: { role: 'clerk' },
      more: {
        'GET /staff': () => staff,
        'DELETE /staff/:staffId': ({ staffId }) => {
          gone.push(staffId)
          merchant.stores = []
          return {}
        },
      },
    })
    await phone.until('小陈（我）')
    expect(phone.text()).toContain('接单、备货、发货、核销')
    expect(phone.text()).not.toContain('邀请员工')
    await phone.tap('离开这家店')
    await phone.tap('离开')
    await eventually(() => gone.length > 0)
    expect(gone).toEqual(['f2'])
  })
})

it('says why a customer cannot be forgotten yet', async () => {
  const text = '还有没完成的订单，等它们结束后再删除个人信息'
  const customer: CustomerDetailView = {
    ...{ id: 'c1', name: '小满', avatarUrl: null, phone: '139****5678', phoneNumber: '13912345678' },
    ...{ orderCount: 0, spentFen: 0, lastOrderAt: null, remark: '', orders: [] },
    ...{ since: '2026-11-20T06:00:00.000Z', lastSeenAt: '2026-11-20T06:00:00.000Z' },
  }
  await open('customer/index?id=c1', {
    more: {
      'GET /customers/:customerId': () => customer,
      'DELETE /customers/:customerId': () => {
        throw new Refusal(409, { code: 'ORDERS_UNDER_WAY', text })
      },
    },
  })
  await phone.tap('删除这位顾客的个人信息')
  await phone.until('删除“小满”的个人信息？')
  await phone.tap('删除个人信息')
  await phone.until(text)
})
