/** Something that will happen: plain data, so that a world can be saved with everything that is still to come. */
export interface Due {
  id: number
  at: number
  what: string
  ref: string
}

export interface ClockState {
  now: number
  isRunning: boolean
  due: Due[]
  nextDue: number
}

export interface Clock {
  now(): number
  seconds(): number
  isRunning(): boolean
  /** How far behind somebody may be who read this clock a moment ago, because it was moved since. */
  lagMs(): number
  /** How far it still goes in the move that is under way; 0 while it is not moved. */
  aheadMs(): number
  /** Notes that `what` happens at a moment; a moment in the past happens at the next opportunity. */
  plan(at: number, what: string, ref?: string): Due
  cancel(what: string): void
  /** Moves to a moment; everything due on the way happens in order and is finished when the promise resolves. */
  moveTo(at: number): Promise<void>
  run(isRunning: boolean): void
  /** Waits for what is happening now. */
  settle(): Promise<void>
  /** Goes on from the state as it is now, after another one was loaded into it. */
  restart(): void
  stop(): void
}

const longestTimerMs = 3_600_000
const readEveryMs = 2_000 // real ones: by then everybody has read a clock that was moved

const isLater = (a: Due, b: Due) => a.at > b.at || (a.at === b.at && a.id > b.id)

/** Keeps what is due in order of time; a fleet may have thousands of things to come. */
function insert(list: Due[], due: Due): void {
  let [low, high] = [0, list.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const there = list[middle]
    if (there && isLater(there, due)) high = middle
    else low = middle + 1
  }
  list.splice(low, 0, due)
}

/**
 * The simulator's time. It runs with the real one or stands; either way it can be moved forward on command.
 *
 * While it runs, due things start as their moment comes and do not wait for each other, as at WeChat. While it is moved
 * they happen one after the other, each at its own moment, so that a test sees the same order every time.
 */
export function createClock(state: ClockState, happen: (due: Due) => Promise<void>): Clock {
  let anchor = Date.now()
  let timer: NodeJS.Timeout | undefined
  let isStopped = false
  let moving: Promise<void> = Promise.resolve()
  let movers = 0
  let destination = 0
  const underWay = new Set<Promise<void>>()
  let moves: { from: number; endedAt: number }[] = []

  const mayTick = () => movers === 0 && !isStopped
  const now = () => (state.isRunning && movers === 0 ? state.now + (Date.now() - anchor) : state.now)
  const hold = () => {
    state.now = now()
    anchor = Date.now()
  }

  function takeDue(until: number): Due | undefined {
    const [first] = state.due
    return first && first.at <= until && !isStopped ? state.due.shift() : undefined
  }

  function start(due: Due): void {
    const work = happen(due).finally(() => underWay.delete(work))
    underWay.add(work)
  }

  /** A standing clock still lets happen what is due at the moment it stands at, one after the other. */
  function tick(): void {
    if (!mayTick()) return
    if (!state.isRunning) return void moveTo(state.now)
    for (let due = takeDue(now()); due; due = takeDue(now())) start(due)
    wake()
  }

  function wake(): void {
    clearTimeout(timer)
    const [first] = state.due
    if (!mayTick() || !first) return
    const wait = first.at - now()
    if (!state.isRunning && wait > 0) return
    timer = setTimeout(tick, Math.min(Math.max(wait, 0), longestTimerMs))
    timer.unref()
  }

  async function walk(target: number): Promise<void> {
    await Promise.all(underWay)
    destination = target
    for (let due = takeDue(target); due; due = takeDue(target)) {
      state.now = Math.max(state.now, due.at)
      await happen(due)
    }
    state.now = Math.max(state.now, target)
  }

  async function moveTo(target: number): Promise<void> {
    hold()
    movers += 1
    clearTimeout(timer)
    const move = { from: state.now, endedAt: Number.POSITIVE_INFINITY }
    moves.push(move)
    moving = moving
      .then(() => walk(target))
      .finally(() => {
        movers -= 1
        move.endedAt = Date.now()
        anchor = Date.now()
        wake()
      })
    return moving
  }

  wake()
  return {
    now,
    seconds: () => Math.floor(now() / 1000),
    isRunning: () => state.isRunning,
    lagMs() {
      moves = moves.filter(({ endedAt }) => Date.now() - endedAt < readEveryMs)
      return Math.max(0, ...moves.map(({ from }) => now() - from))
    },
    aheadMs: () => (movers > 0 ? Math.max(0, destination - state.now) : 0),
    plan(at, what, ref = '') {
      const due = { id: state.nextDue++, at, what, ref }
      insert(state.due, due)
      wake()
      return due
    },
    cancel(what) {
      state.due = state.due.filter((due) => due.what !== what)
    },
    moveTo,
    run(isRunning) {
      hold()
      state.isRunning = isRunning
      wake()
    },
    restart() {
      anchor = Date.now()
      wake()
    },
    async settle() {
      await moving
      await Promise.all(underWay)
    },
    stop() {
      hold()
      isStopped = true
      clearTimeout(timer)
    },
  }
}
