import type { OperatorRow, OperatorSessionRow } from '../db/models/operator'
import { Failure } from '../failures'
import { digest, newId } from '../ids'
import type { Platform } from '../platform'
import { hashPassword, isPassword } from './passwords'
import { countTry, forgiveTries } from './signInTries'

const slidingMs = 12 * 3600_000
const seenEveryMs = 5 * 60_000
const deviceLength = 64

/** Who asks: an operator and the session that proves it. */
export interface OperatorIdentity {
  operator: OperatorRow
  session: OperatorSessionRow
}

/** Where a request comes from. */
export interface Origin {
  /** As `networkOf` names it. */
  network: string
  /** What the client says it is. */
  device: string
}

export interface OperatorSignedIn extends OperatorIdentity {
  token: string
}

/**
 * Signs an operator in by name and password. The token is told only here; the database keeps its hash.
 *
 * A name that nobody has, or that was disabled, answers as a wrong password does, in the same time, and is locked like one.
 *
 * @throws SIGN_IN_REFUSED, SIGN_IN_LOCKED after eight wrong tries from the same network
 */
export async function signInOperator(
  platform: Platform,
  { name, password }: { name: string; password: string },
  { network, device }: Origin,
  now: Date,
): Promise<OperatorSignedIn> {
  const claim = { name: name.toLowerCase(), network }
  const operator = await platform.operators.find({ name: claim.name, disabledAt: null })
  await countTry(platform, operator, claim, now)
  const isRight = await isPassword(password, operator?.password ?? null)
  if (!operator || !isRight) throw new Failure('SIGN_IN_REFUSED')
  await platform.operatorSessions.remove({ expiresAt: { lt: now } })
  return platform.transaction(async (within) => {
    // A password that was changed, or somebody who was sent away, while this one was being looked at opens nothing.
    const same = { id: operator.id, password: operator.password, disabledAt: null }
    const isStill = await within.operators.update(same, { failures: 0, lockedUntil: never })
    if (isStill === 0) throw new Failure('SIGN_IN_REFUSED')
    await forgiveTries(within, operator, claim, now)
    return { operator, ...(await beginSession(within, operator, device, now)) }
  })
}

const never = new Date(0)

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
    await within.signInTries.remove({ operatorId: id })
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
