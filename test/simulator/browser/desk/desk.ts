import { post, get } from '../kit/control'
import { tellClockMoved } from '../kit/clock'
import { observable, type Observable } from '../kit/observable'
import type { DeskState, Entry, PulseAnswer, Waiting } from './types'

/** What the desk knows, looked at again and again, and what it can do. */
export interface Desk {
  state: Observable<DeskState | undefined>
  journal: Observable<readonly Entry[]>
  pulse: Observable<PulseAnswer | undefined>
  /** What waits for a decision. Finding out makes the reviewer look at the stores, so it is asked when something changed. */
  waiting: Observable<Waiting>
  /** The simulator did not answer the last look. */
  isLost: Observable<boolean>
  look(): Promise<void>
  /** Has the reviewer look at the stores again. */
  judgeAgain(): Promise<void>
  /** Does something at the simulator and looks at once. */
  act(path: string, body?: unknown): Promise<void>
  turnClock(wish: { advanceSeconds?: number; running?: boolean }): Promise<void>
}

/** As many as the simulator keeps: the tour finds what was done an hour ago. */
const keptEntries = 5000

export function openDesk(): Desk {
  const state = observable<DeskState | undefined>(undefined)
  const journal = observable<readonly Entry[]>([])
  const pulse = observable<PulseAnswer | undefined>(undefined)
  const isLost = observable(false)
  const waiting = observable<Waiting>({ reviews: [], categories: [], privacyApis: [], media: [], scans: [], next: [] })
  let judged = ''

  const lookAtJournal = async () => {
    const known = journal.get()
    // An entry is noted before its answer is known, so the last few are asked for again.
    const from = known.at(-settling)?.id ?? 0
    const entries = await get<Entry[]>(`/journal?after=${from}`)
    const before = known.filter(({ id }) => id <= from)
    if (entries.length > 0) journal.set([...before, ...entries].slice(-keptEntries))
  }
  const judgeAgain = async () => waiting.set(await get<Waiting>('/decisions'))
  const look = async () => {
    try {
      const [next] = await Promise.all([get<DeskState>('/state'), lookAtJournal()])
      state.set(next)
      const key = waitingKey(next)
      // A picture may come and go between two looks, which leaves the key as it was.
      const isStale = waiting.get().media.length !== next.mediaChecks.length
      if (key !== judged || isStale) await judgeAgain()
      judged = key
      if (isLost.get()) isLost.set(false)
    } catch {
      isLost.set(true)
    }
  }
  const act = async (path: string, body: unknown = {}) => {
    await post(path, body).catch((error: unknown) => console.error(error))
    await look()
  }
  const feel = async () => pulse.set(await get<PulseAnswer>('/pulse').catch(() => undefined))
  repeat(look, 1000)
  repeat(feel, 3000)
  return {
    ...{ state, journal, pulse, waiting, isLost, look, judgeAgain, act },
    turnClock: async (wish) => {
      await act('/clock', wish)
      tellClockMoved()
      await feel()
    },
  }
}

/** Changes with everything that can come to wait or be decided. */
const waitingKey = ({ apps, mediaChecks }: DeskState): string =>
  JSON.stringify([
    mediaChecks,
    apps.map(({ appid, categories, program }) => [
      ...[appid, categories.map(({ status }) => status), program?.review?.auditid, program?.review?.status],
      ...[program?.waitingApis, program?.isScanned, program?.nextVerdict],
    ]),
  ])

const settling = 20

/** The next look begins some time after the last one ended, so a slow simulator is not asked twice at once. */
function repeat(run: () => Promise<void>, pauseMs: number): void {
  void run().finally(() => setTimeout(() => repeat(run, pauseMs), pauseMs))
}
