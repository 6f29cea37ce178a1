import { LRUCache } from 'lru-cache'
import type { OperatorRow } from '../db/models/operator'
import { Failure } from '../failures'
import { digest } from '../ids'
import type { Platform } from '../platform'

const never = new Date(0)
const triesBeforeLock = 8
const shortestLockMs = 15 * 60_000
const longestLockMs = 4 * 3600_000
const triesBeforeBrake = 3 * triesBeforeLock
const brakeMs = 3600_000
const slowMs = 3_000
const forgottenMs = 90 * 24 * 3600_000

/** Who a try says it is, and the network it comes from. */
export interface Claim {
  name: string
  network: string
}

interface Tries {
  failures: number
  lockedUntil: Date
}

/**
 * Counts a try before its password is looked at: many at the same moment are no more guesses than one after the other.
 *
 * Eight wrong ones lock the name for that network alone, so whoever knows a name cannot keep its owner out. Wrong tries from
 * everywhere together brake: for an hour every try takes three seconds longer, except from where the right password has
 * come before.
 *
 * @throws SIGN_IN_LOCKED
 */
export async function countTry(
  platform: Platform,
  operator: OperatorRow | null,
  claim: Claim,
  now: Date,
): Promise<void> {
  const isSlow = operator
    ? await countOperators(platform, operator, claim, now)
    : await countStrangers(platform, claim, now)
  if (isSlow) await platform.clock.wallSleep(slowMs)
}

/** The right password came from there: what was wrong before is forgotten. */
export async function forgiveTries(
  { signInTries }: Platform,
  { id }: OperatorRow,
  { network }: Claim,
  now: Date,
): Promise<void> {
  await signInTries.update({ id: triesId(id, network) }, { failures: 0, lockedUntil: never, knownAt: now })
  await signInTries.remove({ triedAt: { lt: new Date(now.getTime() - forgottenMs) } })
}

const triesId = (operatorId: string, network: string): string => digest(`${operatorId}|${network}`)

/** Answers whether the try is to be slow. */
async function countOperators(
  { signInTries, operators }: Platform,
  operator: OperatorRow,
  { network }: Claim,
  now: Date,
): Promise<boolean> {
  const id = triesId(operator.id, network)
  const first = { id, operatorId: operator.id, failures: 0, lockedUntil: never, triedAt: now, knownAt: null }
  await signInTries.createOnce(first)
  const before = (await signInTries.find({ id })) ?? first
  refuseLocked(before, now)
  await signInTries.update({ id }, { triedAt: now }, { failures: 1 })
  const { failures } = (await signInTries.find({ id })) ?? before
  await operators.update({ id: operator.id }, brakeAfter(operator.failures + 1, now), { failures: 1 })
  const until = lockedUntil(failures, now)
  if (failures >= lockAt(before)) await signInTries.update({ id, lockedUntil: { lte: now } }, { lockedUntil: until })
  if (failures > lockAt(before)) throw locked(until, now)
  return before.knownAt === null && operator.lockedUntil > now
}

/** An hour after the latest of many. */
const brakeAfter = (failures: number, now: Date): Partial<Tries> =>
  failures < triesBeforeBrake ? {} : { lockedUntil: new Date(now.getTime() + brakeMs) }

/** Names that nobody has lock and slow down, too, or that would tell who works here. */
const strangers = new LRUCache<string, Tries>({ max: 20_000 })

async function countStrangers({ operators, signInTries }: Platform, claim: Claim, now: Date): Promise<boolean> {
  const { name, network } = claim
  const pair = triesId(name, network)
  const [before, inAll] = [strangers.get(pair) ?? untried, strangers.get(name) ?? untried]
  refuseLocked(before, now)
  const [failures, wrong] = [before.failures + 1, inAll.failures + 1]
  const until = failures % triesBeforeLock === 0 ? lockedUntil(failures, now) : before.lockedUntil
  strangers.set(pair, { failures, lockedUntil: until })
  strangers.set(name, { ...inAll, ...brakeAfter(wrong, now), failures: wrong })
  await operators.update({ id: name }, {}, { failures: 1 }) // nobody's: it takes the time that somebody's would
  await signInTries.find({ id: name })
  return inAll.lockedUntil > now
}

const untried: Tries = { failures: 0, lockedUntil: never }

/** The number of wrong tries that locks next. */
const lockAt = ({ failures }: Tries): number => (Math.floor(failures / triesBeforeLock) + 1) * triesBeforeLock

/** Twice as long each time, until somebody knows the password. */
const lockedUntil = (failures: number, now: Date): Date => {
  const times = Math.floor(failures / triesBeforeLock)
  return new Date(now.getTime() + Math.min(shortestLockMs * 2 ** (times - 1), longestLockMs))
}

function refuseLocked(tries: Tries, now: Date): void {
  if (tries.lockedUntil > now) throw locked(tries.lockedUntil, now)
}

function locked(until: Date, now: Date): Failure {
  const minutes = Math.ceil((until.getTime() - now.getTime()) / 60_000)
  return new Failure('SIGN_IN_LOCKED', { until }, { text: `密码输错太多次，已暂停登录，请 ${minutes} 分钟后再试` })
}
