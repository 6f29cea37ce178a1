import { paymentStandingOf, type PaymentStanding } from '../../shared/paymentStanding'
import { statesInFlight } from '../../shared/release'
import { storeKinds, storeKindTexts, type Flavour } from '../../shared/store'
import type { AuthorizerRow } from '../db/models/authorizer'
import type { MerchantRow } from '../db/models/merchant'
import type { NoticeRow, ReleaseRow } from '../db/models/release'
import type { StaffRow, StoreRow, TimelineRow } from '../db/models/store'
import type { FleetFilter, FleetPlace, TemplateCount } from '../db/fleet'
import { Failure } from '../failures'
import type { Platform } from '../platform'
import type { Store } from '../store'

/** One store among many. */
export interface FleetLine {
  store: StoreRow
  account: AuthorizerRow | null
  newest: ReleaseRow | null
  live: ReleaseRow | null
  payment: PaymentStanding
  /** About its money. */
  openIncidents: number
}

export interface FleetPage {
  lines: FleetLine[]
  total: number
  /** Names the page after this one; null on the last. */
  next: string | null
}

/** One page of all stores, newest first. @throws INVALID_INPUT for a cursor that is none of ours */
export async function listFleet(
  platform: Platform,
  filter: FleetFilter,
  cursor: string | null,
  limit: number,
): Promise<FleetPage> {
  const after = cursor === null ? null : placeOf(cursor)
  const found = await platform.fleet.page(filter, after, limit + 1)
  const entries = found.slice(0, limit)
  const lines = await linesOf(
    platform,
    entries.map(({ storeId }) => storeId),
    entries.flatMap(({ newestReleaseId }) => newestReleaseId ?? []),
  )
  const last = lines.at(-1)?.store
  const next = found.length > limit && last ? cursorOf(last) : null
  return { lines, total: await platform.fleet.count(filter), next }
}

async function linesOf(platform: Platform, storeIds: string[], releaseIds: string[]): Promise<FleetLine[]> {
  const [stores, accounts, newest, live, versions, incidents] = await Promise.all([
    platform.stores.list({ id: storeIds }),
    platform.authorizers.list({ storeId: storeIds, kind: 'miniProgram' }),
    platform.releases.list({ id: releaseIds }),
    platform.releases.list({ storeId: storeIds, state: 'live' }),
    platform.fleet.paymentStates(storeIds),
    platform.incidents.tally({ storeId: storeIds, closedAt: null }, 'storeId'),
  ])
  const byStore = <Row extends { storeId: string | null }>(rows: Row[]) =>
    new Map(rows.map((row) => [row.storeId, row]))
  const [accountOf, newestOf, liveOf] = [byStore(accounts), byStore(newest), byStore(live)]
  const rowOf = new Map(stores.map((store) => [store.id, store]))
  return storeIds.flatMap((id) => {
    const store = rowOf.get(id)
    const states = versions.filter(({ storeId }) => storeId === id).map(({ state }) => state)
    const line = {
      account: accountOf.get(id) ?? null,
      newest: newestOf.get(id) ?? null,
      live: liveOf.get(id) ?? null,
      payment: paymentStandingOf(states),
      openIncidents: incidents.find(({ of }) => of === id)?.n ?? 0,
    }
    return store ? [{ store, ...line }] : []
  })
}

const cursorOf = ({ createdAt, id }: FleetPlace): string =>
  Buffer.from(`${createdAt.getTime()} ${id}`).toString('base64url')

function placeOf(cursor: string): FleetPlace {
  const [, at, id] = /^(\d{1,15}) ([\w-]{1,96})$/.exec(Buffer.from(cursor, 'base64url').toString()) ?? []
  if (at === undefined || id === undefined) throw new Failure('INVALID_INPUT', { cursor }, { field: 'cursor' })
  return { createdAt: new Date(Number(at)), id }
}

/** @throws NOT_FOUND */
export async function findStore(platform: Platform, key: string): Promise<Store> {
  const row = await platform.stores.find({ key })
  if (!row) throw new Failure('NOT_FOUND', { key })
  return platform.store(row)
}

