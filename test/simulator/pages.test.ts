import {
  aPlatform,
  aReceiver,
  componentToken,
  exchange,
  kindOf,
  ourAppid,
  preAuthCode,
  valueOf,
  type Json,
  type Receiver,
  type Sim,
} from './testKit'

interface WebPage {
  url: string
  status: number
  source: string
  title: string
  problem: string
  redirects: string[]
}

let sim: Sim
let server: Receiver

const componentOn = ({ url }: Receiver) => ({
  authorizeUrl: `${url}/wechat/authorize`,
  callbackUrl: `${url}/wechat/$APPID$/callback`,
})

beforeEach(async () => {
  server = await aReceiver()
  sim = await aPlatform({ loopback: true }, componentOn(server))
  await sim.post('/_sim/apps', { kind: 'miniProgram', appid: 'wxnoodles', name: '小麦面馆', userName: 'gh_noodles' })
  server.got.length = 0
})
afterEach(async () => {
  await sim.close()
  await server.close()
})

const aCode = async () => preAuthCode(sim, await componentToken(sim))

interface Link {
  code?: string
  path?: string
  more?: Record<string, string>
}

async function link({ code, path = '/wxaopen/safe/bindcomponent', more = {} }: Link = {}): Promise<string> {
  const query = new URLSearchParams({
    action: 'bindcomponent',
    no_scan: '1',
    component_appid: ourAppid,
    pre_auth_code: code ?? (await aCode()),
    redirect_uri: `${server.url}/wechat/authorized/1?x=1`,
    auth_type: '2',
    ...more,
  })
  return `${sim.url}${path}?${query.toString()}#wechat_redirect`
}

const onPhone = (url: string, who = 'merchant') =>
  sim.get<WebPage>(`/_sim/phones/${who}/web?format=json&url=${encodeURIComponent(url)}`)

const confirm = (wish: Json) => sim.post<WebPage>('/_sim/phones/merchant/confirm', wish)

const advance = (advanceSeconds: number) => sim.post('/_sim/clock', { advanceSeconds })

const authCodeOf = ({ url }: WebPage) => new URL(url).searchParams.get('auth_code') ?? ''

describe('the mobile page', () => {
  it.each(['/wxaopen/safe/bindcomponent', '/safe/bindcomponent'])(
    'at %s shows platform, account and sets',
    async (path) => {
      const page = await onPhone(await link({ path }))
      expect(page).toMatchObject({ status: 200, title: '授权', problem: '' })
      for (const text of [
        '开店服务商',
        '小麦面馆',
        '小程序开发与数据分析管理',
        '互斥',
        'name="sets" value="18" checked',
      ])
        expect(page.source).toContain(text)
    },
  )

  it('sends the administrator back with a code that can be exchanged, after the event', async () => {
    const page = await confirm({ url: await link() })
    const back = new URL(page.url)
    expect([back.pathname, back.searchParams.get('x'), back.searchParams.get('expires_in')]).toEqual([
      '/wechat/authorized/1',
      '1',
      '600',
    ])
    expect(server.got.map(({ path }) => path)).toEqual(['/wechat/authorize', '/wechat/authorized/1'])
    const [event] = server.got
    expect(event && kindOf(event)).toBe('authorized')
    expect(event && valueOf(event, 'AuthorizationCode')).toBe(authCodeOf(page))
    const authorised = await exchange(sim, authCodeOf(page), await componentToken(sim))
    expect(authorised).toMatchObject({ appid: 'wxnoodles', access: expect.stringMatching(/^\d\d_/) })
  })

  it('names the pre-auth code in the event', async () => {
    const code = await aCode()
    await confirm({ url: await link({ code }) })
    const [event] = server.got
    expect(event && valueOf(event, 'PreAuthCode')).toBe(code)
  })

  it('grants what stays ticked', async () => {
    await confirm({ url: await link(), sets: [17, 30] })
    expect(await sim.get('/_sim/apps/wxnoodles')).toMatchObject({ authorisation: { sets: [17, 30] } })
  })

  it('wants at least one box ticked', async () => {
    const page = await confirm({ url: await link(), sets: [] })
    expect(page.source).toContain('请至少选择一项权限')
    expect(await sim.get('/_sim/apps/wxnoodles')).toMatchObject({ authorisation: null })
  })

  it('does nothing when the merchant cancels', async () => {
    const page = await confirm({ url: await link(), decision: 'cancel' })
    expect(page.title).toBe('已取消授权')
    expect(server.got).toHaveLength(0)
  })

  it('lets the merchant choose among several accounts', async () => {
    await sim.post('/_sim/apps', { kind: 'miniProgram', appid: 'wxrice', name: '米饭铺' })
    const page = await onPhone(await link())
    expect(page.title).toBe('选择授权账号')
    expect(page.source).toContain('米饭铺')
    await confirm({ url: await link(), appid: 'wxrice' })
    expect(await sim.get('/_sim/apps/wxrice')).toMatchObject({ authorisation: { appid: 'wxrice' } })
  })

  it('offers only the sets of category_id_list', async () => {
    await confirm({ url: await link({ more: { category_id_list: '17|18' } }) })
    expect(await sim.get('/_sim/apps/wxnoodles')).toMatchObject({ authorisation: { sets: [17, 18] } })
  })

  it('warns that an exclusive set moves over from another platform', async () => {
    await sim.post('/_sim/apps', { appid: 'wxnoodles', heldElsewhere: [18] })
    expect((await onPhone(await link())).source).toContain('将从其他平台转移')
    await confirm({ url: await link() })
    expect(await sim.get('/_sim/apps/wxnoodles')).toMatchObject({ heldElsewhere: [] })
  })

  it('sends no event when the same sets are granted again, and updateauthorized when others are', async () => {
    await confirm({ url: await link() })
    await confirm({ url: await link() })
    await confirm({ url: await link(), sets: [17] })
    expect(server.got.filter(({ path }) => path === '/wechat/authorize').map(kindOf)).toEqual([
      'authorized',
      'updateauthorized',
    ])
  })
})

