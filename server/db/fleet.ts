import type { Transaction } from 'sequelize'
import type { AuthorizerState } from '../../shared/authorizer'
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

export interface TemplateCount {
  templateId: string
  n: number
}

/** Finds stores by what stands in other tables, which a table's own door cannot. */
export interface Fleet {
  count(filter: FleetFilter): Promise<number>
  /** Newest first. */
  page(filter: FleetFilter, after: FleetPlace | null, limit: number): Promise<FleetEntry[]>
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
    releasesByTemplate: (states) => {
      const wanted = states.map((_state, i) => `$${i + 1}`).join(', ')
      return run(`${byTemplate('releases')} WHERE \`state\` IN (${wanted}) GROUP BY \`templateId\``, [...states])
    },
    picksByTemplate: () =>
      run(`${byTemplate('programs')} WHERE \`templateId\` IS NOT NULL GROUP BY \`templateId\``, []),
  }
}

const byTemplate = (table: string): string => `SELECT \`templateId\`, COUNT(*) AS n FROM ${table}`

const searched = ['s.`name`', 's.`key`', 'a.`appid`', 'a.`name`']

function conditions({ search, release, authorisation }: FleetFilter, after: FleetPlace | null) {
  const bind: unknown[] = []
  const add = (value: unknown): string => `$${bind.push(value)}`
  const clauses: string[] = []
  if (search) {
    const pattern = add(having(search.toLowerCase()))
    clauses.push(`(${searched.map((column) => `LOWER(${column}) LIKE ${pattern} ESCAPE '!'`).join(' OR ')})`)
  }
  if (release) clauses.push(release === 'none' ? 'r.`id` IS NULL' : `r.\`state\` = ${add(release)}`)
  if (authorisation) clauses.push(authorisation === 'none' ? 'a.`id` IS NULL' : `a.\`state\` = ${add(authorisation)}`)
  if (after) {
    const [at, id] = [add(after.createdAt.getTime()), add(after.id)]
    clauses.push(`(s.\`createdAt\` < ${at} OR (s.\`createdAt\` = ${at} AND s.\`id\` < ${id}))`)
  }
  return { where: clauses.length > 0 ? ` WHERE ${clauses.join(' AND ')}` : '', bind }
}
