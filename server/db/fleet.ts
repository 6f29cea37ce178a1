import type { Transaction } from 'sequelize'
import type { AuthorizerState } from '../../shared/authorizer'
import type { PaymentVersionState } from '../../shared/payment'
import { standingStates, type PaymentStanding } from '../../shared/paymentStanding'
import type { ReleaseState } from '../../shared/release'
import { having, selecting } from './byHand'
import type { Database } from './connection'

/** Which stores: what is left out narrows nothing. */
export interface FleetFilter {
  /** Part of a name, a key or an appid; either case. */
  search?: string
  /** Of the newest release; `none`: there is not one. */
  release?: ReleaseState | 'none'
  /** Of the mini-program; `none`: there is not one. */
  authorisation?: AuthorizerState | 'none'
  /** Of the account it collects with. */
  payment?: PaymentStanding
}

/** Where a page ended: its last store. */
export interface FleetPlace {
  createdAt: Date
  id: string
}

export interface FleetEntry {
  storeId: string
  newestReleaseId: string | null
}

/** A store's versions of payment accounts in one state. */
export interface PaymentCount {
  storeId: string
  state: PaymentVersionState
}

export interface TemplateCount {
  templateId: string
  n: number
}

/** Finds stores by what stands in other tables, which a table's own door cannot. */
export interface Fleet {
  count(filter: FleetFilter): Promise<number>
  /** Newest first. */
  page(filter: FleetFilter, after: FleetPlace | null, limit: number): Promise<FleetEntry[]>
  /** In which states these stores' payment accounts are; retired ones are left out. */
  paymentStates(storeIds: readonly string[]): Promise<PaymentCount[]>
  /** How many releases in these states were made of each template. */
  releasesByTemplate(states: readonly ReleaseState[]): Promise<TemplateCount[]>
  /** How many merchants picked each template. */
  picksByTemplate(): Promise<TemplateCount[]>
}

const source = [
  'FROM stores s',
  "LEFT JOIN authorizers a ON a.`storeId` = s.`id` AND a.`kind` = 'miniProgram'",
  'LEFT JOIN releases r ON r.`storeId` = s.`id`',
  'AND r.`number` = (SELECT MAX(n.`number`) FROM releases n WHERE n.`storeId` = s.`id`)',
].join(' ')

export function openFleet(database: Database, transaction?: Transaction): Fleet {
  const run = selecting(database, transaction)
  return {
    count: async (filter) => {
      const { where, bind } = conditions(filter, null)
      const [row] = await run<{ n: number }>(`SELECT COUNT(*) AS n ${source}${where}`, bind)
      return Number(row?.n)
    },
    page: (filter, after, limit) => {
      const { where, bind } = conditions(filter, after)
      const columns = 's.`id` AS `storeId`, r.`id` AS `newestReleaseId`'
      const order = 'ORDER BY s.`createdAt` DESC, s.`id` DESC'
      return run<FleetEntry>(`SELECT ${columns} ${source}${where} ${order} LIMIT ${Math.trunc(limit)}`, bind)
    },
    paymentStates: async (storeIds) => {
      if (storeIds.length === 0) return []
      const wanted = storeIds.map((_id, i) => `$${i + 1}`).join(', ')
      const kept = `\`storeId\` IN (${wanted}) AND \`state\` IN (${inUse})`
      return run(`SELECT DISTINCT \`storeId\`, \`state\` FROM paymentVersions WHERE ${kept}`, [...storeIds])
    },
    releasesByTemplate: (states) => {
      const wanted = states.map((_state, i) => `$${i + 1}`).join(', ')
      return run(`${byTemplate('releases')} WHERE \`state\` IN (${wanted}) GROUP BY \`templateId\``, [...states])
    },
    picksByTemplate: () =>
      run(`${byTemplate('programs')} WHERE \`templateId\` IS NOT NULL GROUP BY \`templateId\``, []),
  }
}

const byTemplate = (table: string): string => `SELECT \`templateId\`, COUNT(*) AS n FROM ${table}`

const listed = (states: readonly PaymentVersionState[]): string => states.map((state) => `'${state}'`).join(', ')
const inUse = listed(standingStates.flatMap(([, states]) => states))

const hasVersion = (states: string): string =>
  `EXISTS (SELECT 1 FROM paymentVersions v WHERE v.\`storeId\` = s.\`id\` AND v.\`state\` IN (${states}))`

/** The first of the standings that it has a version for. */
function standsAs(wanted: PaymentStanding): string {
  const at = standingStates.findIndex(([standing]) => standing === wanted)
  const before = at < 0 ? standingStates : standingStates.slice(0, at)
  const better = before.map(([, states]) => `NOT ${hasVersion(listed(states))}`)
  const [, own] = standingStates[at] ?? []
  return [...better, ...(own ? [hasVersion(listed(own))] : [])].join(' AND ')
}

const searched = ['s.`name`', 's.`key`', 'a.`appid`', 'a.`name`']

function conditions({ search, release, authorisation, payment }: FleetFilter, after: FleetPlace | null) {
  const bind: unknown[] = []
  const add = (value: unknown): string => `$${bind.push(value)}`
  const clauses: string[] = []
  if (search) {
    const pattern = add(having(search.toLowerCase()))
    clauses.push(`(${searched.map((column) => `LOWER(${column}) LIKE ${pattern} ESCAPE '!'`).join(' OR ')})`)
  }
  if (release) clauses.push(release === 'none' ? 'r.`id` IS NULL' : `r.\`state\` = ${add(release)}`)
  if (authorisation) clauses.push(authorisation === 'none' ? 'a.`id` IS NULL' : `a.\`state\` = ${add(authorisation)}`)
  if (payment) clauses.push(standsAs(payment))
  if (after) {
    const [at, id] = [add(after.createdAt.getTime()), add(after.id)]
    clauses.push(`(s.\`createdAt\` < ${at} OR (s.\`createdAt\` = ${at} AND s.\`id\` < ${id}))`)
  }
  return { where: clauses.length > 0 ? ` WHERE ${clauses.join(' AND ')}` : '', bind }
}
