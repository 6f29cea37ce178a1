import type { Machine } from '../shared/machine'
import type { TimelineRow } from './db/models/store'
import type { Table } from './db/table'
import { Failure } from './failures'
import { newId } from './ids'

interface Moving<State> {
  id: string
  state: State
  /** Whose timeline tells of it; a template belongs to no store. */
  storeId?: string | null
}

interface Handle<Self> {
  timeline: Table<TimelineRow>
  transaction<T>(work: (self: Self) => Promise<T>): Promise<T>
}

/**
 * Moves one row along its machine: the UPDATE names the state it leaves, so of two callers one wins. The timeline row
 * of its store stands in the same transaction.
 *
 * @throws STATE_CONFLICT when the machine has no such arrow, or somebody else was faster
 */
export async function advance<
  State extends string,
  Event extends string,
  Row extends Moving<State>,
  Self extends Handle<Self>,
>(
  handle: Self,
  tableOf: (self: Self) => Table<Row>,
  machine: Machine<State, Event>,
  row: Row,
  event: Event,
  values: Partial<Row>,
  now: Date,
): Promise<Row> {
  const state = machine.next(row.state, event)
  if (!state) throw new Failure('STATE_CONFLICT', { subject: machine.name, id: row.id, from: row.state, event })
  const changes = { ...values, state }
  await handle.transaction(async (self) => {
    const matched = await tableOf(self).update(
      { id: row.id, state: row.state } as Parameters<Table<Row>['update']>[0],
      changes,
    )
    if (matched === 0)
      throw new Failure('STATE_CONFLICT', { subject: machine.name, id: row.id, from: row.state, event })
    if (!row.storeId) return
    await self.timeline.create({
      id: newId(),
      storeId: row.storeId,
      subject: machine.name,
      subjectId: row.id,
      fromState: row.state,
      event,
      toState: state,
      note: null,
      at: now,
    })
  })
  return { ...row, ...changes }
}
