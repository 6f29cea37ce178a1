import { buildWeapp } from '../../scripts/buildWeapp'
import type { ReleaseView } from '../../shared/api/merchant/releases'
import type { Requirement } from '../../shared/requirement'
import { aMerchant, anAuthorizer, aStore, type Merchant } from './aMerchant'
import { aProgramWorld, aRelease, aTemplate, png, type ProgramWorld } from './aProgram'
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

const described = aStore({ contactName: '林', contactPhone: '13800138000', address: '龙井路 1 号' })

/** At home with an authorised, described store, whose mini-program is as the test says. */
async function atHome(world: Partial<ProgramWorld>, abilities: Wx = {}, values: Partial<Merchant> = {}) {
  const stores = [{ ...described }]
  merchant = await aMerchant({ stores, authorizer: anAuthorizer(), world: aProgramWorld(world), ...values })
  const phone = (app = merchantPhone(dir, merchant, abilities))
  await phone.tap('微信一键登录')
  await phone.until('巷口面包房')
  return phone
}

const category: Requirement = {
  code: 'CATEGORY',
  state: 'missing',
  who: 'merchant',
  title: '经营类目',
  text: '还没有设置经营类目',
  next: 'setCategory',
  isBlocking: true,
}

const toReady = ['draft', 'committing', 'trial', 'scanning', 'ready'] as const
const toReview = [...toReady, 'submitting', 'auditing'] as const
const toLive = [...toReview, 'approved', 'publishing', 'live'] as const

const shortly = () => new Promise((resolve) => setTimeout(resolve, 100))

/** Turns the newest release, as the server would meanwhile. */
const turn = (values: Partial<ReleaseView>) => Object.assign(merchant.world.releases[0] ?? {}, values)

describe('opening the store', () => {
  it('offers the first blocker that the merchant can end, and nothing to submit', async () => {
    const filing: Requirement = { ...category, code: 'ICP', who: 'wechat', title: '小程序备案', next: 'wait' }
    const phone = await atHome({ requirements: [filing, category] })
    await phone.tap('查看全部')
    await phone.until('还差 2 项')
    expect(phone.text()).toMatch(/提交审核前要完成.*经营类目.*需要您.*小程序备案.*等待微信/)
    expect(phone.text()).not.toContain('先看体验版')
    await phone.tap('设置经营类目')
    await phone.until('添加类目')
    expect(phone.route()).toBe('pages/categories/index')
  })

  it('says whom it waits for where the merchant can do nothing', async () => {
    const phone = await atHome({ requirements: [{ ...category, state: 'waiting', who: 'wechat', next: 'wait' }] })
    await phone.tap('查看全部')
    await phone.until('等一等别人')
    expect(phone.text()).not.toMatch(/先看体验版|设置经营类目$/)
  })

  it('submits with one tap, and follows the release to the shops of WeChat and back', async () => {
    const phone = await atHome({})
    await phone.tap('去提交审核')
    await phone.tap('一键提交审核')
    await phone.until('准备好后会自动提交审核')
    expect(phone.route()).toBe('pages/release/index')
    expect(phone.text()).toContain('可以离开，好了会通知您')
    expect(phone.text()).not.toMatch(/提交审核放弃这一版/)

    turn({ state: 'auditing', wish: null, who: 'wechat' })
    await phone.until('微信正在审核，一般 1 天以内')
    expect(merchant.border.calls).toContain('POST /s1/releases')
  })

  it('asks once more with the same key when the answer got lost, and with a fresh one the next time', async () => {
    let isLost = true
    const phone = await atHome(
      {},
      {
        request: (it: Request) => {
          const isTheOne = isLost && it.method === 'POST' && it.url.endsWith('/releases')
          requestTo(merchant)(isTheOne ? { ...it, success: () => it.fail?.({ errMsg: 'request:fail' }) } : it)
        },
      },
    )
    await phone.tap('去提交审核')
    await phone.tap('先看体验版，不提交')
    await phone.until('网络好像断了')
    isLost = false
    merchant.world.releases = []
    phone.hide()
    phone.show()
    await phone.tap('先看体验版，不提交')
    await phone.until('正在核对店铺和服务器设置')
    turn({ state: 'failed', who: 'merchant', wish: null })
    await phone.tap('重新提交')
    await phone.until('第 2 版')
    const [first, second, third] = merchant.world.requestKeys
    expect(first).toHaveLength(32)
    expect(second).toBe(first)
    expect(third).not.toBe(first)
  })

  it('lets the merchant try another look on before taking it', async () => {
    const phone = await atHome({
      templates: [aTemplate({ templateId: '8', userVersion: '1.5.0', isDefault: false, isChosen: false }), aTemplate()],
    })
    await phone.tap('去提交审核')
    await phone.tap('换一个样子')
    await phone.until('就用现在的样子')
    await phone.tap('1.5.0')
    await phone.tap('用这个样子')
    await phone.until('版本 1.5.0')
    await phone.until('一键提交审核')
    expect(merchant.world.templates.map(({ isChosen }) => isChosen)).toEqual([true, false])
  })
})

