import { LRUCache } from 'lru-cache'
import type { OperatorRow, OperatorSessionRow } from '../db/models/operator'
import { Failure } from '../failures'
import { digest, newId } from '../ids'
import type { Platform } from '../platform'
import { hashPassword, isPassword } from './passwords'

const slidingMs = 12 * 3600_000
const seenEveryMs = 5 * 60_000
const deviceLength = 64

/** Who asks: an operator and the session that proves it. */
export interface OperatorIdentity {
  operator: OperatorRow
  session: OperatorSessionRow
}

export interface OperatorSignedIn extends OperatorIdentity {
  token: string
}

/**
 * Signs an operator in by name and password. The token is told only here; the database keeps its hash.
 *
 * A name that nobody has, or that was disabled, answers as a wrong password does, in the same time, and is locked like one.
 *
 * @throws SIGN_IN_REFUSED, SIGN_IN_LOCKED after eight wrong tries
 */
export async function signInOperator(
  platform: Platform,
  { name, password }: { name: string; password: string },
  device: string,
  now: Date,
): Promise<OperatorSignedIn> {
  const wanted = name.toLowerCase()
  const operator = await platform.operators.find({ name: wanted, disabledAt: null })
  await (operator ? countTry(platform, operator, now) : countStranger(platform, wanted, now))
  const isRight = await isPassword(password, operator?.password ?? null)
  if (!operator || !isRight) throw new Failure('SIGN_IN_REFUSED')
  await platform.operatorSessions.remove({ expiresAt: { lt: now } })
  return platform.transaction(async (within) => {
    // A password that was changed, or somebody who was sent away, while this one was being looked at opens nothing.
    const same = { id: operator.id, password: operator.password, disabledAt: null }
    const isStill = await within.operators.update(same, { failures: 0, lockedUntil: never })
    if (isStill === 0) throw new Failure('SIGN_IN_REFUSED')
    return { operator, ...(await beginSession(within, operator, device, now)) }
  })
}

const never = new Date(0)
const triesBeforeLock = 8
const shortestLockMs = 15 * 60_000
const longestLockMs = 4 * 3600_000

interface Tries {
  failures: number
  lockedUntil: Date
}

/** Names that nobody has, by how often they were tried: they lock, too, or a lock would tell who works here. */
const strangers = new LRUCache<string, Tries>({ max: 10_000 })

/**
 * A try counts before the password is looked at: many at the same moment are no more guesses than one after the other.
 */
async function countTry(platform: Platform, { id, ...before }: OperatorRow, now: Date): Promise<void> {
  refuseLocked(before, now)
  await platform.operators.update({ id }, {}, { failures: 1 })
  const { failures } = (await platform.operators.find({ id })) ?? before
  if (failures < lockAt(before)) return
  await platform.operators.update({ id, lockedUntil: { lte: now } }, { lockedUntil: lockedUntil(failures, now) })
  if (failures > lockAt(before)) throw locked(lockedUntil(failures, now), now)
}

async function countStranger({ operators }: Platform, name: string, now: Date): Promise<void> {
  const before = strangers.get(name) ?? { failures: 0, lockedUntil: never }
  refuseLocked(before, now)
  const failures = before.failures + 1
  const until = failures % triesBeforeLock === 0 ? lockedUntil(failures, now) : before.lockedUntil
  strangers.set(name, { failures, lockedUntil: until })
  await operators.update({ id: name }, {}, { failures: 1 }) // nobody's: it takes the time that somebody's would
  await operators.find({ id: name })
}

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

async function beginSession(
  platform: Platform,
  { id: operatorId }: OperatorRow,
  device: string,
  now: Date,
): Promise<{ token: string; session: OperatorSessionRow }> {
  const token = `o_${newId()}${newId()}`
  const session = await platform.operatorSessions.create({
    id: newId(),
    operatorId,
    tokenHash: digest(token),
    device: device.slice(0, deviceLength),
    createdAt: now,
    lastSeenAt: now,
    expiresAt: new Date(now.getTime() + slidingMs),
  })
  return { token, session }
}

/** Who a token belongs to, or null when it is unknown or over, or its operator disabled. Being seen prolongs it. */
export async function identifyOperator(platform: Platform, token: string, now: Date): Promise<OperatorIdentity | null> {
  const session = await platform.operatorSessions.find({ tokenHash: digest(token), expiresAt: { gt: now } })
  const operator = session && (await platform.operators.find({ id: session.operatorId, disabledAt: null }))
  if (!operator) return null
  if (now.getTime() - session.lastSeenAt.getTime() <= seenEveryMs) return { operator, session }
  const seen = { lastSeenAt: now, expiresAt: new Date(now.getTime() + slidingMs) }
  await platform.operatorSessions.update({ id: session.id }, seen)
  return { operator, session: { ...session, ...seen } }
}

/** Ends one session. A second time changes nothing. */
export async function endSession(platform: Platform, { id }: OperatorSessionRow): Promise<void> {
  await platform.operatorSessions.remove({ id })
}

/** By name. */
export const listOperators = (platform: Platform): Promise<OperatorRow[]> =>
  platform.operators.list({}, { order: [['name', 'ASC']] })

const shortestPassword = 12

/** @throws OPERATOR_NAME_INVALID, OPERATOR_NAME_TAKEN, PASSWORD_TOO_SHORT */
export async function addOperator(platform: Platform, name: string, password: string, now: Date): Promise<OperatorRow> {
  if (!/^[a-z0-9][a-z0-9._-]{1,31}$/.test(name)) throw new Failure('OPERATOR_NAME_INVALID', { name })
  const row: OperatorRow = {
    id: newId(),
    name,
    password: await hashLongEnough(password),
    failures: 0,
    lockedUntil: never,
    disabledAt: null,
    createdAt: now,
  }
  if (!(await platform.operators.createOnce(row))) throw new Failure('OPERATOR_NAME_TAKEN', { name })
  return row
}

/** A new password ends every session and every lock. @throws OPERATOR_NOT_FOUND, PASSWORD_TOO_SHORT */
export async function resetPassword(platform: Platform, name: string, password: string): Promise<void> {
  const { id } = await getOperator(platform, name)
  const hash = await hashLongEnough(password)
  await platform.transaction(async (within) => {
    await within.operators.update({ id }, { password: hash, failures: 0, lockedUntil: never })
    await within.operatorSessions.remove({ operatorId: id })
  })
}

/** Signs them out everywhere, and in no more. @throws OPERATOR_NOT_FOUND */
export async function disableOperator(platform: Platform, name: string, now: Date): Promise<void> {
  const { id } = await getOperator(platform, name)
  await platform.transaction(async (within) => {
    await within.operators.update({ id, disabledAt: null }, { disabledAt: now })
    await within.operatorSessions.remove({ operatorId: id })
  })
}

/** @throws OPERATOR_NOT_FOUND */
export async function enableOperator(platform: Platform, name: string): Promise<void> {
  const { id } = await getOperator(platform, name)
  await platform.operators.update({ id }, { disabledAt: null })
}

async function getOperator(platform: Platform, name: string): Promise<OperatorRow> {
  const row = await platform.operators.find({ name })
  if (!row) throw new Failure('OPERATOR_NOT_FOUND', { name })
  return row
}

async function hashLongEnough(password: string): Promise<string> {
  if (password.length < shortestPassword) throw new Failure('PASSWORD_TOO_SHORT')
  return hashPassword(password)
}
