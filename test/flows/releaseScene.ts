import { openBase, type Base } from '../../server/base'
import { runOperator } from '../../server/commands/operator'
import { modifyThirdpartyServerDomain } from '../../server/wechat/componentDomain'
import type { OpeningView, ReleaseView } from '../../shared/api/merchant/releases'
import type { StoreView } from '../../shared/api/merchant/store'
import type { ReleaseState } from '../../shared/release'
import { enoughGoods } from '../services/aGoods'
import type { Entry } from '../simulator/journal'
import { eventually } from '../eventually'
import {
  aRequestKey,
  aScene,
  authorise,
  granted,
  names,
  signIn,
  type Answer,
  type BackOffice,
  type Scene,
} from './scene'

export const devDining = 'wxe0000000000000d1'

/** A store whose mini-program is authorised and lacks nothing, and the platform it stands on. */
export interface ReleaseScene extends Scene {
  base: Base
  office: BackOffice
  store: StoreView
  /** As the merchant asks; answers what came back, also where it was refused. */
  ask<T = ReleaseView>(method: string, path: string, body?: unknown): Promise<Answer<T>>
  make(wishes?: { submits?: boolean; requestKey?: string }): Promise<ReleaseView>
  read(release: Pick<ReleaseView, 'id'>): Promise<ReleaseView>
  opening(): Promise<OpeningView>
  /** Waits until the release has come to one of these states. */
  comesTo(release: Pick<ReleaseView, 'id'>, ...states: ReleaseState[]): Promise<ReleaseView>
  /** Waits until it looks like this. */
  becomes(release: Pick<ReleaseView, 'id'>, isSo: (view: ReleaseView) => boolean): Promise<ReleaseView>
  /** What one of WeChat's paths was asked, oldest first. */
  calls(path: string): Promise<Entry[]>
  /** Puts a template into the library and makes it the one new releases are made of. */
  template(version: string, files?: Record<string, string>): Promise<string>
}

/** WeChat decides by hand, scans at once; everything else goes as in the real one. */
const quick = { privacyScan: 'atOnce', review: 'byHand' }

export async function aReleaseScene(wishes: Parameters<typeof aScene>[0] = {}): Promise<ReleaseScene> {
  const scene = await aScene({ ...wishes, env: { WECHAT_DEV_APPID_DINING: devDining, ...wishes.env } })
  const base = await openBase(scene.env)
  await scene.control('/_sim/settings', quick)
  await registerServer(base, scene.url)
  const template: ReleaseScene['template'] = (version, files) => addTemplate(scene, base, version, files)
  await template('1.0.0')
  await completeAccount(scene)
  const office = await signIn(scene)
  const store = await describeStore(office)
  await stockUp(base, store)
  await authorise(scene, office, store)
  return {
    ...scene,
    ...actions(scene, base, office, store),
    base,
    office,
    store,
    template,
    close: closing(scene, base),
  }
}

const closing = (scene: Scene, base: Base) => async () => {
  await base.close()
  await scene.close()
}

export async function registerServer({ platform }: Base, url: string): Promise<void> {
  const { host } = new URL(url)
  await platform.wechat(modifyThirdpartyServerDomain, {
    action: 'set',
    wxa_server_domain: host,
    is_modify_published_together: true,
  })
}

/** Draws the store's name; WeChat's scan finds that it asks for an address. */
const program = {
  'app.json': JSON.stringify({ pages: ['pages/home/index', 'pages/orders/index'], window: {} }),
  'app.js': 'App({})',
  ...Object.fromEntries(
    ['home', 'orders'].flatMap((page) => [
      [`pages/${page}/index.js`, 'Page({})'],
      [`pages/${page}/index.wxml`, `<view>${page}</view>`],
      [`pages/${page}/index.json`, '{}'],
    ]),
  ),
}

export async function addTemplate(
  scene: Scene,
  { platform }: Base,
  version: string,
  files: Record<string, string> = {},
): Promise<string> {
  const { draft_id } = await scene.control<{ draft_id: number }>('/_sim/drafts', {
    files: { ...program, ...files },
    user_version: version,
    user_desc: '点餐模板',
    source_miniprogram_appid: devDining,
  })
  const [, said = ''] = await runOperator(platform, ['templates', 'promote', String(draft_id), '--flavour', 'dining'])
  const [templateId = ''] = said.split(/\s/)
  await runOperator(platform, ['templates', 'default', templateId])
  await runOperator(platform, ['templates', 'whatsnew', templateId, `第 ${version} 套模板`])
  return templateId
}

export const completeAccount = (scene: Scene, appid: string = names.noodles) =>
  scene.control('/_sim/apps', {
    appid,
    headImg: 'https://example.com/avatar.png',
    signature: '现做的小麦面，街坊吃了二十年',
    verified: true,
    icpStatus: 6,
    categories: [{ first: '餐饮服务', second: '餐饮服务场所/餐饮服务管理企业' }],
  })

async function describeStore(office: BackOffice): Promise<StoreView> {
  const { key } = await office.openStore()
  const { data } = await office.call<StoreView>('PUT', `/${key}`, {
    contactName: '林晓梅',
    contactPhone: '13800138000',
    address: '杭州市西湖区龙井路 1 号',
    hours: [{ days: [1, 2, 3, 4, 5, 6, 7], from: '09:00', to: '21:00' }],
  })
  return data
}

/** Three things to sell, which a reviewer wants to see. */
export async function stockUp({ platform }: Base, { key }: Pick<StoreView, 'key'>): Promise<void> {
  const row = await platform.stores.find({ key })
  if (row) await enoughGoods(platform.store(row))
}

function actions(scene: Scene, base: Base, office: BackOffice, store: StoreView) {
  const ask = <T = ReleaseView>(method: string, path: string, body?: unknown) =>
    office.call<T>(method, `/${store.key}${path}`, body ?? (method === 'GET' ? undefined : {}))
  const must = async <T>(method: string, path: string, body?: unknown): Promise<T> =>
    granted(`${method} ${path}`, await ask<T>(method, path, body))
  const becomes: ReleaseScene['becomes'] = async (release, isSo) => {
    let last: ReleaseView | undefined
    try {
      return await eventually(async () => {
        last = await read(release)
        return isSo(last) && last
      })
    } catch (cause) {
      throw new Error(`the release stands at ${JSON.stringify(last)}`, { cause })
    }
  }
  const read: ReleaseScene['read'] = ({ id }) => must('GET', `/releases/${id}`)
  return {
    ask,
    read,
    // What WeChat says of a mini-program comes a moment after its authorisation.
    make: ({ submits = true, requestKey = aRequestKey() } = {}) =>
      eventually(async () => {
        const answer = await ask('POST', '/releases', { requestKey, submits })
        return answer.error?.next !== 'wait' && granted('POST /releases', answer)
      }),
    opening: () => must<OpeningView>('GET', '/opening'),
    becomes,
    comesTo: (release, ...states) => becomes(release, ({ state }) => states.includes(state)),
    calls: async (path) => scene.control(`/_sim/journal?kind=call&path=${encodeURIComponent(path)}`),
  } satisfies Partial<ReleaseScene>
}
