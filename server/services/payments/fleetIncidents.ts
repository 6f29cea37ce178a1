import type { Page } from '../../../shared/api/ids'
import type { IncidentKind } from '../../../shared/payment'
import type { IncidentRow } from '../../db/models/payment'
import type { OperatorRow } from '../../db/models/operator'
import type { StoreRow } from '../../db/models/store'
import { Failure } from '../../failures'
import type { Platform } from '../../platform'
import type { Store } from '../../store'
import { findStore } from '../fleet'
import { closeIncident, pageOfIncidents, type IncidentFilter } from './incidents'

/** Something about money that a person has to look at, with what it is about. */
export interface ToldIncident {
  incident: IncidentRow
  store: StoreRow
  orderNumber: string | null
  /** Of the account that it is about. */
  mchid: string | null
  /** The operator who said that it is done; null where it was the merchant, or nobody. */
  closedBy: OperatorRow | null
}

const mark = 'operator.'

/** Not a merchant of the store: somebody of ours has closed it for them. */
export const isClosedByOperator = ({ closedBy }: IncidentRow): boolean => closedBy?.startsWith(mark) ?? false

/** Those of all stores, the newest first. */
export async function listFleetIncidents(
  platform: Platform,
  filter: IncidentFilter,
  after: string | undefined,
  limit: number,
): Promise<Page<ToldIncident>> {
  const page = await pageOfIncidents(platform.incidents, filter, after, limit)
  return { rows: await told(platform, page.rows), after: page.after }
}

/** How many of each kind wait for somebody in all stores. */
export async function countOpenIncidents({ incidents }: Platform): Promise<{ kind: IncidentKind; count: number }[]> {
  const counts = await incidents.tally({ closedAt: null }, 'kind')
  return counts.map(({ of, n }) => ({ kind: of, count: n }))
}

const shown = 50

/** What waits for somebody in one store, the newest first. */
export async function openIncidentsOf(store: Store): Promise<ToldIncident[]> {
  const rows = await store.incidents.list({ closedAt: null }, { order: [['sortKey', 'DESC']], limit: shown })
  return told(store.platform, rows)
}

/** An operator has seen to it for the store. @throws NOT_FOUND, INCIDENT_NOT_FOUND */
export async function closeForStore(
  platform: Platform,
  { storeKey, incidentId, note }: { storeKey: string; incidentId: string; note: string },
  operator: OperatorRow,
  now: Date,
): Promise<ToldIncident> {
  const store = await findStore(platform, storeKey)
  const incident = await closeIncident(store, incidentId, note, mark + operator.id, now)
  platform.log.info(
    { operator: operator.name, store: storeKey, incident: incidentId },
    'an operator closed an incident',
  )
  const [closed] = await told(platform, [incident])
  if (!closed) throw new Failure('NOT_FOUND', { storeKey })
  return closed
}

/** Looks up together what belongs to several of them. */
async function told(platform: Platform, incidents: readonly IncidentRow[]): Promise<ToldIncident[]> {
  const all = <Value>(values: readonly (Value | null)[]): NonNullable<Value>[] => [
    ...new Set(values.flatMap((value) => value ?? [])),
  ]
  const [stores, orders, accounts, operators] = await Promise.all([
    platform.stores.list({ id: all(incidents.map(({ storeId }) => storeId)) }),
    platform.orders.list({ id: all(incidents.map(({ orderId }) => orderId)) }),
    platform.paymentAccounts.list({ id: all(incidents.map(({ subjectId }) => subjectId)) }),
    platform.operators.list({ id: all(incidents.map(({ closedBy }) => closedBy?.replace(mark, '') ?? null)) }),
  ])
  return incidents.flatMap((incident): ToldIncident[] => {
    const store = stores.find(({ id }) => id === incident.storeId)
    const orderNumber = orders.find(({ id }) => id === incident.orderId)?.number ?? null
    const mchid = accounts.find(({ id }) => id === incident.subjectId)?.mchid ?? null
    const closedBy = operators.find(({ id }) => mark + id === incident.closedBy) ?? null
    return store ? [{ incident, store, orderNumber, mchid, closedBy }] : []
  })
}
