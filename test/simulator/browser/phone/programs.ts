import { observable, type Observable } from '../kit/observable'
import { reasonOf } from '../kit/value'
import type { Program } from '../player/program'
import { closeProgram } from '../player/start'

/** The mini-programs that run on this phone, and what went wrong with each. */
export interface Programs {
  running: Observable<ReadonlyMap<string, Program>>
  complaints: Observable<ReadonlyMap<string, readonly string[]>>
  get(appid: string): Program | undefined
  /** Starts one that is not running yet; what keeps it from starting is a complaint. */
  start(appid: string, how: () => Promise<Program>): Promise<void>
  close(appid: string): void
  complain(appid: string, text: string): void
}

const keptComplaints = 20

export function createPrograms(): Programs {
  const running = observable<ReadonlyMap<string, Program>>(new Map())
  const complaints = observable<ReadonlyMap<string, readonly string[]>>(new Map())
  const complain = (appid: string, text: string) => {
    const all = [...(complaints.get().get(appid) ?? []), text]
    complaints.set(new Map(complaints.get()).set(appid, all.slice(-keptComplaints)))
  }
  return {
    ...{ running, complaints, complain },
    get: (appid) => running.get().get(appid),
    start: async (appid, how) => {
      try {
        running.set(new Map(running.get()).set(appid, await how()))
      } catch (error) {
        console.error(error)
        complain(appid, reasonOf(error))
      }
    },
    close: (appid) => {
      const program = running.get().get(appid)
      if (program) closeProgram(program)
      running.set(without(running.get(), appid))
      complaints.set(without(complaints.get(), appid))
    },
  }
}

const without = <V>(all: ReadonlyMap<string, V>, key: string): Map<string, V> =>
  new Map([...all].filter(([one]) => one !== key))
