import type { Component } from '../accounts'
import {
  consoleDomains,
  domainKinds,
  effectiveDomains,
  mapKinds,
  schemes,
  type DomainKind,
  type DomainLists,
} from '../programs/domains'
import type { World } from '../world'
import { programCall } from './code/source'
import {
  actionOf,
  afterwards,
  hostOf,
  isEntry,
  isOwnMachine,
  isSame,
  monthlyChanges,
  textsOf,
  type Action,
} from './domainWish'
import { no } from './errcodes'
import { take } from './quotas'
import { account, official, ok, type Call, type Row, type Rows } from './row'

const page = (name: string, grade: string) => official(`miniprogram-management/domain-management/${name}`, grade)

const fields = `action ${domainKinds.join(' ')}`
const mostDomains = 200

/** Before the platform is published, its testing list counts. */
const platformHosts = ({ isPublished, serverDomains }: Component) =>
  isPublished ? serverDomains.published : serverDomains.testing

interface Sifted {
  good: DomainLists
  invalid: Record<`invalid_${DomainKind}`, string[]>
  unfiled: string[]
}

/** What is left of the wish: wrong ones and those without filing fall out and are named in the answer. */
function sift(call: Call): Sifted {
  const { world } = call
  const isUnfiled = (entry: string) => world.state.settings.unfiledDomains.includes(hostOf(entry).replace(/:\d+$/, ''))
  const isRight = (kind: DomainKind) => (entry: string) => isEntry(world, entry, schemes[kind])
  const all = mapKinds((kind) => textsOf(call, kind))
  const shaped = mapKinds((kind) => all[kind].filter(isRight(kind)))
  const invalid = Object.fromEntries(
    domainKinds.map((kind) => [`invalid_${kind}`, all[kind].filter((entry) => !isRight(kind)(entry))]),
  ) as Sifted['invalid']
  const unfiled = [...new Set(Object.values(shaped).flat().filter(isUnfiled))]
  return { good: mapKinds((kind) => shaped[kind].filter((entry) => !isUnfiled(entry))), invalid, unfiled }
}

function checkPlatformList(world: World, us: Component, lists: DomainLists): void {
  const hosts = platformHosts(us)
  const stranger = Object.values(lists)
    .flat()
    .find((entry) => !isOwnMachine(world, entry) && !hosts.includes(hostOf(entry)))
  if (stranger) throw no(85018, stranger)
}

const isEmpty = (lists: Record<string, string[]>) => Object.values(lists).every((list) => list.length === 0)

/** Nothing acceptable, or nothing to change: what was sifted out is named all the same. */
function checkEffect(
  action: Action,
  before: DomainLists,
  after: DomainLists,
  { good, invalid, unfiled }: Sifted,
): void {
  const lost = { ...invalid, no_icp_domain: unfiled }
  if (action !== 'delete' && isEmpty(good) && !isEmpty(lost)) throw no(85302, '', lost)
  if (domainKinds.some((kind) => after[kind].length > mostDomains)) throw no(85016)
  if (domainKinds.every((kind) => isSame(before[kind], after[kind]))) throw no(isEmpty(lost) ? 85017 : 85301, '', lost)
}

/** One of the two lists a platform may keep for a mini-program. */
const modify =
  (which: 'third' | 'direct', quotaCode: number): Row['handle'] =>
  (call) => {
    const { app, program } = programCall(call)
    const action = actionOf(call)
    const before = program.domains[which]
    if (action === 'get') return ok(before)
    const sifted = sift(call)
    if (which === 'third' && action !== 'delete') checkPlatformList(call.world, call.component, sifted.good)
    const after = mapKinds((kind) => afterwards(action, before[kind], sifted.good[kind]))
    checkEffect(action, before, after, sifted)
    take(call.world, 'month', ...monthlyChanges(which, app.appid), quotaCode)
    call.spend(app.appid)
    program.domains[which] = after
    return ok({ ...after, ...sifted.invalid, no_icp_domain: sifted.unfiled })
  }

export const serverDomainRows: Rows = {
  /**
   * 配置小程序服务器域名. …/domain-management/modifyServerDomain.html, grade A+B. Only hosts of the platform's own list; 85017
   * when nothing would change, 85301 when that is so because something was sifted out. The code for the 51st change of a
   * month is grade D.
   */
  'POST /wxa/modify_domain': account(
    page('modifyServerDomain', 'A+B'),
    { sets: [18], body: fields },
    modify('third', 45009),
  ),

  /** 快速配置小程序服务器域名. …/domain-management/modifyServerDomainDirectly.html, grade B: no platform list, live at the next release. */
  'POST /wxa/modify_domain_directly': account(
    page('modifyServerDomainDirectly', 'B'),
    { sets: [18], body: fields },
    modify('direct', 86102),
  ),

  /** 获取发布后生效的服务器域名. …/domain-management/getEffectiveServerDomain.html, grade B. */
  'POST /wxa/get_effective_domain': account(page('getEffectiveServerDomain', 'B'), { sets: [18] }, (call) => {
    const { app, program } = programCall(call)
    call.spend(app.appid)
    return ok({
      mp_domain: consoleDomains(app),
      third_domain: program.domains.third,
      direct_domain: program.domains.direct,
      effective_domain: effectiveDomains(app, program),
    })
  }),
}