describe('the order of event and redirect', () => {
  it.each([
    ['redirectFirst', ['/wechat/authorized/1', '/wechat/authorize'], '/wechat/authorized/1'],
    ['pushOnly', ['/wechat/authorize'], '/safe/bindcomponent/decide'],
    ['redirectOnly', ['/wechat/authorized/1'], '/wechat/authorized/1'],
  ])('can be %s', async (authorisationOrder, paths, end) => {
    await sim.post('/_sim/settings', { authorisationOrder })
    const page = await confirm({ url: await link() })
    await advance(2)
    expect(server.got.map(({ path }) => path)).toEqual(paths)
    expect(new URL(page.url).pathname).toBe(end)
  })
})

describe('a page says why not', () => {
  const problems: [string, string, () => Promise<Link | string>][] = [
    ['preAuthCodeUnknown', 'a code WeChat never made', async () => ({ code: 'preauthcode@@@none' })],
    [
      'preAuthCodeExpired',
      'a code that is too old',
      async () => {
        const code = await aCode()
        await advance(1800)
        return { code }
      },
    ],
    [
      'preAuthCodeSpent',
      'a code that was used',
      async () => {
        const code = await aCode()
        await confirm({ url: await link({ code }) })
        return { code }
      },
    ],
    ['unknownComponent', 'another platform', async () => ({ more: { component_appid: 'wxother' } })],
    ['badParameter', 'no auth_type', async () => ({ more: { auth_type: '' } })],
    ['badParameter', 'another action', async () => ({ more: { action: 'x' } })],
    ['wrongRedirect', 'another host to go back to', async () => ({ more: { redirect_uri: 'https://evil.example/x' } })],
    ['noAccount', 'only official accounts wanted', async () => ({ more: { auth_type: '1' } })],
    [
      'noAccount',
      'a frozen account',
      async () => {
        await sim.post('/_sim/apps', { appid: 'wxnoodles', accountStatus: 19 })
        return {}
      },
    ],
    [
      'notAdministrator',
      "somebody else's account by biz_appid",
      async () => {
        await sim.post('/_sim/apps', { appid: 'wxother', kind: 'miniProgram', admin: 'customer' })
        return { more: { biz_appid: 'wxother' } }
      },
    ],
    [
      'notInTestList',
      'a platform that is not published',
      async () => {
        await sim.post('/_sim/component', { isPublished: false, testList: ['gh_another'] })
        return {}
      },
    ],
  ]

  it.each(problems)('%s: %s', async (problem, _why, arrange) => {
    const wish = await arrange()
    const page = await onPhone(typeof wish === 'string' ? wish : await link(wish))
    expect(page).toMatchObject({ status: 200, problem })
  })

  it('notInWechat: a desktop browser at the mobile page', async () => {
    const answer = await sim.send((await link()).slice(sim.url.length))
    expect(answer.headers.get('x-sim-problem')).toBe('notInWechat')
  })

  it('noAccount: a customer who administers nothing', async () => {
    expect(await onPhone(await link(), 'customer')).toMatchObject({ problem: 'noAccount' })
  })

  it('lets an account of the test list through before 全网发布', async () => {
    await sim.post('/_sim/component', { isPublished: false, testList: ['gh_noodles'] })
    expect(await onPhone(await link())).toMatchObject({ problem: '', title: '授权' })
  })

  it('lists one account with biz_appid whatever auth_type says', async () => {
    expect(await onPhone(await link({ more: { biz_appid: 'wxnoodles', auth_type: '1' } }))).toMatchObject({
      problem: '',
    })
  })

  it('forgets a decision when the code ran out meanwhile', async () => {
    const page = await onPhone(await link())
    await advance(1800)
    const visit = /name="visit" value="([^"]+)"/.exec(page.source)?.[1]
    const body = new URLSearchParams({
      visit: visit ?? '',
      appid: 'wxnoodles',
      sets: '17',
      decision: 'authorise',
    }).toString()
    const url = `${sim.url}/safe/bindcomponent/decide`
    const end = await sim.post<WebPage>('/_sim/phones/merchant/web?format=json', { url, method: 'POST', body })
    expect(end).toMatchObject({ problem: 'preAuthCodeExpired' })
  })
})

