import { buildWeapp } from '../../scripts/buildWeapp'
import { createApp } from '../../server/app'
import type { Base } from '../../server/base'
import { createParts } from '../../server/domain'
import { editStore } from '../../server/services/stores'
import type { Store } from '../../server/store'
import { flavours, type Flavour } from '../../shared/store'
import { firstContent } from '../../shared/storefront'
import { aBase, aStore } from '../services/aPlatform'
import { serve } from '../setup/app'
import { launch, type Weapp, type Wx } from './harness'

type Answer = { success?(answer: unknown): void; fail?(refusal: unknown): void }
type Request = Answer & { url: string; method: string; header: Record<string, string> }

/** wx.request over the real network. */
function request({ url, method, header, success, fail }: Request): void {
  fetch(url, { method, headers: header })
    .then(async (answer) => success?.({ statusCode: answer.status, data: await answer.json() }))
    .catch(() => fail?.({ errMsg: 'request:fail' }))
}

const words: Record<Flavour, { empty: string; closed: string }> = {
  retail: { empty: '店家正在布置店铺', closed: '休息中' },
  dining: { empty: '店家正在准备菜单', closed: '已打烊' },
}

const always = [{ days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '24:00' }]

describe.each(flavours)('the built store as %s, against the real server', (flavour) => {
  let dir = ''
  let base: Base
  let server: Awaited<ReturnType<typeof serve>>
  let store: Store
  let phone: Weapp | null = null
  const titles: string[] = []
  const called: string[] = []
  const copied: string[] = []

  const serveIt = async () => (server = await serve(createApp(createParts(base))))

  beforeAll(async () => {
    ;({ dir } = await buildWeapp({ app: 'store', flavour }))
    base = await aBase()
    store = await editStore(await aStore(base.platform, { name: '桥头小店' }), {
      contactName: '桥师傅',
      contactPhone: '13800138000',
      address: '杭州市拱墅区桥弄街 8 号',
      hours: always,
    })
  })
  beforeEach(serveIt)
  afterEach(async () => {
    phone?.stop()
    await server.close()
  })
  afterAll(() => base.close())

  const open = (ext: Record<string, unknown>, abilities: Wx = {}): Weapp =>
    (phone = launch(dir, {
      request,
      getExtConfigSync: () => ext,
      setNavigationBarTitle: ({ title }: { title: string }) => titles.push(title),
      makePhoneCall: ({ phoneNumber, success }: Answer & { phoneNumber: string }) => {
        called.push(phoneNumber)
        success?.({})
      },
      setClipboardData: ({ data, success }: Answer & { data: string }) => {
        copied.push(data)
        success?.({})
      },
      showToast: () => undefined,
      setTabBarStyle: ({ success }: Answer) => success?.({}),
      removeTabBarBadge: ({ success }: Answer) => success?.({}),
      login: ({ fail }: Answer) => fail?.({ errMsg: 'login:fail' }),
      getEnterOptionsSync: () => ({ scene: 1001, query: {} }),
      getLaunchOptionsSync: () => ({ scene: 1001, query: {} }),
      onNeedPrivacyAuthorization: () => undefined,
      onAppShow: () => undefined,
      ...abilities,
    }))
  const ext = () => ({ storeKey: store.row.key, apiBase: server.url, flavour })

  it('shows the store that ext.json names, and says nothing of who runs it', async () => {
    const shown = open(ext())
    await shown.until(words[flavour].empty)
    expect(titles).toContain('桥头小店')
    expect(shown.text()).not.toContain('桥师傅')
  })

  it('says when a closed store opens again, within seconds and without being asked', async () => {
    const shown = open(ext())
    await shown.until(words[flavour].empty)
    const tomorrow = (new Date(Date.now() + 8 * 3600_000).getUTCDay() % 7) + 1
    await editStore(store, { hours: [{ days: [tomorrow], from: '08:30', to: '20:00' }] })
    await shown.until('明天 08:30')
    expect(shown.text()).toContain(words[flavour].closed)
    await editStore(store, { hours: always })
    await shown.untilGone('明天 08:30')
  })

  it('says that the line is cut, and shows the store when it is back', async () => {
    const there = ext()
    await server.close()
    const shown = open(there, {
      request: (it: Request) => request({ ...it, url: it.url.replace(there.apiBase, server.url) }),
    })
    await shown.until('网络好像断了')
    expect(shown.text()).toContain('有网络后会自动重试')

    await serveIt()
    await shown.tap('重试')
    await shown.until(words[flavour].empty)
  })

  it('says what is wrong with a store that is not there, and with a package that names none', async () => {
    await open({ ...ext(), storeKey: 's_nobody' }).until('没有找到这家店铺')
    phone?.stop()
    await open({}).until('还没有配置好店铺')
  })

  if (flavour === 'dining') return // it begins with the menu

  it('has a way to call and to find it', async () => {
    const shown = open(ext())
    await shown.until('每天全天')
    await shown.tap('13800138000')
    await shown.tap('杭州市拱墅区桥弄街 8 号')
    expect([called, copied]).toEqual([['13800138000'], ['杭州市拱墅区桥弄街 8 号']])
  })

  it('copies the number where the device cannot call', async () => {
    copied.length = 0
    const shown = open(ext(), {
      makePhoneCall: ({ fail }: Answer) => fail?.({ errMsg: 'makePhoneCall:fail not supported' }),
    })
    await shown.tap('13800138000')
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(copied).toEqual(['13800138000'])
  })

  it('is drawn as its merchant arranged it, and anew when that changes', async () => {
    const shown = open(ext())
    await shown.until('门店信息')
    const content = firstContent('retail')
    const home = [{ id: 'n', kind: 'notice' as const, text: '周五上新' }, ...content.home]
    const now = new Date()
    const { id } = store.row
    const arranged = { ...content, home }
    await store.storefronts.create({ id, storeId: id, content: arranged, version: 1, isPaused: false, updatedAt: now })
    await shown.until('周五上新')
  })
})
