import type { ProgramDomains } from '../../shared/program'
import { Failure, isFailure } from '../failures'
import type { Platform } from '../platform'
import type { Store } from '../store'
import { modifyThirdpartyServerDomain } from '../wechat/componentDomain'
import { modifyServerDomain, type ServerDomainAnswer, type ServerDomains } from '../wechat/domain'
import { errorTexts, type WechatFailureCode } from '../wechat/errors'
import { domainFields, eachKind } from './programFacts'

export const domainKinds = ['request', 'upload', 'download', 'socket'] as const

/** What every store's mini-program must reach: this server, for its answers and its pictures. */
export function wantedDomains({ config }: Platform): ProgramDomains {
  const { origin } = new URL(config.http.publicUrl)
  return { request: [origin], socket: [], upload: [origin], download: [origin] }
}

/** The addresses that are wanted and not set, of each kind. */
async function missingOf({ platform, wechat }: Store): Promise<ProgramDomains> {
  const wanted = wantedDomains(platform)
  const set = await wechat(modifyServerDomain, { action: 'get' })
  return eachKind((kind) => wanted[kind].filter((address) => !set[domainFields[kind]]?.includes(address)))
}

const addresses = (domains: ProgramDomains): string[] => [...new Set(domainKinds.flatMap((kind) => domains[kind]))]

/**
 * Makes sure that the store's mini-program may reach this server. What else is set there stays.
 *
 * WeChat allows 50 changes a month, so nothing is written without a difference. It says "nothing changed" both of what is
 * so already and of what it has sorted out, and may say nothing at all: what counts is what is set afterwards.
 *
 * Whoever goes on from here asks WeChat anew how the mini-program stands.
 *
 * @throws PLATFORM_DOMAIN_MISSING, DOMAIN_REFUSED, each naming the addresses; DOMAINS_FULL, WECHAT_NO_ANSWER
 */
export async function settleDomains(store: Store): Promise<void> {
  const missing = await missingOf(store)
  if (addresses(missing).length === 0) return
  const outcome = await add(store, missing)
  const left = addresses(await missingOf(store))
  if (left.length > 0) throw refusalOf(left, outcome)
}

function add(store: Store, missing: ProgramDomains): Promise<ServerDomainAnswer | Failure> {
  const named = domainKinds.filter((kind) => missing[kind].length > 0)
  const lists: ServerDomains = Object.fromEntries(named.map((kind) => [domainFields[kind], missing[kind]]))
  return outcomeOf(store.wechat(modifyServerDomain, { action: 'add', ...lists }))
}

/** WeChat's answer, or why there is none. */
async function outcomeOf<Answer>(call: Promise<Answer>): Promise<Answer | Failure> {
  try {
    return await call
  } catch (error) {
    if (error instanceof Failure) return error
    throw error
  }
}

function refusalOf(left: string[], outcome: ServerDomainAnswer | Failure): Failure {
  const names = left.join('、')
  if (!(outcome instanceof Failure)) {
    const isUnfiled = left.some((address) => outcome.no_icp_domain?.some((entry) => hostOf(entry) === hostOf(address)))
    const advice = isUnfiled ? '它还没有备案，请服务商完成备案后再试' : '请服务商检查 PUBLIC_URL 的写法'
    return failure('DOMAIN_REFUSED', left, `微信没有接受服务器域名 ${names}：${advice}`)
  }
  if (!isFailure(outcome, 'PLATFORM_DOMAIN_MISSING', 'SERVER_DOMAINS_UNCHANGED')) return outcome
  const text = `服务器域名 ${names} 还没有登记到第三方平台，或者没有备案，请联系服务商`
  return failure('PLATFORM_DOMAIN_MISSING', left, text, outcome)
}

const failure = (code: WechatFailureCode, addresses: string[], text: string, cause?: unknown): Failure =>
  new Failure(code, { addresses }, { status: 502, next: errorTexts[code].next, text, cause })

const hostOf = (address: string): string => address.replace(/^\w+:\/\//, '')

/** Where the platform's own list of servers stands: only names in there can be given to stores. */
interface PlatformList {
  host: string
  /** The lists of the test version and of the published platform. */
  testing: string[]
  published: string[]
}

export async function platformList({ wechat, config }: Platform): Promise<PlatformList> {
  const answer = await wechat(modifyThirdpartyServerDomain, { action: 'get' })
  return {
    host: new URL(config.http.publicUrl).host,
    testing: split(answer.testing_wxa_server_domain),
    published: split(answer.published_wxa_server_domain),
  }
}

const split = (joined = ''): string[] => joined.split(';').filter(Boolean)

/** In both lists: before 全网发布 WeChat looks at the one, after it at the other. */
export const isRegistered = ({ host, testing, published }: PlatformList): boolean =>
  testing.includes(host) && published.includes(host)

/**
 * Puts this server on the platform's own list, of the test version and of the published one. What else is there stays; a
 * second time changes nothing.
 *
 * @throws DOMAIN_REFUSED, DOMAIN_CHANGES_USED_UP, WECHAT_NO_ANSWER
 */
export async function registerHost(platform: Platform): Promise<PlatformList> {
  const before = await platformList(platform)
  if (isRegistered(before)) return before
  const change = { action: 'add' as const, wxa_server_domain: before.host, is_modify_published_together: true }
  const outcome = await outcomeOf(platform.wechat(modifyThirdpartyServerDomain, change))
  const after = await platformList(platform)
  if (isRegistered(after)) return after
  if (outcome instanceof Failure) throw outcome
  throw failure('DOMAIN_REFUSED', [after.host], `微信没有接受域名 ${after.host}，请检查 PUBLIC_URL 的写法和备案`)
}
