import { derivedHex } from '../crypto'
import type { App, AppKind, ServerDomains } from '../accounts'
import type { World } from '../world'

export type NewApp = Partial<Omit<App, 'serverDomains'>> & { serverDomains?: Partial<ServerDomains> }

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
  signature: '',
  headImg: '',
  categories: [],
  serverDomains: noDomains,
  openAccount: '',
  heldElsewhere: [],
  options: {},
  phoneQuota: 1000,
  version: '1',
})

export const appFields = Object.keys(blank('miniProgram', '', ''))

/** mp.weixin.qq.com wants a scheme in front of a domain, the platform's own list does not: both are taken. */
const bareHosts = (domains: Partial<ServerDomains>): Partial<ServerDomains> =>
  Object.fromEntries(
    Object.entries(domains).map(([kind, hosts]) => [kind, hosts.map((host) => host.replace(/^\w+:\/\//, ''))]),
  )

/** Adds an account to the world, or changes one that is there. What is not said is made up. */
export function putApp(world: World, wish: NewApp): App {
  const appid = wish.appid ?? `wx${hex(world, 16)}`
  const before = world.state.apps[appid] ?? blank(wish.kind ?? 'miniProgram', appid, hex(world, 32), wish.own)
  const serverDomains = { ...before.serverDomains, ...bareHosts(wish.serverDomains ?? {}) }
  const app: App = { ...before, ...wish, appid, serverDomains }
  world.state.apps[appid] = app
  return app
}
