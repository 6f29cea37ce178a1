import { anAuthorizer, aPlatform, componentToken, type Json, type Sim } from './testKit'
import type { SimulatorOptions } from './index'

type Files = Record<string, string | { base64: string }>

const page = (path: string, script = '', markup = '<view/>'): Files => ({
  [`${path}.js`]: `Page({});${script}`,
  [`${path}.wxml`]: markup,
  [`${path}.json`]: '{"navigationBarTitleText":"模板"}',
})

/** A small store as a developer would build it: two pages, an order page in a package of its own. */
export const aWeapp = (more: Files = {}): Files => ({
  'app.json': JSON.stringify({
    pages: ['pages/home/index', 'pages/goods/index'],
    subPackages: [{ root: 'orders', pages: ['list/index'] }],
    window: { navigationBarTitleText: '模板', navigationBarTextStyle: 'black' },
  }),
  'app.js': 'App({})',
  'ext.json': JSON.stringify({ extEnable: true, extAppid: 'wxdev', ext: { storeKey: 'dev' } }),
  ...page('pages/home/index'),
  ...page('pages/goods/index'),
  ...page('orders/list/index'),
  ...more,
})

export const withConfig = (config: Json, more: Files = {}): Files =>
  aWeapp({
    ...more,
    'app.json': JSON.stringify({ ...(JSON.parse(aWeapp()['app.json'] as string) as Json), ...config }),
  })

/** A template of these files in the library; its id. */
export async function aTemplate(sim: Sim, files: Files = aWeapp(), type = 0): Promise<number> {
  const facts = { user_version: '1.0.0', user_desc: '零售模板', source_miniprogram_appid: 'wxdev' }
  const { draft_id } = await sim.post('/_sim/drafts', { ...facts, files })
  const token = await componentToken(sim)
  await sim.post(`/wxa/addtotemplate?access_token=${token}`, { draft_id, template_type: type })
  const { template_list } = await sim.get<{ template_list: Json[] }>(`/wxa/gettemplatelist?access_token=${token}`)
  return Number(template_list.find((one) => one['draft_id'] === draft_id)?.['template_id'])
}

/** A merchant's mini-program as the platform works on it. */
export interface MiniProgram {
  sim: Sim
  appid: string
  templateId: number
  get<T = Json>(path: string): Promise<T>
  post<T = Json>(path: string, body?: Json): Promise<T>
  /** The whole answer, for those that are no JSON; with a body it is a POST. */
  raw(path: string, body?: Json): Promise<{ type: string; name: string; bytes: Buffer }>
  commit(body?: Json): Promise<Json>
  submit(body?: Json): Promise<Json>
  /** What a form of one file answers. */
  send(path: string, field: string, name: string, bytes: Buffer): Promise<Json>
  settings(wish: Json): Promise<Json>
  decide(wish: Json): Promise<Json>
  advance(seconds: number): Promise<Json>
}

const withToken = (path: string, token: string) => `${path}${path.includes('?') ? '&' : '?'}access_token=${token}`

const goods = { first: '商家自营', second: '百货' }

export const item = {
  address: 'pages/home/index',
  tag: '日用 百货',
  title: '首页',
  ...{ first_class: goods.first, second_class: goods.second, first_id: 304, second_id: 305 },
}

const submission = { item_list: [item], version_desc: '新店开业', order_path: 'orders/list/index' }

async function readBytes(sim: Sim, path: string, body?: Json) {
  const post = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
  const answer = await sim.send(path, body ? post : {})
  const [type, name] = [answer.headers.get('content-type') ?? '', answer.headers.get('content-disposition') ?? '']
  return { type, name, bytes: Buffer.from(await answer.arrayBuffer()) }
}

async function sendForm(sim: Sim, path: string, field: string, file: File): Promise<Json> {
  const body = new FormData()
  body.append(field, file)
  return (await (await sim.send(path, { method: 'POST', body })).json()) as Json
}

/** A verified mini-program that has authorised us, and a template to commit. */
export async function aMiniProgram(
  { component = {}, ...options }: SimulatorOptions & { component?: Json } = {},
  app: Json = {},
  files?: Files,
): Promise<MiniProgram> {
  const sim = await aPlatform(options, component)
  await sim.post('/_sim/settings', { tokenSeconds: 400 * 86_400 })
  const { appid, access } = await anAuthorizer(sim, { categories: [goods], ...app })
  const templateId = await aTemplate(sim, files)
  const post = <T = Json>(path: string, body: Json = {}) => sim.post<T>(withToken(path, access), body)
  const wish = { template_id: templateId, ext_json: '{}', user_version: '1.0.0', user_desc: '首次提交' }
  return {
    sim,
    appid,
    templateId,
    post,
    get: (path) => sim.get(withToken(path, access)),
    raw: (path, body) => readBytes(sim, withToken(path, access), body),
    commit: (body = {}) => post('/wxa/commit', { ...wish, ...body }),
    submit: (body = {}) => post('/wxa/submit_audit', { ...submission, ...body }),
    send: (path, field, name, bytes) =>
      sendForm(sim, withToken(path, access), field, new File([new Uint8Array(bytes)], name)),
    settings: (wanted) => sim.post('/_sim/settings', wanted),
    decide: (decision) => sim.post('/_sim/decisions', { appid, ...decision }),
    advance: (advanceSeconds) => sim.post('/_sim/clock', { advanceSeconds }),
  }
}

/** One whose scan is over at once, committed, and reviewed when it is told so. */
export async function aTrial(...wish: Parameters<typeof aMiniProgram>): Promise<MiniProgram> {
  const mini = await aMiniProgram(...wish)
  await mini.settings({ privacyScan: 'atOnce', review: 'byHand' })
  await mini.commit()
  return mini
}

/** Commits, submits, passes, releases. */
export async function publish(mini: MiniProgram, user_version: string): Promise<void> {
  await mini.commit({ user_version, ext_json: JSON.stringify({ ext: { build: user_version } }) })
  await mini.submit()
  await mini.decide({ kind: 'review', decision: 'pass' })
  await mini.post('/wxa/release')
}
