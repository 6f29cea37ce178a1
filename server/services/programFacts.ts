import type { IcpState, ProgramCategory, ProgramDomains, ProgramFacts, ProgramInterface } from '../../shared/program'
import { Failure } from '../failures'
import { getAccountBasicInfo, type AccountBasicInfo } from '../wechat/basicInfo'
import { getSettingCategories, type SetCategory } from '../wechat/category'
import { setCodeAuditQuota } from '../wechat/codeAudit'
import { getVisitStatus } from '../wechat/codeRelease'
import {
  getEffectiveServerDomain,
  modifyServerDomain,
  type EffectiveServerDomains,
  type ServerDomains,
} from '../wechat/domain'
import { getIcpEntranceInfo, type IcpEntrance } from '../wechat/icpFiling'
import { getPrivacyInterface, getPrivacySetting, type PrivacyInterface } from '../wechat/privacy'
import { declined, refusalClass, type Ask } from '../wechatFailure'

export const nothingKnown: ProgramFacts = {
  profile: null,
  principal: null,
  categories: null,
  categoriesLeft: null,
  icp: null,
  domains: null,
  interfaces: null,
  purposes: null,
  reviews: null,
  isOpen: null,
}

/**
 * Asks WeChat for each part by itself: what it will not tell about this account is null, and what it has not answered stays
 * as it was.
 *
 * @throws AUTHORISATION_LOST, and WECHAT_NO_ANSWER or its like when not one part was answered
 */
export async function askFacts(wechat: Ask, former: ProgramFacts): Promise<ProgramFacts> {
  const learned = await Promise.all(looks.map((look) => learn(look, wechat)))
  const [first] = learned
  if (first?.silence && learned.every(({ silence }) => silence)) throw first.silence
  return Object.assign({}, former, ...learned.map(({ values }) => values)) as ProgramFacts
}

/** Part of the facts, and the call that brings it. */
interface Look {
  parts: readonly (keyof ProgramFacts)[]
  ask(wechat: Ask): Promise<Partial<ProgramFacts>>
}

const looks: readonly Look[] = [
  { parts: ['profile', 'principal'], ask: async (wechat) => identityIn(await wechat(getAccountBasicInfo, {})) },
  {
    parts: ['categories', 'categoriesLeft'],
    ask: async (wechat) => {
      const { categories, quota } = await wechat(getSettingCategories, {})
      return { categories: categories.map(categoryFrom), categoriesLeft: quota ?? null }
    },
  },
  { parts: ['icp'], ask: async (wechat) => ({ icp: icpFrom((await wechat(getIcpEntranceInfo, {})).info) }) },
  { parts: ['domains'], ask: async (wechat) => ({ domains: await presentDomains(wechat) }) },
  {
    parts: ['interfaces'],
    ask: async (wechat) => ({
      interfaces: (await wechat(getPrivacyInterface, {})).interface_list.map(interfaceFrom),
    }),
  },
  {
    parts: ['purposes'],
    ask: async (wechat) => {
      const { setting_list = [] } = await wechat(getPrivacySetting, { privacy_ver: 2 })
      const told = setting_list.filter(({ privacy_text }) => privacy_text !== '')
      return { purposes: Object.fromEntries(told.map((item) => [item.privacy_key, item.privacy_text])) }
    },
  },
  {
    parts: ['reviews'],
    ask: async (wechat) => {
      const { rest, limit, speedup_rest } = await wechat(setCodeAuditQuota, {})
      return { reviews: { left: rest, limit, hurriesLeft: speedup_rest } }
    },
  },
  { parts: ['isOpen'], ask: async (wechat) => ({ isOpen: (await wechat(getVisitStatus, {})).status === 1 }) },
]

const principalKinds = ['person', 'company', 'media', 'government', 'other'] as const

function identityIn(info: AccountBasicInfo): Pick<ProgramFacts, 'profile' | 'principal'> {
  const nickname = info.nickname_info?.nickname ?? info.nickname ?? ''
  const hasAvatar = Boolean(info.head_image_info?.head_image_url)
  const isVerified = info.wx_verify_info?.qualification_verify === true
  return {
    profile: { nickname, hasAvatar, introduction: info.signature_info?.signature ?? '' },
    principal: { kind: principalKinds[info.principal_type] ?? 'other', isVerified },
  }
}

const categoryStates = { 1: 'inReview', 2: 'rejected', 3: 'passed' } as const

const categoryFrom = (set: SetCategory): ProgramCategory => ({
  first: set.first,
  second: set.second,
  firstName: set.first_name,
  secondName: set.second_name,
  state: categoryStates[set.audit_status],
  reason: set.audit_reason || null,
})

const icpStates: Readonly<Record<number, IcpState>> = {
  2: 'reviewing',
  3: 'rejected',
  4: 'reviewing',
  5: 'rejected',
  6: 'filed',
}

const icpFrom = ({ status, audit_data = [] }: IcpEntrance): ProgramFacts['icp'] => ({
  state: icpStates[status] ?? 'none',
  reasons: audit_data.map(({ key_name, error, suggest }) =>
    [`${key_name}：${error}`, suggest].filter(Boolean).join('，'),
  ),
})

/** WeChat's words for our kinds of servers. */
export const domainFields = {
  request: 'requestdomain',
  upload: 'uploaddomain',
  download: 'downloaddomain',
  socket: 'wsrequestdomain',
} as const satisfies Record<keyof ProgramDomains, keyof ServerDomains>

export const eachKind = (listOf: (kind: keyof ProgramDomains) => string[]): ProgramDomains => ({
  request: listOf('request'),
  socket: listOf('socket'),
  upload: listOf('upload'),
  download: listOf('download'),
})

/** What is set now, whoever set it. Phones obey it from the next release on. */
async function presentDomains(wechat: Ask): Promise<ProgramDomains> {
  const ours = await wechat(modifyServerDomain, { action: 'get' })
  const { mp_domain, direct_domain } = await elsewhere(wechat)
  const listed = (kind: keyof ProgramDomains): string[] =>
    [ours, mp_domain, direct_domain].flatMap((domains) => domains?.[domainFields[kind]] ?? [])
  return eachKind((kind) => [...new Set(listed(kind))])
}

/** What was set in other ways than ours; nothing where WeChat will not say. */
async function elsewhere(wechat: Ask): Promise<EffectiveServerDomains> {
  try {
    return await wechat(getEffectiveServerDomain, {})
  } catch (error) {
    if (declined(error)) return {}
    throw error
  }
}

const interfaceStates = { 1: 'closed', 2: 'forbidden', 3: 'inReview', 4: 'refused', 5: 'open' } as const

const interfaceFrom = ({ api_name, status, fail_reason }: PrivacyInterface): ProgramInterface => ({
  name: api_name,
  state: interfaceStates[status],
  reason: fail_reason || null,
})

/** Classes of WeChat's no that are about this account: asking again is no use until something else has changed. */
const lasting = ['account', 'state', 'param', 'config']

/** What one look brought; `silence` where WeChat has neither told nor refused to tell. */
interface Learned {
  values: Partial<ProgramFacts>
  silence?: Failure
}

async function learn({ parts, ask }: Look, wechat: Ask): Promise<Learned> {
  try {
    return { values: await ask(wechat) }
  } catch (error) {
    const refusal = refusalClass(error)
    if (!(error instanceof Failure) || refusal === null || refusal === 'reauth') throw error
    if (!lasting.includes(refusal)) return { values: {}, silence: error }
    return { values: Object.fromEntries(parts.map((part) => [part, null])) }
  }
}
