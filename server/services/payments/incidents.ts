import type { Page } from '../../../shared/api/ids'
import { incidentKinds, type IncidentKind } from '../../../shared/payment'
import type { IncidentRow } from '../../db/models/payment'
import type { Table } from '../../db/table'
import { Failure } from '../../failures'
import { newId, newSortKey } from '../../ids'
import type { Store } from '../../store'
import { addNotice } from '../notices'
import { pageOf } from '../pageOf'

interface NewIncident {
  kind: IncidentKind
  /** The payment, refund or account. */
  subjectId: string
  orderId?: string | null
  detail?: IncidentRow['detail']
}

/** Tells a person of something about money: once, as long as nobody has looked at it. */
export async function openIncident(
  within: Store,
  { kind, subjectId, orderId = null, detail = {} }: NewIncident,
  now: Date,
): Promise<void> {
  const isNew = await within.incidents.createOnce({
    id: newId('i'),
    storeId: within.row.id,
    kind,
    subjectId,
    orderId,
    openOf: `${kind}.${subjectId}`,
    detail,
    at: now,
    closedAt: null,
    closedBy: null,
    note: '',
    sortKey: newSortKey(now),
  })
  if (!isNew) return
  within.platform.log.warn({ incident: kind, subjectId, orderId, detail }, 'money needs a person')
  await addNotice(within, 'MONEY', `${kind}.${subjectId}`, `${incidentKinds[kind]}，请到“微信支付 → 待处理”查看`, now)
}

/** What was told and is over by itself. */
export async function endIncident(within: Store, kind: IncidentKind, subjectId: string, now: Date): Promise<void> {
  await within.incidents.update({ openOf: `${kind}.${subjectId}` }, { openOf: null, closedAt: now, note: '已自动恢复' })
}

/** Whether it was told and is not over yet. */
export const isIncidentOpen = async (store: Store, kind: IncidentKind, subjectId: string): Promise<boolean> =>
  (await store.incidents.find({ openOf: `${kind}.${subjectId}` })) !== null

const pageSize = 20

export const listIncidents = (
  { incidents }: Store,
  { isOpen, after }: { isOpen: boolean; after?: string | undefined },
): Promise<Page<IncidentRow>> => pageOfIncidents(incidents, { isOpen }, after, pageSize)

export interface IncidentFilter {
  isOpen: boolean
  kind?: IncidentKind | undefined
}

/** The newest first. */
export async function pageOfIncidents(
  incidents: Table<IncidentRow>,
  { isOpen, kind }: IncidentFilter,
  after: string | undefined,
  limit: number,
): Promise<Page<IncidentRow>> {
  const ended = isOpen ? { closedAt: null } : { closedAt: { not: null } }
  const where = { ...ended, ...(kind && { kind }), ...(after !== undefined && { sortKey: { lt: after } }) }
  const found = await incidents.list(where, { order: [['sortKey', 'DESC']], limit: limit + 1 })
  return pageOf(found, limit, ({ sortKey }) => sortKey)
}

/** Somebody has looked, and says what came of it. @throws INCIDENT_NOT_FOUND, and STATE_CONFLICT where another has */
export async function closeIncident(
  store: Store,
  id: string,
  note: string,
  merchantId: string,
  now: Date,
): Promise<IncidentRow> {
  const incident = await store.incidents.find({ id })
  if (!incident) throw new Failure('INCIDENT_NOT_FOUND', { id })
  if (incident.closedAt && (incident.closedBy ?? merchantId) === merchantId) return incident // by itself, or the same tap
  const values = { openOf: null, closedAt: now, closedBy: merchantId, note }
  const closed = await store.incidents.update({ id, closedAt: null }, values)
  if (closed === 0) throw new Failure('STATE_CONFLICT', { id })
  return { ...incident, ...values }
}
