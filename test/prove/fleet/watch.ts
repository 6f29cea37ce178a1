import type { Entry } from '../../simulator/journal'
import { pause } from '../wait'
import type { Depot } from './depot'

/** What was seen in one second of WeChat's journal. */
interface Second {
  calls: number
  /** The fewest releases that were due at any look, and that somebody who lives could work on. */
  leastDue: number
}

/** Who held releases that were due, at one moment; `free` for those that nobody did. */
interface Look {
  second: number
  at: number
  held: Map<string, number>
}

export interface Watch {
  /** One of the workers has just died: what it held is nobody's until its leases end. */
  mourn(): void
  /** Resolves with what was seen, after a last look. A second time it is the same. */
  end(): Promise<Sightings>
}

export interface Sightings {
  /** By WeChat's seconds, oldest first, without a gap. */
  seconds: Second[]
  /** How many bytes each worker held, look by look. */
  memory: number[][]
}

const everyMs = 250

/** Tickets and tokens are not the releases'. */
const isOfReleases = ({ kind, path }: Entry): boolean =>
  kind === 'call' && !path.startsWith('/cgi-bin/component/api_') && path !== '/cgi-bin/stable_token'

/** Reads WeChat's journal, the work that is due, and what the workers hold, as long as it goes on. */
export async function startWatch(depot: Depot): Promise<Watch> {
  const { simulated, base, workers } = depot
  const calls = new Map<number, number>()
  const looks: Look[] = []
  const memory: number[][] = workers.map(() => [])
  let read = (await simulated.control<{ journalLength: number }>('/_sim/state')).journalLength
  let isOver = false
  let diedAt = Infinity

  async function readJournal(): Promise<void> {
    const entries = await simulated.journal(read)
    read = entries.at(-1)?.id ?? read
    for (const { at } of entries.filter(isOfReleases)) add(calls, Math.floor(at / 1000))
  }

  async function lookAtWork(): Promise<void> {
    const { clock, platform } = base
    const [now, wall] = [clock.now(), clock.wall()]
    const due = await platform.tasks.list({ kind: 'driveRelease', state: 'waiting', dueAt: { lte: now } })
    const held = new Map<string, number>()
    for (const { leaseOwner, leaseUntil } of due) add(held, leaseUntil > wall ? ownerIn(leaseOwner) : free)
    looks.push({ second: Math.floor(now.getTime() / 1000), at: wall.getTime(), held })
  }

  const lookAtMemory = () =>
    Promise.all(
      workers.map((worker, index) =>
        worker.ask('memory', {}).then(
          ({ rss }) => memory[index]?.push(rss),
          () => undefined, // killed
        ),
      ),
    )

  async function lookAgain(): Promise<void> {
    for (let turn = 0; !isOver; turn++) {
      await lookAtWork()
      if (turn % 4 === 0) await Promise.all([readJournal(), lookAtMemory()])
      await pause(everyMs)
    }
  }

  const looking = lookAgain()
  const finish = async (): Promise<Sightings> => {
    isOver = true
    await looking
    await readJournal()
    return { seconds: secondsOf(calls, leastOf(looks, diedAt)), memory }
  }
  let ending: Promise<Sightings> | undefined
  const mourn = (): void => void (diedAt = base.clock.wall().getTime())
  return { mourn, end: () => (ending ??= finish()) }
}

const free = 'free'

/** A lease is named after the worker and its claim. */
const ownerIn = (leaseOwner: string | null): string => leaseOwner?.split('.')[0] ?? free

const add = <Key>(counts: Map<Key, number>, key: Key): void => void counts.set(key, (counts.get(key) ?? 0) + 1)

/** What the dead one holds is not work that anybody could do: whoever held something to the last lives. */
function leastOf(looks: readonly Look[], diedAt: number): Map<number, number> {
  const lastHeld = looks.findLast(({ held }) => [...held.keys()].some((owner) => owner !== free))
  const isDoable = (at: number, owner: string): boolean =>
    at < diedAt || owner === free || (lastHeld?.held.has(owner) ?? false)
  const least = new Map<number, number>()
  for (const { second, at, held } of looks) {
    const count = [...held].reduce((sum, [owner, n]) => sum + (isDoable(at, owner) ? n : 0), 0)
    least.set(second, Math.min(count, least.get(second) ?? count))
  }
  return least
}

function secondsOf(calls: Map<number, number>, due: Map<number, number>): Second[] {
  const [first, last] = [Math.min(...calls.keys()), Math.max(...calls.keys())]
  return Array.from({ length: last - first + 1 }, (_, index) => ({
    calls: calls.get(first + index) ?? 0,
    leastDue: due.get(first + index) ?? 0,
  }))
}
