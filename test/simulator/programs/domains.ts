import type { App } from '../accounts'
import { isLoopback, type World } from '../world'
import type { Program } from './program'
import type { Kind } from './running'

/** The six lists of server domains, by the word the API uses; entries carry their scheme. */
export const domainKinds = [
  'requestdomain',
  'wsrequestdomain',
  'uploaddomain',
  'downloaddomain',
  'udpdomain',
  'tcpdomain',
] as const

export type DomainKind = (typeof domainKinds)[number]
export type DomainLists = Record<DomainKind, string[]>

/** Which scheme each list wants. */
export const schemes: Record<DomainKind, string> = {
  requestdomain: 'https:',
  wsrequestdomain: 'wss:',
  uploaddomain: 'https:',
  downloaddomain: 'https:',
  udpdomain: 'udp:',
  tcpdomain: 'tcp:',
}

export const mapKinds = (make: (kind: DomainKind) => string[]): DomainLists => ({
  requestdomain: make('requestdomain'),
  wsrequestdomain: make('wsrequestdomain'),
  uploaddomain: make('uploaddomain'),
  downloaddomain: make('downloaddomain'),
  udpdomain: make('udpdomain'),
  tcpdomain: make('tcpdomain'),
})

export const noDomains = (): DomainLists => mapKinds(() => [])

/** What a platform has set for one mini-program, and what its last release took over. */
export interface Domains {
  /** Through the platform's list: modify_domain. */
  third: DomainLists
  /** modify_domain_directly */
  direct: DomainLists
  /** Null until the first release by a platform. */
  effective: DomainLists | null
  webview: { third: string[]; direct: string[]; effective: string[] | null }
}

export const blankDomains = (): Domains => ({
  third: noDomains(),
  direct: noDomains(),
  effective: null,
  webview: { third: [], direct: [], effective: null },
})

/** What the merchant set in the console, as the API shows it. */
export function consoleDomains({ serverDomains: { request, upload, download, socket } }: App): DomainLists {
  const withScheme = (scheme: string, hosts: string[]) => hosts.map((host) => `${scheme}//${host}`)
  return {
    ...noDomains(),
    requestdomain: withScheme('https:', request),
    wsrequestdomain: withScheme('wss:', socket),
    uploaddomain: withScheme('https:', upload),
    downloaddomain: withScheme('https:', download),
  }
}

const together = (...lists: string[][]) => [...new Set(lists.flat())]

/** All that is set, by whomever: what trials use now, and what the next release takes over (grade D: their union). */
export function presentDomains(app: App, { domains: { third, direct } }: Program): DomainLists {
  const own = consoleDomains(app)
  return mapKinds((kind) => together(own[kind], third[kind], direct[kind]))
}

export const presentWebviews = ({ domains: { webview } }: Program): string[] => together(webview.third, webview.direct)

export const effectiveDomains = (app: App, program: Program): DomainLists =>
  program.domains.effective ?? consoleDomains(app)

export const domainsFor = (app: App, program: Program, kind: Kind): DomainLists =>
  kind === 'live' ? effectiveDomains(app, program) : presentDomains(app, program)

/** A release takes over what is set at that moment. */
export function takeOverDomains(app: App, program: Program): void {
  program.domains.effective = presentDomains(app, program)
  program.domains.webview.effective = presentWebviews(program)
}

/** Without a port in the list none may be in the address, with one it must be the same (grade A). */
export function isReachable(world: World, address: string, list: readonly string[]): boolean {
  if (!URL.canParse(address)) return false
  const { origin, hostname } = new URL(address)
  return list.includes(origin) || (world.options.loopback && isLoopback(hostname))
}
