import { fields, isCall, reasonOf, type Call, type Fields } from '../../kit/value'
import type { Program } from '../program'
import { Refusal } from '../refusal'

/** The functions of wx, by name. Taro takes what it finds as own keys. */
export type Apis = Record<string, unknown>

/** A group of APIs for one program. */
export type ApiGroup = (program: Program) => Apis

/** What an API answers, without its errMsg. */
export type Answer = Fields | void

export type Ask = (options: Fields) => Answer | Promise<Answer>

/**
 * An API in WeChat's common form: it takes one object and answers through success, fail and complete, later, never at
 * once. Without any of the three it answers a promise.
 */
export const asks = (program: Program, name: string, run: Ask) => (given: unknown) => {
  const options = fields(given)
  const hasCallbacks = ['success', 'fail', 'complete'].some((key) => isCall(options[key]))
  const answer = settle(program, name, run, options)
  if (!hasCallbacks) return answer.then(({ isOk, result }) => (isOk ? result : Promise.reject(refused(result))))
  void answer.then(({ isOk, result }) => {
    tell(program, options[isOk ? 'success' : 'fail'], result)
    tell(program, options.complete, result)
  })
  return undefined
}

/** WeChat rejects with a plain object, not with an Error. */
const refused = (result: Fields) => result as unknown as Error

/** Many of them at once. */
export const asking = (program: Program, all: Record<string, Ask>): Apis =>
  Object.fromEntries(Object.entries(all).map(([name, run]) => [name, asks(program, name, run)]))

interface Settled {
  isOk: boolean
  result: Fields
}

async function settle(program: Program, name: string, run: Ask, options: Fields): Promise<Settled> {
  try {
    await Promise.resolve()
    const result = (await run(options)) ?? {}
    return { isOk: true, result: intoRealm(program, { errMsg: `${name}:ok`, ...result }) }
  } catch (error) {
    const more = error instanceof Refusal ? error.more : {}
    return { isOk: false, result: program.realm.into({ errMsg: `${name}:fail ${reasonOf(error)}`, ...more }) }
  }
}

/** Bytes and functions do not survive JSON; they are handed over beside it. */
function intoRealm(program: Program, result: Fields): Fields {
  const entries = Object.entries(result)
  const asIs = entries.filter(
    ([, value]) => isCall(value) || fields(value).constructor?.name === 'ArrayBuffer' || isChannel(value),
  )
  return Object.assign(program.realm.into(result), Object.fromEntries(asIs))
}

const isChannel = (value: unknown): boolean => isCall(fields(value).emit)

export function tell(program: Program, call: unknown, ...args: unknown[]): void {
  if (!isCall(call)) return
  try {
    call(...args)
  } catch (error) {
    program.guards.onError(error)
  }
}

/** wx.onSomething and wx.offSomething for events that the program is told of. */
export const listening = (program: Program, names: Record<string, string>): Apis =>
  Object.fromEntries(
    Object.entries(names).flatMap(([name, event]): [string, (call: unknown) => void][] => [
      [`on${name}`, (call: unknown) => void (isCall(call) && listenersOf(program, event).add(call))],
      [`off${name}`, (call: unknown) => forget(program, event, call)],
    ]),
  )

const forget = (program: Program, event: string, call: unknown): void => {
  if (isCall(call)) listenersOf(program, event).delete(call)
  else listenersOf(program, event).clear()
}

function listenersOf(program: Program, event: string): Set<Call> {
  const known = program.listeners.get(event) ?? new Set<Call>()
  program.listeners.set(event, known)
  return known
}
