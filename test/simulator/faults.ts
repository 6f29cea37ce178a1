import { createRandom } from './rng'
import type { World } from './world'

/** Trouble on order. Exactly one of `path` (a call or page) and `push` (a kind of push) says where. */
export interface Fault {
  id: number
  /** Exact, or ending in `*`. */
  path: string
  method: string
  push: string
  errcode: number | null
  errmsg: string
  /** With an errcode: the call takes effect all the same, only the answer says no. */
  takesEffect: boolean
  delayMs: number
  /** Cuts the connection without an answer, before or after the effect. */
  drop: '' | 'before' | 'after'
  html: string
  /** Of WeChat Pay's errors: `FREQUENCY_LIMITED` and the like, with `status`. */
  code: string
  status: number
  /** Of WeChat Pay's answers: without signature, by a clock that is off, as a probe. */
  unsigned: boolean
  skewSeconds: number
  /** Of WeChat Pay's answers and notifications: WECHATPAY/SIGNTEST/. */
  signTest: boolean
  /** For pushes: how WeChat would send it wrongly. */
  repeat: number
  delaySeconds: number
  wrongSignature: boolean
  oldKey: boolean
  json: boolean
  unsealed: boolean
  /** For notifications of WeChat Pay. */
  forged: boolean
  wrongAmount: boolean
  wrongMerchant: boolean
  /** Left to happen; null is for ever. */
  times: number | null
  probability: number
  /** Where the fault's own chance stands. */
  rng: number
  happened: number
}

export type NewFault = Partial<Fault> & { seed?: number }

const none: Omit<Fault, 'id'> = {
  path: '',
  method: '',
  push: '',
  errcode: null,
  errmsg: '',
  takesEffect: false,
  delayMs: 0,
  drop: '',
  html: '',
  code: '',
  status: 502,
  unsigned: false,
  skewSeconds: 0,
  signTest: false,
  repeat: 0,
  delaySeconds: 0,
  wrongSignature: false,
  oldKey: false,
  json: false,
  unsealed: false,
  forged: false,
  wrongAmount: false,
  wrongMerchant: false,
  times: null,
  probability: 1,
  rng: 1,
  happened: 0,
}

export function addFault(world: World, { seed, ...fault }: NewFault): Fault {
  const complete = { ...none, ...fault, rng: seed ?? fault.rng ?? 1, id: world.id() }
  world.state.faults.push(complete)
  return complete
}

const fits = (pattern: string, name: string) =>
  pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : pattern === name

function strikes(fault: Fault): boolean {
  if (fault.times === 0) return false
  if (fault.probability < 1 && createRandom(fault).next() >= fault.probability) return false
  if (fault.times !== null) fault.times -= 1
  fault.happened += 1
  return true
}

/** The first fault that strikes this call, if any. A fault whose chance says no lets the next one try. */
export const callFault = (world: World, method: string, path: string): Fault | undefined =>
  world.state.faults.find(
    (fault) => fault.path && fits(fault.path, path) && (!fault.method || fault.method === method) && strikes(fault),
  )

const hitsPush = (fault: Fault, kind: string) => Boolean(fault.push) && fits(fault.push, kind)

/** The fault that spoils the sending of a push. Delays are met earlier, when the push is put on its way. */
export const pushFault = (world: World, kind: string): Fault | undefined =>
  world.state.faults.find((fault) => hitsPush(fault, kind) && !fault.delaySeconds && strikes(fault))

export const delayFault = (world: World, kind: string): number =>
  world.state.faults.find((fault) => hitsPush(fault, kind) && fault.delaySeconds && strikes(fault))?.delaySeconds ?? 0

// prettier-ignore
const flagNames = [
  'wrongSignature', 'oldKey', 'json', 'unsealed', 'takesEffect', 'unsigned', 'signTest', 'forged', 'wrongAmount',
  'wrongMerchant',
] as const

/** In words, for the journal. */
export function faultText(fault: Fault): string {
  const { errcode, code, delayMs, drop, html, repeat, delaySeconds, skewSeconds } = fault
  const facts = { errcode, code, delayMs, drop, html: html && 'page', repeat, delaySeconds, skewSeconds }
  const flags = flagNames.filter((flag) => fault[flag])
  const said = Object.entries(facts).flatMap(([name, value]) => (value ? [`${name} ${value}`] : []))
  return `fault ${fault.id}: ${[...said, ...flags].join(', ')}`
}