describe('the PC page', () => {
  const path = '/cgi-bin/componentloginpage'
  const open = async (referer: string, more: Record<string, string> = {}) =>
    sim.send((await link({ path, more })).slice(sim.url.length), { headers: referer ? { referer } : {} })

  const waitPath = (html: string) => /url=([^"]+)"/.exec(html)?.[1] ?? ''

  it('wants a click on a page of the registered host', async () => {
    const answer = await open('')
    expect(answer.headers.get('x-sim-problem')).toBe('wrongDomain')
    expect(await answer.text()).toContain('授权入口页所在域名：空')
  })

  it('shows a code that the phone scans, waits, and goes back by itself', async () => {
    const html = await (await open(`${server.url}/`)).text()
    expect(html).toContain('请使用微信扫描二维码')
    const png = /src="data:image\/png;base64,([^"]+)"/.exec(html)?.[1]
    const { text } = await sim.post<{ text: string }>('/_sim/phones/merchant/scan', { base64: png })
    await onPhone(text)
    const scanned = await (await sim.send(waitPath(html))).text()
    expect(scanned).toContain('已扫描，请在手机上确认授权')
    const end = await confirm({ url: text })
    expect(end.title).toBe('授权成功')
    const back = await sim.send(waitPath(html))
    expect([back.status, back.headers.get('location')]).toEqual([
      302,
      expect.stringMatching(/\/wechat\/authorized\/1\?x=1&auth_code=queryauthcode%40%40%40\w+&expires_in=600$/),
    ])
  })

  it('says that the merchant cancelled on the phone', async () => {
    const html = await (await open(`${server.url}/`)).text()
    const { text } = await sim.post<{ text: string }>('/_sim/phones/merchant/scan', {
      base64: /base64,([^"]+)"/.exec(html)?.[1],
    })
    await confirm({ url: text, decision: 'cancel' })
    expect(await (await sim.send(waitPath(html))).text()).toContain('已取消授权')
  })
})

describe('without loopback only https hosts that are registered count', () => {
  const path = '/cgi-bin/componentloginpage'
  const from = async (referer: string, redirectUri: string) => {
    const url = await link({ path, more: { redirect_uri: redirectUri } })
    const answer = await sim.send(url.slice(sim.url.length), { headers: { referer } })
    return answer.headers.get('x-sim-problem')
  }

  beforeEach(async () => {
    await sim.close()
    sim = await aPlatform({ loopback: false }, componentOn(server))
  })

  it.each([
    ['https://open.example.com/a/1', 'https://open.example.com/back', null],
    ['http://127.0.0.1:3000/a/1', 'http://127.0.0.1:3000/back', 'wrongDomain'],
    ['http://open.example.com/a/1', 'https://open.example.com/back', 'wrongDomain'],
    ['https://open.example.com/a/1', 'https://www.example.com/back', 'wrongDomain'],
    ['https://open.example.com.evil.example/', 'https://open.example.com/back', 'wrongDomain'],
  ])('from %s back to %s: %p', async (referer, back, problem) => {
    expect(await from(referer, back)).toBe(problem)
  })
})

describe('reusing an official account for a fast registration', () => {
  const page = (more: Record<string, string> = {}) =>
    `${sim.url}/cgi-bin/fastregisterauth?${new URLSearchParams({
      appid: 'wxofficial',
      component_appid: ourAppid,
      copy_wx_verify: '1',
      redirect_uri: `${server.url}/registered`,
      ...more,
    }).toString()}`

  beforeEach(() => sim.post('/_sim/apps', { kind: 'officialAccount', appid: 'wxofficial', principal: '小麦餐饮' }))

  it('goes back with a ticket when the administrator agrees', async () => {
    expect((await onPhone(page())).source).toContain('小麦餐饮')
    const end = await confirm({ url: page() })
    expect(new URL(end.url).searchParams.get('ticket')).toMatch(/^ticket@@@/)
  })

  it('is scanned from a computer screen', async () => {
    const html = await (await sim.send(page().slice(sim.url.length))).text()
    const base64 = /base64,([^"]+)"/.exec(html)?.[1]
    const { text } = await sim.post<{ text: string }>('/_sim/phones/merchant/scan', { base64 })
    expect((await confirm({ url: text })).title).toBe('已同意')
    const back = await sim.send(/url=([^"]+)"/.exec(html)?.[1] ?? '')
    expect(back.headers.get('location')).toContain('/registered?ticket=')
  })

  it('is not for mini-programs and not for strangers', async () => {
    expect(await onPhone(page({ appid: 'wxnoodles' }))).toMatchObject({ problem: 'badParameter' })
    expect(await onPhone(page(), 'customer')).toMatchObject({ problem: 'notAdministrator' })
  })
})
