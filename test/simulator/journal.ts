import type { World } from './world'

type EntryKind = 'call' | 'page' | 'push' | 'phone'

/** Where an answer comes from, and how sure that is. */
export interface Source {
  page: string
  /** A official page, a older official copy, B two SDKs, C one, M memory, D the simulator's own choice. */
  grade: string
}

interface Sent {
  method: string
  url: string
  headers: Record<string, string>
  body: string
}

interface Answered {
  status: number
  contentType: string
  body: string
}

/** One thing that happened, with all there is to see about it. */
export interface Entry {
  id: number
  at: number
  kind: EntryKind
  title: string
  path: string
  request: Sent
  answer: Answered | null
  durationMs: number
  source: Source | null
  errcode: number | null
  /** Who did it or whom it concerns. */
  appid: string
  who: string
  plaintext: string
  attempt: number
  fault: string
  warnings: string[]
  isUnknown: boolean
}

export interface Warning {
  at: number
  path: string
  text: string
}

const keptEntries = 5000
const keptWarnings = 500

const blank: Omit<Entry, 'id' | 'at' | 'kind' | 'title' | 'path' | 'request'> = {
  answer: null,
  durationMs: 0,
  source: null,
  errcode: null,
  appid: '',
  who: '',
  plaintext: '',
  attempt: 0,
  fault: '',
  warnings: [],
  isUnknown: false,
}

type NewEntry = Pick<Entry, 'kind' | 'title' | 'path' | 'request'> & Partial<Entry>

/** Opens an entry before its answer is known; the caller completes the same object. */
export function note(world: World, entry: NewEntry): Entry {
  const complete = { ...blank, warnings: [], ...entry, id: world.id(), at: world.clock.now() }
  world.state.journal.push(complete)
  if (world.state.journal.length > keptEntries) world.state.journal.shift()
  return complete
}

/** Says that somebody called in a way WeChat does not document: in the entry and in the state. */
export function warn(world: World, entry: Entry, text: string): void {
  entry.warnings.push(text)
  world.state.warnings.push({ at: world.clock.now(), path: entry.path, text })
  if (world.state.warnings.length > keptWarnings) world.state.warnings.shift()
}

export const count = (world: World, counter: string): void => {
  world.state.counters[counter] = (world.state.counters[counter] ?? 0) + 1
}