export interface StaffMember {
  staff: StaffRow
  merchant: MerchantRow | null
}

/** Who works in a store, the owner first. */
export async function staffOf({ staff, platform }: Store): Promise<StaffMember[]> {
  const rows = await staff.list({}, { order: [['createdAt', 'ASC']] })
  const people = await platform.merchants.list({ id: rows.map(({ merchantId }) => merchantId) })
  const personOf = new Map(people.map((merchant) => [merchant.id, merchant]))
  return rows.map((row) => ({ staff: row, merchant: personOf.get(row.merchantId) ?? null }))
}

export interface ToldRelease {
  release: ReleaseRow
  /** Its way so far, oldest first. */
  steps: TimelineRow[]
}

const shownReleases = 20
const shownNotices = 50

/** A store's releases with their way, newest first. */
export async function tellReleases({ releases, timeline }: Store): Promise<ToldRelease[]> {
  const rows = await releases.list({}, { order: [['number', 'DESC']], limit: shownReleases })
  const told = await timeline.list(
    { subject: 'release', subjectId: rows.map(({ id }) => id) },
    { order: [['at', 'ASC']] },
  )
  return rows.map((release) => ({ release, steps: told.filter(({ subjectId }) => subjectId === release.id) }))
}

/** What the merchant was told, newest first. */
export const noticesOf = ({ notices }: Store): Promise<NoticeRow[]> =>
  notices.list({}, { order: [['at', 'DESC']], limit: shownNotices })

export interface HeldToken {
  isFresh: boolean
  expiresAt: Date | null
  canRenew: boolean
}

/** How the tokens of an account stand, without asking WeChat and without telling them. */
export async function tokenOf({ keeper }: Platform, appid: string, now: Date): Promise<HeldToken> {
  const held = await keeper.peek('authorizer', appid)
  if (!held) return { isFresh: false, expiresAt: null, canRenew: false }
  return {
    isFresh: held.value !== '' && held.expiresAt > now,
    expiresAt: held.value === '' ? null : held.expiresAt,
    canRenew: held.refreshToken !== null && held.refreshToken !== '',
  }
}

/** How many stores a template matters to. */
export interface TemplateStores {
  live: number
  underWay: number
  picked: number
}

/** Who each template matters to, by its number at WeChat. */
export async function countTemplateStores({ fleet }: Platform): Promise<(templateId: string) => TemplateStores> {
  const [live, underWay, picked] = await Promise.all([
    fleet.releasesByTemplate(['live']),
    fleet.releasesByTemplate(statesInFlight),
    fleet.picksByTemplate(),
  ])
  const [liveOf, underWayOf, pickedOf] = [countsOf(live), countsOf(underWay), countsOf(picked)]
  return (templateId) => ({
    live: liveOf(templateId),
    underWay: underWayOf(templateId),
    picked: pickedOf(templateId),
  })
}

/** How many stores of each flavour have picked no template that can be had: they get the default with their next release. */
export async function countFollowers(platform: Platform): Promise<Record<Flavour, number>> {
  const pickedOf = countsOf(await platform.fleet.picksByTemplate())
  const offered = await platform.templates.list({ state: 'available' })
  const followersOf = async (flavour: Flavour): Promise<number> => {
    const kind = storeKinds.filter((each) => storeKindTexts[each].flavour === flavour)
    const ids = offered.filter((template) => template.flavour === flavour).map(({ templateId }) => templateId)
    return Math.max(0, (await platform.stores.count({ kind })) - ids.reduce((sum, id) => sum + pickedOf(id), 0))
  }
  return { retail: await followersOf('retail'), dining: await followersOf('dining') }
}

function countsOf(counts: TemplateCount[]): (templateId: string) => number {
  const byId = new Map(counts.map(({ templateId, n }) => [templateId, Number(n)]))
  return (templateId) => byId.get(templateId) ?? 0
}
