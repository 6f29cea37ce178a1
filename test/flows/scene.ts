import { start, type Running } from '../../server'
import type { AttemptView, AuthorizerView, NewAttemptView } from '../../shared/api/merchant/authorisation'
import type { MeView, SignedInView } from '../../shared/api/merchant/me'
import type { StoreView } from '../../shared/api/merchant/store'
import type { Requirement } from '../../shared/requirement'
import { eventually } from '../eventually'
import { passing } from '../passing'
import { aDataFolder, anEnvironment } from '../setup/environment'
import { startSimulator, type Simulator } from '../simulator'

/** The names that a simulated WeChat and a server of ours agree on. */
export const names = {
  component: 'wxc0000000000000a1',
  backOffice: 'wxd0000000000000b2',
  noodles: 'wxa0000000000000c3',
  noodlesUserName: 'gh_aaaaaaaaaaaa',
} as const

/** A simulated WeChat and our server beside it, as on one machine. */
export interface Scene {
  simulator: Simulator
  server: Running
  url: string
  env: Record<string, string>
  /** Kills nothing nicely: stops the server and starts another one on the same data. */
  restart(): Promise<void>
  /** Moves WeChat's clock, and waits until the server has noticed. */
  pass(seconds: number): Promise<void>
  control<T>(path: string, body?: unknown): Promise<T>
  close(): Promise<void>
}

interface Wishes {
  databaseUrl?: string
  env?: Record<string, string>
}

export async function aScene({ databaseUrl, env = {} }: Wishes = {}): Promise<Scene> {
  const simulator = await startSimulator({ loopback: true, running: true })
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const environment = anEnvironment({
    DATA_DIR: aDataFolder(),
    PORT: String(port),
    PUBLIC_URL: url,
    CLOCK_URL: `${simulator.url}/_sim/clock`,
    WECHAT_API_URL: simulator.url,
    WECHAT_PAGE_URL: simulator.url,
    WECHAT_OPEN_URL: simulator.url,
    WECHAT_PAY_URL: simulator.url,
    ...(databaseUrl && { DATABASE_URL: databaseUrl }),
    ...env,
  })
  const control = controlOf(simulator.url)
  let server = await start(environment)
  await furnish(control, environment, url)
  await untilTicket(url)
  return {
    simulator,
    get server() {
      return server
    },
    url,
    env: environment,
    control,
    restart: async () => {
      await server.close()
      server = await start(environment)
    },
    pass: async (seconds) => {
      await passing(control, seconds, [url])
      await new Promise((resolve) => setTimeout(resolve, 300)) // whoever else follows the clock reads it every 200 ms
    },
    close: async () => {
      await server.close()
      await simulator.close()
    },
  }
}

/**
 * One that nobody else is given between now and the server's start: below those that the system hands out by itself, and
 * for each worker of the tests a part of its own.
 */
async function freePort(): Promise<number> {
  const { createServer } = await import('node:net')
  for (;;) {
    const port = 12_000 + (Number(process.env.VITEST_POOL_ID ?? 1) % 16) * 1_000 + (nextPort++ % 1_000)
    const server = createServer()
    const isFree = await new Promise<boolean>((resolve) => {
      server.once('error', () => resolve(false))
      server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
    })
    if (isFree) return port
  }
}

let nextPort = process.pid % 1_000

const controlOf =
  (base: string) =>
  async <T>(path: string, body?: unknown): Promise<T> => {
    const answer = await fetch(base + path, body === undefined ? {} : { method: 'POST', ...json(body) })
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
    return (await answer.json().catch(() => undefined)) as T
  }

const json = (body: unknown) => ({ headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })

/** Registers our component, the back office, and one mini-program of the merchant's. */
async function furnish(control: Scene['control'], env: Record<string, string>, url: string): Promise<void> {
  const server = { request: [url], upload: [url], download: [url] }
  await control('/_sim/apps', {
    appid: env.WECHAT_MERCHANT_APPID,
    kind: 'miniProgram',
    own: true,
    name: '开店',
    secret: env.WECHAT_MERCHANT_SECRET,
    serverDomains: server,
  })
  await control('/_sim/apps', {
    appid: names.noodles,
    kind: 'miniProgram',
    name: '小麦面馆',
    userName: names.noodlesUserName,
    admin: 'merchant',
  })
  await control('/_sim/component', {
    appid: env.WECHAT_COMPONENT_APPID,
    secret: env.WECHAT_COMPONENT_SECRET,
    token: env.WECHAT_COMPONENT_TOKEN,
    aesKey: env.WECHAT_COMPONENT_AES_KEY,
    authorizeUrl: `${url}/wechat/authorize`,
    callbackUrl: `${url}/wechat/$APPID$/callback`,
    launchHost: new URL(url).host,
  })
}

/** Without a ticket nobody can ask WeChat for anything. */
async function untilTicket(url: string): Promise<void> {
  await eventually(async () => {
    const ready = (await (await fetch(`${url}/readyz`)).json()) as { checks: { ticket: { ok: boolean } } }
    return ready.checks.ticket.ok
  })
}

