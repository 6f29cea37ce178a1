import { derivedHex } from '../crypto'
import type { App, AppCategory, AppKind, ServerDomains } from '../accounts'
import { categoryNamed } from '../programs/categoryTree'
import type { World } from '../world'

interface NamedCategory {
  first: string
  second: string
}

export type NewApp = Partial<Omit<App, 'serverDomains' | 'categories'>> & {
  serverDomains?: Partial<ServerDomains>
  /** By name; they count as passed. */
  categories?: NamedCategory[]
}

const hex = (world: World, length: number) => world.random.text(length, '0123456789abcdef')

const noDomains: ServerDomains = { request: [], upload: [], download: [], socket: [] }

/** The back office is the platform's own: no merchant administers it. */
const blank = (kind: AppKind, appid: string, secret: string, own = false): App => ({
  appid,
  secret,
  kind,
  name: kind === 'miniProgram' ? '未命名小程序' : '未命名公众号',
  userName: `gh_${derivedHex(12, 'original id', appid)}`,
  admin: own ? null : 'merchant',
  principal: '示例贸易有限公司',
  principalKind: 'enterprise',
  verified: true,
  own,
  ipList: ['127.0.0.1', '::1'],
  accountStatus: 1,
  serviceType: kind === 'miniProgram' ? 0 : 2,
  registerType: 0,
  signature: kind === 'miniProgram' ? '在微信里开的小店，欢迎光临' : '',
  headImg: '',
  categories: [],
  serverDomains: noDomains,
  openAccount: '',
  heldElsewhere: [],
  options: {},
  phoneQuota: 1000,
  version: '1',
  tradeManaged: kind === 'miniProgram' && !own,
  tradeConfirmed: true,
  credential: '91330100MA0000000X',
  icpStatus: 6,
  icpReasons: [],
})

export const appFields = Object.keys(blank('miniProgram', '', ''))

/** mp.weixin.qq.com wants a scheme in front of a domain, the platform's own list does not: both are taken. */
const bareHosts = (domains: Partial<ServerDomains>): Partial<ServerDomains> =>
  Object.fromEntries(
    Object.entries(domains).map(([kind, hosts]) => [kind, hosts.map((host) => host.replace(/^\w+:\/\//, ''))]),
  )

/** A category the simulator does not have. */
export const unknownCategory = ({ categories = [] }: NewApp): NamedCategory | undefined =>
  categories.find(({ first, second }) => !categoryNamed(first, second))

const passed = (categories: NamedCategory[]): AppCategory[] =>
  categories.flatMap(({ first, second }) => {
    const category = categoryNamed(first, second)
    return category ? [{ category, proofs: [], status: 3, reason: '', slow: null }] : []
  })

/** Adds an account to the world, or changes one that is there. What is not said is made up. */
export function putApp(world: World, wish: NewApp): App {
  const appid = wish.appid ?? `wx${hex(world, 16)}`
  const before = world.state.apps[appid] ?? {
    ...blank(wish.kind ?? 'miniProgram', appid, hex(world, 32), wish.own),
    headImg: `${world.options.url}/_sim/heads/${appid}`,
  }
  const serverDomains = { ...before.serverDomains, ...bareHosts(wish.serverDomains ?? {}) }
  const categories = wish.categories ? passed(wish.categories) : before.categories
  const app: App = { ...before, ...wish, appid, serverDomains, categories }
  world.state.apps[appid] = app
  return app
}

/** A saved account may be older than a field that was added since. */
export const completeApps = (apps: Record<string, App>): Record<string, App> =>
  Object.fromEntries(
    Object.entries(apps).map(([appid, app]): [string, App] => [appid, { ...blank(app.kind, appid, ''), ...app }]),
  )
