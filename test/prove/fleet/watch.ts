import type { Entry } from '../../simulator/journal'
import { pause } from '../wait'
import type { Depot } from './depot'

/** What was seen in one second of WeChat's journal. */
interface Second {
  calls: number
  /** The fewest releases that were due at any look. */
  leastDue: number
}

export interface Watch {
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
  const due = new Map<number, number>()
  const memory: number[][] = workers.map(() => [])
  let read = (await simulated.control<{ journalLength: number }>('/_sim/state')).journalLength
  let isOver = false

  async function readJournal(): Promise<void> {
    const entries = await simulated.journal(read)
    read = entries.at(-1)?.id ?? read
    for (const { at } of entries.filter(isOfReleases)) add(calls, Math.floor(at / 1000))
  }

  async function lookAtWork(): Promise<void> {
    const now = base.clock.now()
    const count = await base.platform.tasks.count({ kind: 'driveRelease', state: 'waiting', dueAt: { lte: now } })
    const second = Math.floor(now.getTime() / 1000)
    due.set(second, Math.min(count, due.get(second) ?? count))
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
    for (let looks = 0; !isOver; looks++) {
      await lookAtWork()
      if (looks % 4 === 0) await Promise.all([readJournal(), lookAtMemory()])
      await pause(everyMs)
    }
  }

  const looking = lookAgain()
  const finish = async (): Promise<Sightings> => {
    isOver = true
    await looking
    await readJournal()
    return { seconds: secondsOf(calls, due), memory }
  }
  let ending: Promise<Sightings> | undefined
  return { end: () => (ending ??= finish()) }
}

const add = (counts: Map<number, number>, key: number): void => void counts.set(key, (counts.get(key) ?? 0) + 1)

function secondsOf(calls: Map<number, number>, due: Map<number, number>): Second[] {
  const [first, last] = [Math.min(...calls.keys()), Math.max(...calls.keys())]
  return Array.from({ length: last - first + 1 }, (_, index) => ({
    calls: calls.get(first + index) ?? 0,
    leastDue: due.get(first + index) ?? 0,
  }))
}
