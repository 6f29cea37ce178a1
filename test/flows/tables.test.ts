import type { DiningTableView } from '../../shared/api/merchant/storefront'
import type { TableView } from '../../shared/api/customer/cart'
import type { CustomerSignedInView } from '../../shared/api/customer/me'
import { aRequestKey, names, type Answer } from './scene'
import { aReleaseScene, type ReleaseScene } from './releaseScene'

/** The template with the page that tables lead to. */
const menu = {
  'app.json': JSON.stringify({ pages: ['pages/menu/index', 'pages/orders/index'], window: {} }),
  'pages/menu/index.js': 'Page({})',
  'pages/menu/index.wxml': '<view>menu</view>',
  'pages/menu/index.json': '{}',
}

describe('the code on a table', () => {
  let scene: ReleaseScene
  let table: DiningTableView
  beforeAll(async () => {
    scene = await aReleaseScene()
    await scene.template('1.1.0', menu)
    await scene.control('/_sim/settings', { review: { afterSeconds: 5 } })
    const wish = { names: ['A1'], requestKey: aRequestKey() }
    const { data } = await scene.ask<DiningTableView[]>('POST', '/tables', wish)
    if (!data[0]) throw new Error('not made')
    ;[table] = data
  })
  afterAll(() => scene.close())

  const codeOf = () => scene.ask<{ src: string }>('GET', `/tables/${table.id}/code`)

  it('waits for the first release, and says so', async () => {
    expect((await codeOf()).error).toMatchObject({ code: 'NOT_RELEASED', text: '小程序还没有发布，请先发布后再试' })
  })

  it('opens the menu at that very table, also under another name', async () => {
    const made = await scene.make()
    await scene.comesTo(made, 'auditing')
    await scene.pass(10)
    await scene.comesTo(made, 'live')
    const { data } = await codeOf()
    const [, base64] = data.src.split(',')
    const { program } = await scene.control<{ program: Record<'appid' | 'kind' | 'path' | 'scene', string> }>(
      '/_sim/phones/customer/scan',
      { base64 },
    )
    expect(program).toMatchObject({ appid: names.noodles, kind: 'live', path: 'pages/menu/index' })

    await scene.ask('PUT', `/tables/${table.id}`, { name: '靠窗' })
    expect(await tableAt(program.scene)).toMatchObject({ code: program.scene, name: '靠窗', sitting: null })
  })

  /** What a customer is told who has scanned it. */
  async function tableAt(code: string): Promise<TableView> {
    const base = `${scene.url}/api/customer/${scene.store.key}`
    const login = await scene.control<{ code: string }>('/_sim/phones/customer/login', { appid: names.noodles })
    const headers = { 'content-type': 'application/json' }
    const arrival = await fetch(`${base}/sessions`, { method: 'POST', headers, body: JSON.stringify(login) })
    const { token } = ((await arrival.json()) as Answer<CustomerSignedInView>).data
    const answer = await fetch(`${base}/tables/${code}`, { headers: { authorization: `Bearer ${token}` } })
    return ((await answer.json()) as Answer<TableView>).data
  }
})
