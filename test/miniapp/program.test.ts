import { buildWeapp } from '../../scripts/buildWeapp'
import { aMerchant, anAuthorizer, aStore, type Merchant } from './aMerchant'
import { aProgramView, aProgramWorld, aRelease, type ProgramWorld } from './aProgram'
import type { Weapp, Wx } from './harness'
import { merchantPhone, phoneAlbum, requestTo, type Request } from './merchantPhone'

let dir = ''
let merchant: Merchant
let app: Weapp | null = null

beforeAll(async () => {
  ;({ dir } = await buildWeapp({ app: 'merchant' }))
})

afterEach(async () => {
  app?.stop()
  await merchant.border.close()
})

/** At a page of an authorised store, whose mini-program is as the test says. */
async function at(page: string, world: Partial<ProgramWorld> = {}, abilities: Wx = {}): Promise<Weapp> {
  merchant = await aMerchant({ stores: [aStore()], authorizer: anAuthorizer(), world: aProgramWorld(world) })
  const phone = (app = merchantPhone(dir, merchant, abilities))
  await phone.tap('微信一键登录')
  await phone.until('巷口面包房')
  phone.open(`pages/${page}/index`)
  return phone
}

interface Upload {
  url: string
  success(answer: { statusCode: number; data: string }): void
}

/** Has one photo, and sends it. */
const aPhoneWithPhotos: Wx = {
  chooseMedia: async () => ({ tempFiles: [{ tempFilePath: 'http://tmp/photo.jpg' }] }),
  uploadFile: ({ url, success }: Upload) =>
    void fetch(url.replace(/^https?:\/\/[^/]+/, merchant.border.url), { method: 'POST' }).then(async (answer) =>
      success({ statusCode: answer.status, data: await answer.text() }),
    ),
}

const live = aRelease(['draft', 'live'], { publishedAt: '2026-11-20T08:00:00.000Z' })

describe('the settings of the mini-program', () => {
  it('say how everything stands, and what WeChat would not tell', async () => {
    const phone = await at('program', { program: aProgramView({ categories: null, icp: null }) })
    await phone.until('小麦面馆')
    expect(phone.text()).toMatch(/经营类目微信没有给出.*服务器域名正常.*小程序备案微信没有给出/)
    await phone.tap('服务器域名')
    await phone.until('https://shop.example.com')
  })

  it('suspend the service only after saying what customers will see, and resume it at once', async () => {
    const phone = await at('program', { releases: [live] })
    await phone.tap('暂停服务')
    await phone.until('暂停“小麦面馆”？')
    expect(merchant.world.program.isSuspended).toBe(false)
    await phone.tapLast('暂停服务')
    await phone.until('小程序已暂停服务，顾客现在打不开')
    await phone.tap('恢复服务')
    await phone.untilGone('恢复服务')
    expect(merchant.world.program.isSuspended).toBe(false)
  })

  it('hold back a page that cannot be loaded with a sentence and a second try', async () => {
    const cut = {
      request: (it: Request) => (isCut(it) ? it.fail?.({ errMsg: 'request:fail' }) : requestTo(merchant)(it)),
    }
    let isBroken = true
    const isCut = ({ url }: Request) => isBroken && url.endsWith('/testers')
    const phone = await at('testers', {}, cut)
    await phone.until('网络好像断了')
    isBroken = false
    await phone.tap('重试')
    await phone.until('还没有添加别人')
  })
})

describe('categories', () => {
  const option = { first: 1, firstName: '餐饮服务', wantsProof: false, isFitting: true }
  const options = [
    { ...option, second: 2, secondName: '点餐平台', wantsProof: true },
    { ...option, second: 3, secondName: '餐饮服务场所' },
    { ...option, second: 4, secondName: '菜谱', isFitting: false },
    ...Array.from({ length: 60 }, (_, index) => ({
      ...{ first: 9, second: 100 + index, firstName: '商家自营', secondName: `自营 ${index}` },
      ...{ wantsProof: false, isFitting: false },
    })),
  ]

  it('are added with what fits first, and what wants papers explained', async () => {
    const phone = await at('categories', { options, program: aProgramView({ categories: [] }) })
    await phone.until('还没有经营类目')
    await phone.tap('添加类目（本月还能加 4 个）')
    await phone.until('适合您的店铺')
    expect(phone.text()).toMatch(/适合您的店铺.*餐饮服务场所.*点餐平台.*要资质.*其他类目.*还有 23 个没有显示/)
    await phone.tap('点餐平台')
    await phone.until('请用电脑打开 mp.weixin.qq.com')
    await phone.tap('换一个')
    await phone.tap('餐饮服务场所')
    await phone.until('添加“餐饮服务场所”？')
    await phone.tap('添加')
    await phone.untilGone('适合您的店铺')
    await phone.until('餐饮服务 › 餐饮服务场所')
    expect(phone.route()).toBe('pages/categories/index')
  })

  it('are found by name', async () => {
    const phone = await at('add-category', { options })
    await phone.type('输入您卖什么，如：蛋糕、餐馆', '菜谱')
    await phone.untilGone('点餐平台')
    expect(phone.text()).toContain('菜谱')
    await phone.type('输入您卖什么，如：蛋糕、餐馆', '飞机')
    await phone.until('没有找到，换个说法试试')
  })

  it('are removed after a second word', async () => {
    const phone = await at('categories')
    await phone.tap('餐饮 › 点餐平台')
    await phone.until('删除类目“点餐平台”？')
    await phone.tap('删除类目')
    await phone.until('还没有经营类目')
  })
})

