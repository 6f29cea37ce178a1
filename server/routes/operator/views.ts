import type { OperatorView } from '../../../shared/api/operator/session'
import type {
  AccountView,
  ReleaseLine,
  StaffView,
  StoreDetailView,
  StoreLine,
  StoreProgramView,
  StoreReleaseView,
} from '../../../shared/api/operator/stores'
import type { DraftView, LibraryTemplateView, TemplateStores } from '../../../shared/api/operator/templates'
import type { Problem } from '../../../shared/next'
import { isInFlight, type ReleaseState } from '../../../shared/release'
import type { Requirement } from '../../../shared/requirement'
import { censorText } from '../../censor'
import type { AuthorizerRow } from '../../db/models/authorizer'
import type { OperatorRow } from '../../db/models/operator'
import type { NoticeRow, ProgramRow, ReleaseRow } from '../../db/models/release'
import type { StoreRow } from '../../db/models/store'
import type { TemplateRow } from '../../db/models/template'
import { failures } from '../../failures'
import type { Platform } from '../../platform'
import type { FleetLine, HeldToken, StaffMember, ToldRelease } from '../../services/fleet'
import { problemOf } from '../../services/releases/problems'
import { flavourOfSource } from '../../services/templateLibrary'
import { reasonLines } from '../../wechat/reviewReason'
import type { TemplateDraft } from '../../wechat/template'
import { iso, maskedPhone } from '../valueViews'
import { authorizerView } from '../merchant/views'

// What leaves the server is named here field by field: a new column stays home until somebody lets it out.

export const operatorView = ({ name }: OperatorRow): OperatorView => ({ name })

export const templateView = (row: TemplateRow, stores: TemplateStores): LibraryTemplateView => ({
  templateId: row.templateId,
  draftId: row.draftId,
  flavour: row.flavour,
  userVersion: row.userVersion,
  userDesc: row.userDesc,
  sourceAppid: row.sourceAppid,
  createdAt: row.createTime.toISOString(),
  state: row.state,
  isDefault: row.isDefault && row.state === 'available',
  whatIsNew: row.whatIsNew,
  manifest: row.manifest,
  stores,
})

export function draftView(platform: Platform, draft: TemplateDraft, templates: TemplateRow[]): DraftView {
  const draftId = String(draft.draft_id)
  const uploadedAt = new Date(draft.create_time * 1000)
  const made = templates.find(
    (row) => row.draftId === draftId && row.userVersion === draft.user_version && row.createTime >= uploadedAt,
  )
  return {
    draftId,
    userVersion: draft.user_version,
    userDesc: draft.user_desc,
    uploadedAt: uploadedAt.toISOString(),
    sourceName: draft.source_miniprogram ?? null,
    sourceAppid: draft.source_miniprogram_appid ?? null,
    flavour: flavourOfSource(platform, draft.source_miniprogram_appid ?? null),
    templateId: made?.templateId ?? null,
  }
}

export const storeLine = ({ store, account, newest, live, payment, openIncidents }: FleetLine): StoreLine => ({
  key: store.key,
  name: store.name,
  kind: store.kind,
  createdAt: store.createdAt.toISOString(),
  program: account && { appid: account.appid, name: account.name, state: account.state },
  live: live && releaseLine(live),
  current: newest && isCurrent(newest.state) ? releaseLine(newest) : null,
  payment: { standing: payment, isCollecting: store.paymentVersionId !== null, openIncidents },
  problem: trouble(account, newest),
})

const isCurrent = (state: ReleaseState): boolean => isInFlight(state) || state === 'rejected' || state === 'failed'

/** The first thing that somebody has to see to. */
function trouble(account: AuthorizerRow | null, newest: ReleaseRow | null): Problem | null {
  if (account && account.state !== 'authorised') return problem('AUTHORISATION_LOST')
  return newest && isCurrent(newest.state) ? releaseProblem(newest) : null
}

const problem = (code: keyof typeof failures): Problem => ({ code, text: failures[code].text })

