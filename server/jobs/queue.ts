import type { QueueRow } from '../db/models/job'
import type { Table } from '../db/table'
import type { Platform } from '../platform'
import { logTrouble } from '../trouble'

/** Rows that are each worked through once: the inbox, the tasks. */
export interface Queue {
  readonly name: string
  /** Works through some rows that are due. True when there may be more. */
  workSome(): Promise<boolean>
}

interface QueueSpec<Row extends QueueRow> {
  name: string
  rows: Table<Row>
  /** Safe to run twice: a row whose worker was killed comes again. */
  run(row: Row): Promise<void>
}

const batchSize = 10
const leaseMs = 60_000 // longer than the slowest row; a killed worker's rows come again after it
const never = new Date(0)

// Waits between the tries; after the last one a row rests as a dead letter. About two hours in all.
const backoffSeconds = [1, 3, 10, 30, 120, 600, 1800, 3600]

/**
 * A table as a queue. A row is claimed by a lease, run, and marked done; one that fails comes again later, and in the end
 * rests as `dead`, with what went wrong, until it is replayed.
 */
export function queueOf<Row extends QueueRow>(platform: Platform, owner: string, spec: QueueSpec<Row>): Queue {
  const { clock, log } = platform
  const rows = spec.rows as unknown as Table<QueueRow>

  async function claim(): Promise<QueueRow[]> {
    const wall = clock.wall()
    const free = { state: 'waiting' as const, leaseUntil: { lte: wall } }
    const due = await rows.list(
      { ...free, dueAt: { lte: clock.now() } },
      { order: [['dueAt', 'ASC']], limit: batchSize },
    )
    const mine = { leaseOwner: owner, leaseUntil: new Date(wall.getTime() + leaseMs) }
    const taken = await Promise.all(due.map((row) => rows.update({ id: row.id, ...free }, mine)))
    return due.filter((_, i) => taken[i] === 1)
  }

  async function work(row: QueueRow): Promise<void> {
    try {
      await spec.run(row as Row)
      await release(row, { state: 'done', doneAt: clock.now(), error: null })
    } catch (error) {
      const tries = row.tries + 1
      const waitSeconds = backoffSeconds[row.tries]
      const outcome = waitSeconds === undefined ? 'dead' : 'waiting'
      logTrouble(log, error, { queue: spec.name, id: row.id, tries, outcome }, 'work failed')
      const dueAt = new Date(clock.now().getTime() + (waitSeconds ?? 0) * 1000)
      await release(row, { state: outcome, tries, dueAt, error: reasonOf(error) })
    }
  }

  const release = (row: QueueRow, values: Partial<QueueRow>): Promise<number> =>
    rows.update({ id: row.id, leaseOwner: owner }, { ...values, leaseOwner: null, leaseUntil: never })

  return {
    name: spec.name,
    workSome: async () => {
      const claimed = await claim()
      await Promise.all(claimed.map(work))
      return claimed.length > 0
    },
  }
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error)).slice(0, 500)
