import { gather } from '../db/gather'
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

const batchSize = 40
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

  let claims = 0

  /** One statement takes them all. The lease is this claim's alone: a row that comes again meanwhile is another's. */
  async function claim(): Promise<QueueRow[]> {
    const wall = clock.wall()
    const free = { state: 'waiting' as const, leaseUntil: { lte: wall } }
    const due = await rows.list(
      { ...free, dueAt: { lte: clock.now() } },
      { order: [['dueAt', 'ASC']], limit: batchSize },
    )
    if (due.length === 0) return due
    const id = due.map((row) => row.id)
    const mine = { leaseOwner: `${owner}.${++claims}`, leaseUntil: new Date(wall.getTime() + leaseMs) }
    const taken = await rows.update({ id, ...free }, mine)
    if (taken === due.length) return due.map((row) => ({ ...row, ...mine }))
    return rows.list({ id, leaseOwner: mine.leaseOwner })
  }

  async function work(row: QueueRow): Promise<void> {
    try {
      await spec.run(row as Row)
      await finish(row)
    } catch (error) {
      const tries = row.tries + 1
      const waitSeconds = backoffSeconds[row.tries]
      const outcome = waitSeconds === undefined ? 'dead' : 'waiting'
      logTrouble(log, error, { queue: spec.name, id: row.id, tries, outcome }, 'work failed')
      const dueAt = new Date(clock.now().getTime() + (waitSeconds ?? 0) * 1000)
      await release([row], { state: outcome, tries, dueAt, error: reasonOf(error) })
    }
  }

  const finish = gather(batchSize, async (done: QueueRow[]) => {
    await release(done, { state: 'done', doneAt: clock.now(), error: null })
    return done.map(() => undefined)
  })

  const release = (some: QueueRow[], values: Partial<QueueRow>): Promise<number> =>
    rows.update(
      { id: some.map((row) => row.id), leaseOwner: some.map((row) => row.leaseOwner) },
      { ...values, leaseOwner: null, leaseUntil: never },
    )

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