/** A rejection is told in the reviewer's words. */
function releaseProblem(row: ReleaseRow): Problem | null {
  const reason = reasonLines(row.reviewReason ?? '').join('；')
  if (row.state === 'rejected' && reason) return { code: row.problemCode ?? 'RELEASE_REJECTED', text: reason }
  const known = problemOf(row)
  return known && { code: known.code, text: known.text }
}

const releaseLine = ({ id, number, state, userVersion, stateAt }: ReleaseRow): ReleaseLine => ({
  ...{ id, number, state, userVersion },
  stateAt: stateAt.toISOString(),
})

const releaseView = ({ release, steps }: ToldRelease): StoreReleaseView => ({
  ...releaseLine(release),
  templateId: release.templateId,
  appid: release.appid,
  reason: release.reason,
  wish: release.wish,
  problem: releaseProblem(release),
  reviewReason: reasonLines(release.reviewReason ?? ''),
  auditId: release.auditId,
  isHurried: release.isHurried,
  createdAt: release.createdAt.toISOString(),
  submittedAt: iso(release.submittedAt),
  publishedAt: iso(release.publishedAt),
  steps: steps.map(({ at, event, fromState, toState, note }) => ({
    at: at.toISOString(),
    event,
    from: fromState as ReleaseState, // the timeline holds the states of every machine; these rows are of releases
    state: toState as ReleaseState,
    note,
  })),
})

const staffView = ({ staff, merchant }: StaffMember): StaffView => ({
  name: merchant?.name ?? null,
  phone: merchant?.phone ? maskedPhone(merchant.phone) : null,
  role: staff.role,
})

interface Account {
  row: AuthorizerRow
  token: HeldToken
}

const accountView = ({ row, token }: Account): AccountView => ({
  ...authorizerView(row),
  userName: row.userName,
  stateAt: row.stateAt.toISOString(),
  learnedAt: known(row.learnedAt),
  lastUsedAt: known(row.lastUsedAt),
  token: { isFresh: token.isFresh, expiresAt: iso(token.expiresAt), canRenew: token.canRenew },
})

/** Columns that hold no time hold the beginning of all time. */
const known = (date: Date): string | null => (date.getTime() === 0 ? null : date.toISOString())

const programView = ({ templateId, autoPublish, suspendedAt, facts, learnedAt }: ProgramRow): StoreProgramView => ({
  templateId,
  autoPublish,
  suspendedAt: iso(suspendedAt),
  facts: facts && {
    profile: facts.profile,
    principal: facts.principal,
    categories: facts.categories,
    categoriesLeft: facts.categoriesLeft,
    icp: facts.icp,
    domains: facts.domains,
    interfaces: facts.interfaces,
    reviews: facts.reviews,
    isOpen: facts.isOpen,
  },
  learnedAt: known(learnedAt),
})

const noticeView = ({ id, code, text, at, readAt }: NoticeRow) => ({
  ...{ id, code, text },
  at: at.toISOString(),
  isRead: readAt !== null,
})

/** Some sentences repeat what the merchant typed: their phone number. */
const requirementView = (line: Requirement): Requirement => ({ ...line, text: censorText(line.text) })

export interface SeenStore {
  store: StoreRow
  logoUrl: string | null
  staff: StaffMember[]
  account: Account | null
  requirements: Requirement[]
  program: ProgramRow
  releases: ToldRelease[]
  notices: NoticeRow[]
}

export function storeDetailView(seen: SeenStore): StoreDetailView {
  const { key, name, kind, contactName, contactPhone, address, hours, createdAt } = seen.store
  return {
    ...{ key, name, kind, logoUrl: seen.logoUrl, contactName, address, hours },
    contactPhone: contactPhone && maskedPhone(contactPhone),
    createdAt: createdAt.toISOString(),
    staff: seen.staff.map(staffView),
    account: seen.account && accountView(seen.account),
    requirements: seen.requirements.map(requirementView),
    program: programView(seen.program),
    releases: seen.releases.map(releaseView),
    notices: seen.notices.map(noticeView),
  }
}
