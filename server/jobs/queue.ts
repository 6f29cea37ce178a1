import { gather } from '../gather'
import type { QueueRow } from '../db/models/job'
import type { Table, Where } from '../db/table'
import { withHeartbeat } from '../heartbeat'
import type { Platform } from '../platform'
import { logTrouble } from '../trouble'

/** Rows that are each worked through once: the inbox, the tasks. */
export interface Queue {
  readonly name: string
  /** Begins rows that are due, as many as have a slot; waits for one while none is free. True when there may be more. */
  begin(): Promise<boolean>
  /** Resolves when what was begun is done. */
  idle(): Promise<void>
}

interface QueueSpec<Row extends QueueRow> {
  name: string
  rows: Table<Row>
  /** Only these of the table's rows; all of them unless said. */
  only?: Where<Row>
  /**
   * Safe to run twice: a row whose worker was killed comes again. Answers when the row is due again; without an answer it
   * is done.
   */
  run(row: Row): Promise<Date | void>
  /** How many are worked through at the same time. */
  slots?: number
  /** How soon the rows of a killed worker come again; one that lives holds on to its rows. */
  leaseMs?: number
}

const never = new Date(0)

// Waits between the tries; after the last one a row rests as a dead letter. About two hours in all.
const backoffSeconds = [1, 3, 10, 30, 120, 600, 1800, 3600]
const mostTries = backoffSeconds.length + 1

/**
 * A table as a queue. A row is claimed by a lease, run, and marked done; one that fails comes again later, and in the end
 * rests as `dead`, with what went wrong, until it is replayed.
 *
 * A try counts from its claim, so a row that kills its process ends as `dead` too. One that is made due again while it is
 * being worked through (its tries are back at 0 then) is worked through once more, whatever came of it.
 */
export function queueOf<Row extends QueueRow>(platform: Platform, owner: string, spec: QueueSpec<Row>): Queue {
  const { clock, log } = platform
  const { slots = 40, leaseMs = 30_000 } = spec
  const rows = spec.rows as unknown as Table<QueueRow>
  const only = (spec.only ?? {}) as Where<QueueRow>
  const inHand = new Set<Promise<void>>()
  let claims = 0

  const free = () => ({
    ...only,
    state: 'waiting' as const,
    leaseUntil: { lte: clock.wall() },
    dueAt: { lte: clock.now() },
  })
  const leaseUntil = () => new Date(clock.wall().getTime() + leaseMs)

  /** Those that are due, taken together where they have been tried as often. */
  async function claim(most: number): Promise<QueueRow[]> {
    const due = next(await rows.list(free(), { order: [['dueAt', 'ASC']], limit: most }))
    const claimed = await Promise.all(byTries(due).map((some) => take(some)))
    return claimed.flat()
  }

  /** One statement takes them all. The lease is this claim's alone: a row that comes again meanwhile is another's. */
  async function take(listed: QueueRow[]): Promise<QueueRow[]> {
    const [{ tries = 0 } = {}] = listed
    const id = listed.map((row) => row.id)
    const mine = { leaseOwner: `${owner}.${++claims}`, leaseUntil: leaseUntil() }
    // Named as it was listed: one that somebody else has tried since then waits for its own time.
    const taken = await rows.update({ id, tries, ...free() }, mine, { tries: 1 })
    if (taken === listed.length) return listed.map((row) => ({ ...row, ...mine, tries: tries + 1 }))
    return taken === 0 ? [] : rows.list({ id, leaseOwner: mine.leaseOwner })
  }

  async function work(row: QueueRow): Promise<void> {
    try {
      if (row.tries > mostTries) throw new Error(`begun ${mostTries} times and never ended: does it kill its process?`)
      const again = await withHeartbeat(
        leaseMs / 3,
        () => holdOn(row),
        () => spec.run(row as Row),
      )
      await (again ? comeAgain(row, again) : finish(row))
    } catch (error) {
      const waitSeconds = backoffSeconds[row.tries - 1]
      const outcome = waitSeconds === undefined ? 'dead' : 'waiting'
      logTrouble(log, error, { queue: spec.name, id: row.id, tries: row.tries, outcome }, 'work failed')
      const dueAt = new Date(clock.now().getTime() + (waitSeconds ?? 0) * 1000)
      await release([row], { state: outcome, dueAt, error: reasonOf(error) })
    }
  }

  const finish = gather(slots, async (done: QueueRow[]) => {
    await release(done, { state: 'done', doneAt: clock.now(), error: null })
    return done.map(() => undefined)
  })

  const holdOn = ({ id, leaseOwner }: QueueRow): Promise<number> =>
    rows.update({ id, leaseOwner }, { leaseUntil: leaseUntil() })

  const comeAgain = (row: QueueRow, dueAt: Date): Promise<void> =>
    release([row], { state: 'waiting', dueAt, tries: 0, error: null })

  async function release(some: QueueRow[], values: Partial<QueueRow>): Promise<void> {
    const mine = { id: some.map((row) => row.id), leaseOwner: some.map((row) => row.leaseOwner) }
    const free = { leaseOwner: null, leaseUntil: never }
    const released = await rows.update({ ...mine, tries: { gt: 0 } }, { ...values, ...free })
    if (released < some.length) await rows.update(mine, free)
  }

  /** What cannot be written now, because the database is away, comes again when its lease has run out. */
  function start(row: QueueRow): void {
    const working = work(row)
      .catch((err: unknown) => logTrouble(log, err, { queue: spec.name, id: row.id }, 'work could not be settled'))
      .finally(() => inHand.delete(working))
    inHand.add(working)
  }

  return {
    name: spec.name,
    begin: async () => {
      if (inHand.size >= slots) await Promise.race(inHand)
      const claimed = await claim(slots - inHand.size)
      claimed.forEach(start)
      return claimed.length > 0
    },
    idle: async () => {
      await Promise.all(inHand)
    },
  }
}

/**
 * Which of those that are due to begin. One whose worker died with it (nobody gave its lease back) goes alone, so that a
 * row that kills its process does not use up the tries of its neighbours.
 */
function next(due: QueueRow[]): QueueRow[] {
  const [first] = due
  if (first && first.leaseOwner !== null) return [first]
  return due.filter((row) => row.leaseOwner === null)
}

function byTries(rows: QueueRow[]): QueueRow[][] {
  const groups = new Map<number, QueueRow[]>()
  for (const row of rows) groups.set(row.tries, [...(groups.get(row.tries) ?? []), row])
  return [...groups.values()]
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error)).slice(0, 500)
