import { openBase } from '../../../server/base'
import type { TokenKind } from '../../../server/db/models/token'
import { aFolder } from '../../setup/environment'
import { childPool, type Child } from '../children/parent'
import type { CallOutcome } from '../children/talk'
import type { Place } from '../database'
import { actionOf, beginAttempt, browse, confirm, openStore, signIn, type Office } from '../office'
import { aMiniProgram, environmentFor, furnish, startSimulated, type Simulated } from '../simulated'
import { freePort, within } from '../wait'
import { keepHistory, type History } from './history'
import { watchTimes, type Times } from './times'

/** Whose token: ours as the platform, the back office's, or that of a mini-program that authorised us. */
export interface Account {
  kind: TokenKind
  appid: string
}

export interface Server {
  url: string
  /** One call with the component's or an account's token, from that process. */
  callAs(appid: string): Promise<CallOutcome>
  isDown(): boolean
  /** SIGKILL. */
  kill(): Promise<void>
  start(): Promise<void>
}

/** Two servers on one database, WeChat beside them, and mini-programs that have authorised us. */
export interface Cast {
  simulated: Simulated
  times: Times
  servers: readonly [Server, Server]
  office: Office
  component: Account
  own: Account
  authorizers: readonly Account[]
  secrets: { component: string; own: string }
  /** What was stored, as the database saw it. */
  history: History
  /** What we think of the account's authorisation. */
  stateOf(account: Account): Promise<string>
  close(): Promise<void>
}

const miniPrograms = 4

/** The second server calls WeChat by this name, so that WeChat's records tell the two apart. */
export const secondHost = 'localhost'

export async function aCast(place: Place, seed: number): Promise<Cast> {
  const simulated = await startSimulated(seed)
  const ports = [await freePort(), await freePort()] as const
  const url = (port: number) => `http://127.0.0.1:${port}`
  const common = { DATA_DIR: aFolder(), PUBLIC_URL: url(ports[0]), DATABASE_URL: place.url }
  const env = environmentFor(simulated, common)
  const pool = childPool()
  const aServer = (port: number, api: string): Server =>
    serverOf(pool, { ...env, PORT: String(port), WECHAT_API_URL: api }, url(port))
  const secondApi = simulated.url.replace('127.0.0.1', secondHost)
  const servers = [aServer(ports[0], simulated.url), aServer(ports[1], secondApi)] as const
  await servers[0].start()
  await servers[1].start()
  await furnish(simulated, env, url(ports[0]))
  await within(20, async () => (await fetch(`${url(ports[0])}/readyz`)).ok)

  const base = await openBase({ ...env, PORT: '0' })
  const history = await keepHistory(base)
  const own = { kind: 'own', appid: env.WECHAT_MERCHANT_APPID ?? '' } as const
  const component = { kind: 'component', appid: env.WECHAT_COMPONENT_APPID ?? '' } as const
  const office = await signIn(simulated, url(ports[0]), own.appid)
  const authorizers: Account[] = []
  for (let number = 1; number <= miniPrograms; number++) {
    authorizers.push(await authorised(simulated, office, servers[0].url, number))
  }
  return {
    simulated,
    times: await watchTimes(simulated),
    servers,
    office,
    component,
    own,
    authorizers,
    secrets: { component: env.WECHAT_COMPONENT_SECRET ?? '', own: env.WECHAT_MERCHANT_SECRET ?? '' },
    history,
    stateOf: async ({ appid }) => (await base.platform.authorizers.find({ appid }))?.state ?? 'missing',
    close: async () => {
      await base.close()
      await Promise.all(servers.map((server) => server.kill()))
      await pool.close()
      await simulated.close()
    },
  }
}

function serverOf(pool: ReturnType<typeof childPool>, env: Record<string, string>, url: string): Server {
  let child: Child | undefined
  return {
    url,
    isDown: () => child === undefined,
    callAs: (appid) => {
      if (!child) return Promise.resolve({ code: 'UNREACHABLE', errcode: null, ms: 0 })
      const gone = (): CallOutcome => ({ code: 'UNREACHABLE', errcode: null, ms: 0 })
      return child.ask('callAs', { appid }).catch(gone)
    },
    kill: async () => {
      const dying = child
      child = undefined
      await dying?.kill()
    },
    start: async () => {
      const started = pool.take()
      await started.ask('serve', { env })
      await started.ask('open', { env })
      child = started
    },
  }
}

async function authorised(simulated: Simulated, office: Office, url: string, number: number): Promise<Account> {
  const appid = await aMiniProgram(simulated, `wxa${String(number).padStart(15, '0')}`, `店铺 ${number}`)
  const store = await openStore(office, url, `店铺 ${number}`)
  const { data: attempt } = await beginAttempt(office, url, store.key)
  const page = await browse(simulated, attempt?.url ?? '')
  if (actionOf(page) === null) throw new Error(`no way on: ${page.status} ${page.source.slice(0, 300)}`)
  await confirm(simulated, page, appid)
  const path = `/${store.key}/authorizer`
  const done = await within(20, async () => (await office.call<{ state: string }>(url, 'GET', path)).data)
  if (done?.state !== 'authorised') throw new Error(`${appid} was not authorised`)
  return { kind: 'authorizer', appid }
}