describe('a release', () => {
  it('is submitted, hurried and withdrawn, each with its own word first', async () => {
    const phone = await atHome({ releases: [aRelease([...toReady])] })
    await phone.tap('查看进度')
    await phone.tapLast('提交审核')
    await phone.until('微信正在审核')
    turn({ canHurry: true })
    phone.hide()
    phone.show()
    await phone.tap('申请加急')
    await phone.until('请微信优先审核这一版？')
    expect(merchant.world.releases[0]?.isHurried).toBe(false)
    await phone.tap('再等等')

    await phone.tap('撤回审核')
    await phone.until('撤回第 1 版（1.4.0）？')
    expect(merchant.world.releases[0]?.state).toBe('auditing')
    await phone.tap('取消')
    await phone.untilGone('撤回第 1 版')
  })

  it('waits for the merchant to publish it where he wants to do it himself', async () => {
    const release = aRelease([...toReview, 'approved'], { autoPublish: false })
    const phone = await atHome({ releases: [release] })
    await phone.tap('查看进度')
    await phone.tap('发布给顾客')
    await phone.until('顾客现在看到的就是这一版')
    expect(phone.text()).toMatch(/回退到较早的版本.*店铺小程序码/)
  })

  it('is not given up without a word', async () => {
    const phone = await atHome({ releases: [aRelease([...toReady])] })
    await phone.tap('查看进度')
    await phone.tap('放弃这一版')
    await phone.until('放弃第 1 版（1.4.0）？')
    expect(merchant.world.releases[0]?.state).toBe('ready')
  })

  it('puts the way out of a problem before everything else', async () => {
    const problem = { code: 'AUTHORISATION_LOST', text: '小程序的授权已失效', next: 'reauthorise' } as const
    const phone = await atHome({ releases: [aRelease([...toReady], { problem })] })
    await phone.tap('查看进度')
    await phone.until('小程序的授权已失效')
    expect(phone.text()).toMatch(/重新授权提交审核放弃这一版/)
    await phone.tap('重新授权')
    await phone.until('等待扫码…')
  })

  it('shows a rejection in the reviewer’s words and pictures, where to mend it, and makes a new one', async () => {
    const { abilities, previewed, written } = phoneAlbum()
    const rejected = aRelease([...toReview, 'rejected'], {
      reviewReason: ['服务类目与内容不符'],
      hasScreenshots: true,
      problem: { code: 'REVIEW', text: '类目不符', next: 'setCategory' },
    })
    const src = `data:image/webp;base64,${png}`
    const phone = await atHome(
      {
        releases: [rejected],
        screenshots: [
          { id: 'p1', src },
          { id: 'p2', src: null },
        ],
      },
      abilities,
    )
    await phone.tap('看原因，重新提交')
    await phone.until('图片已过期')
    expect(phone.text()).toMatch(/服务类目与内容不符.*设置经营类目先看这里.*完善店铺资料/)
    await phone.tapPicture(src)
    await shortly()
    expect(previewed).toEqual([['http://usr/review-r_1-0.webp']])
    expect(written).toMatchObject([{ encoding: 'base64' }])

    await phone.tap('重新提交')
    await phone.until('第 2 版')
  })

  it('says so where none is under way', async () => {
    const phone = await atHome({})
    phone.open('pages/release/index')
    await phone.until('现在没有正在进行的版本')
    await phone.tap('查看开店进度')
    await phone.until('可以提交了')
  })

  it('can be looked at before everybody sees it: saved, or forwarded to somebody', async () => {
    const { abilities, saved, forwarded } = phoneAlbum()
    const phone = await atHome({ releases: [aRelease([...toReady])] }, abilities)
    await phone.tap('查看进度')
    await phone.tap('体验版')
    await phone.tap('保存到相册')
    await phone.tap('转发给朋友')
    await shortly()
    expect([saved, forwarded]).toEqual([['http://usr/trial-code.jpg'], ['http://usr/trial-code.jpg']])
  })
})

describe('older versions', () => {
  it('can be gone back to, with what it costs said first', async () => {
    const live = aRelease([...toLive], { id: 'r_2', number: 2, publishedAt: '2026-11-20T08:00:00.000Z' })
    const old = { userVersion: '1.3.0', description: '第 1 版', committedAt: '2026-11-18T06:00:00.000Z' }
    const phone = await atHome({ releases: [live], former: [{ appVersion: 1, releaseId: 'r_1', ...old }] })
    phone.open('pages/history/index')
    await phone.tap('回退')
    await phone.until('微信只让回退一次')
    expect(phone.text()).toContain('顾客会马上看到第 1 版（1.3.0），现在的第 2 版（1.4.0）下线')
  })
})

describe('a clerk', () => {
  it('sees how far it is, and no buttons of the owner', async () => {
    const phone = await atHome(
      { requirements: [category], releases: [aRelease([...toReady])] },
      {},
      { stores: [{ ...described, role: 'clerk' }] },
    )
    expect(phone.text()).toMatch(/经营类目需要店主/)
    await phone.tap('查看进度')
    await phone.until('可以提交')
    expect(phone.text()).not.toMatch(/放弃这一版/)
    await phone.until('这里由店主或店长来操作')

    phone.open('pages/store-details/index')
    await phone.until('13800138000')
    expect(phone.text()).not.toContain('保存')
    phone.open('pages/authorise/index')
    await phone.until('这一步要由店主或店长来做')
    expect(merchant.border.calls).not.toContain('POST /s1/attempts')
  })
})
