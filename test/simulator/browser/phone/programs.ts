import { ControlError } from '../kit/control'
import { observable, type Observable } from '../kit/observable'
import { reasonOf } from '../kit/value'
import type { Program } from '../player/program'
import { closeProgram } from '../player/start'

/** Why WeChat does not open a program for this person, in its words. */
export interface Obstacle {
  problem: string
  text: string
}

/** The mini-programs that run on this phone, what went wrong with each, and which do not open. */
export interface Programs {
  running: Observable<ReadonlyMap<string, Program>>
  complaints: Observable<ReadonlyMap<string, readonly string[]>>
  obstacles: Observable<ReadonlyMap<string, Obstacle>>
  get(appid: string): Program | undefined
  /** Starts one in place of what runs of it; what keeps it from starting is a complaint. Of two starts the later one counts. */
  start(appid: string, how: () => Promise<Program>): Promise<void>
  close(appid: string): void
  complain(appid: string, text: string): void
  /** It does not open: what runs of it is closed. */
  refuse(appid: string, obstacle: Obstacle): void
}

const keptComplaints = 20

export function createPrograms(): Programs {
  const running = observable<ReadonlyMap<string, Program>>(new Map())
  const complaints = observable<ReadonlyMap<string, readonly string[]>>(new Map())
  const obstacles = observable<ReadonlyMap<string, Obstacle>>(new Map())
  const starts = new Map<string, number>()
  const complain = (appid: string, text: string) => {
    const all = [...(complaints.get().get(appid) ?? []), text]
    complaints.set(new Map(complaints.get()).set(appid, all.slice(-keptComplaints)))
  }
  const close = (appid: string) => {
    const program = running.get().get(appid)
    if (program) closeProgram(program)
    running.set(without(running.get(), appid))
    complaints.set(without(complaints.get(), appid))
    obstacles.set(without(obstacles.get(), appid))
  }
  return {
    ...{ running, complaints, obstacles, complain, close },
    get: (appid) => running.get().get(appid),
    start: async (appid, how) => {
      close(appid)
      const mine = (starts.get(appid) ?? 0) + 1
      starts.set(appid, mine)
      try {
        const program = await how()
        if (starts.get(appid) === mine) running.set(new Map(running.get()).set(appid, program))
        else closeProgram(program)
      } catch (error) {
        console.error(error)
        complain(appid, reasonOf(error))
      }
    },
    refuse: (appid, obstacle) => {
      close(appid)
      obstacles.set(new Map(obstacles.get()).set(appid, obstacle))
    },
  }
}

/** Undefined for what is no decision of WeChat's but a failure. */
export const obstacleOf = (error: unknown): Obstacle | undefined =>
  error instanceof ControlError && error.problem !== '' ? { problem: error.problem, text: error.message } : undefined

const without = <V>(all: ReadonlyMap<string, V>, key: string): Map<string, V> =>
  new Map([...all].filter(([one]) => one !== key))