export interface Answer<T> {
  status: number
  data: T
  error: { code: string; text: string; next?: string; field?: string; requestId: string }
}

/** What was asked for; a refusal fails the test with its words. */
export function granted<T>(asked: string, { status, data, error }: Answer<T>): T {
  if (status !== 200) throw new Error(`${asked}: ${JSON.stringify(error)}`)
  return data
}

/** A merchant's back office: the same requests, without the screens. */
export interface BackOffice {
  token: string
  me: MeView
  call<T>(method: string, path: string, body?: unknown): Promise<Answer<T>>
  openStore(name?: string): Promise<StoreView>
  beginAttempt(store: StoreView, requestKey?: string): Promise<NewAttemptView>
  latestAttempt(store: StoreView): Promise<AttemptView | null>
  authorizer(store: StoreView): Promise<AuthorizerView | null>
  requirements(store: StoreView): Promise<Requirement[]>
}

export type Who = 'merchant' | 'customer'

export async function signIn(scene: Scene, who: Who = 'merchant'): Promise<BackOffice> {
  const { code } = await scene.control<{ code: string }>(`/_sim/phones/${who}/login`, { appid: names.backOffice })
  const anonymous = callerOf(scene.url)
  const { data, error } = await anonymous<SignedInView>('POST', '/me/sessions', { code, device: 'iPhone 15' })
  if (!data) throw new Error(`sign-in: ${error.code}`)
  const call = callerOf(scene.url, data.token)
  const must = async <T>(method: string, path: string, body?: unknown): Promise<T> =>
    granted(`${method} ${path}`, await call<T>(method, path, body))
  return {
    token: data.token,
    me: data.me,
    call,
    openStore: (name = '小麦面馆') => must('POST', '/me/stores', { name, kind: 'dining', requestKey: aRequestKey() }),
    beginAttempt: (store, requestKey = aRequestKey()) => must('POST', `/${store.key}/attempts`, { requestKey }),
    latestAttempt: (store) => must('GET', `/${store.key}/attempts/latest`),
    authorizer: (store) => must('GET', `/${store.key}/authorizer`),
    requirements: (store) => must('GET', `/${store.key}/requirements`),
  }
}

let keys = 0
export const aRequestKey = (): string => `request-key-${String(++keys).padStart(6, '0')}`

export const callerOf =
  (url: string, token?: string): BackOffice['call'] =>
  async (method, path, body) => {
    const headers = { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) }
    const answer = await fetch(`${url}/api/merchant${path}`, {
      method,
      headers,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    return { status: answer.status, ...((await answer.json()) as object) } as never
  }

export interface SeenPage {
  url: string
  status: number
  html: string
  source: string
  title: string
}

/** What the merchant does with WeChat: saves the picture, scans it from the album, follows the page, decides. */
export async function scan(scene: Scene, qrPng: string, who: Who = 'merchant'): Promise<SeenPage> {
  const picture = await scene.control<{ id: string }>(`/_sim/phones/${who}/album`, {
    appid: names.backOffice,
    base64: qrPng,
  })
  const { text } = await scene.control<{ text: string }>(`/_sim/phones/${who}/scan`, { pictureId: picture.id })
  return browse(scene, text, who)
}

export const browse = (scene: Scene, url: string, who: Who = 'merchant', referer = ''): Promise<SeenPage> =>
  scene.control(
    `/_sim/phones/${who}/web?format=json&url=${encodeURIComponent(url)}&referer=${encodeURIComponent(referer)}`,
  )

/** The address behind the page's one button. */
export function actionOf(page: Pick<SeenPage, 'source'>): string {
  const [, href = ''] = /class="action" href="([^"]+)"/.exec(page.source) ?? []
  if (href === '') throw new Error(`no button on the page: ${page.source}`)
  return href.replaceAll('&amp;', '&')
}

interface Decision {
  who?: Who
  appid?: string
  sets?: number[]
  decision?: 'authorise' | 'cancel'
}

/** Opens WeChat's page from ours and decides there. Answers where the browser ends up. */
export function decide(
  scene: Scene,
  page: SeenPage,
  { who = 'merchant', ...decision }: Decision = {},
): Promise<SeenPage> {
  return scene.control(`/_sim/phones/${who}/confirm`, {
    url: actionOf(page),
    referer: page.url,
    appid: names.noodles,
    ...decision,
  })
}

/** The mini-program becomes the store's, as it would by the merchant's phone. */
export async function authorise(
  scene: Scene,
  office: BackOffice,
  store: StoreView,
  appid: string = names.noodles,
): Promise<void> {
  const { qrPng } = await office.beginAttempt(store)
  await decide(scene, await scan(scene, qrPng), { appid })
  await eventually(async () => {
    const bound = await office.authorizer(store)
    return bound?.state === 'authorised' && bound.appid === appid
  })
}