describe('privacy', () => {
  it('is told in the customers’ words, and an interface is asked for', async () => {
    const phone = await at('privacy')
    await phone.until('为了登录会员、联系您取餐取货和处理售后')
    await phone.tap('申请')
    await phone.until('审核中')
    expect(merchant.world.program.interfaces).toMatchObject([{ state: 'inReview' }])
  })
})

describe('testers', () => {
  it('are added by their WeChat id and removed', async () => {
    const phone = await at('testers')
    await phone.type('如：xiaomai_2026', '麦师傅')
    await phone.until('请填写微信号')
    await phone.type('如：xiaomai_2026', 'maishifu_01')
    await phone.tap('添加体验成员')
    await phone.until('1 人')
    await phone.tap('移除')
    await phone.until('移除“maishifu_01”？')
    await phone.tapLast('移除')
    await phone.until('还没有添加别人')
  })
})

describe('the pictures for reviewers', () => {
  it('are added from the album before a submission, and taken away after a second word', async () => {
    const phone = await at('open-store', {}, aPhoneWithPhotos)
    await phone.tap('给审核员看的截图（可选）')
    await phone.until('0/10')
    await phone.tap('添加截图')
    await phone.until('1/10')
    await phone.tap('移除')
    await phone.until('移除这张截图？')
    expect(merchant.world.reviewPictures).toHaveLength(1)
    await phone.tapLast('移除')
    await phone.until('0/10')
  })
})

describe('the code of the store', () => {
  it('is saved and forwarded', async () => {
    const { abilities, saved, forwarded } = phoneAlbum()
    const phone = await at('store-code', { releases: [live] }, abilities)
    await phone.tap('保存到相册')
    await phone.tap('转发给朋友')
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect([saved, forwarded]).toEqual([['http://usr/store-code.png'], ['http://usr/store-code.png']])
  })
})

describe('notices', () => {
  const at0 = '2026-11-20T06:00:00.000Z'
  const notices = [
    { id: 'n1', code: 'RELEASE_REJECTED', text: '微信没有通过这次审核', at: at0, isRead: false, releaseId: 'r_1' },
    { id: 'n2', code: 'RELEASE_LIVE', text: '第 1 版已经发布', at: at0, isRead: true, releaseId: null },
  ]

  it('stand on the first page until they were read, and lead to what they are about', async () => {
    const phone = await at('today', { notices, releases: [live] })
    await phone.until('微信没有通过这次审核')
    await phone.tap('查看')
    await phone.until('第 1 版已经发布')
    expect(merchant.world.notices.every(({ isRead }) => isRead)).toBe(true)
    await phone.tap('微信没有通过这次审核')
    await phone.until('线上版本')
    phone.back()
    phone.back()
    await phone.until('营业中')
    await phone.untilGone('微信没有通过这次审核')
  })
})

describe('an open store', () => {
  it('says on its first page what has broken since, with the way to mend it', async () => {
    const lost = { code: 'AUTHORISATION_LOST', title: '小程序的授权', text: '授权已失效，请重新授权' }
    const waits = { code: 'VERIFICATION', title: '微信认证', text: '还没有认证' }
    const phone = await at('today', {
      releases: [live],
      requirements: [
        { ...lost, state: 'failing', who: 'merchant', next: 'reauthorise', isBlocking: true },
        { ...waits, state: 'missing', who: 'merchant', next: 'openWeChatAccount' },
      ],
    })
    await phone.until('营业中')
    expect(phone.text()).toMatch(/需要处理1 项.*授权已失效.*重新授权.*营业中/)
    expect(phone.text()).not.toContain('微信认证')
    await phone.tap('重新授权')
    await phone.until('三步完成授权')
  })
})
