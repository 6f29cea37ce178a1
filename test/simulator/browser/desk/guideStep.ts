import type { DeskState, Entry } from './types'

/** One step of the tour. */
export interface Step {
  key: string
  title: string
  /** What to do, in words from the screen. */
  hint: string
  isDone(state: DeskState, journal: readonly Entry[]): boolean
}

const isFine = ({ answer }: Entry): boolean => answer !== null && answer.status >= 200 && answer.status < 300

export const isCall =
  (path: RegExp) =>
  ({ kind, path: at, errcode }: Entry): boolean =>
    kind === 'call' && path.test(at) && !errcode

export const isRequest =
  (method: string, path: RegExp) =>
  (entry: Entry): boolean =>
    entry.kind === 'phone' && entry.request.method === method && path.test(entry.path) && isFine(entry)

/** The same, and what was answered says so. */
export const isAnswered =
  (method: string, path: RegExp, answer: RegExp) =>
  (entry: Entry): boolean =>
    isRequest(method, path)(entry) && answer.test(entry.answer?.body ?? '')
