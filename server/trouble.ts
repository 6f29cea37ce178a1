import type { Logger } from 'pino'
import { BaseError, ConnectionError } from 'sequelize'
import { driverCode } from './duplicate'
import { Failure } from './failures'

/**
 * Logs what went wrong in work that nobody waits for. A failure on purpose is said in one line, with the sentence that
 * tells the operator what to do; anything else is a bug and is logged in full.
 */
export function logTrouble(log: Logger, error: unknown, about: Record<string, unknown>, message: string): void {
  const failure = error instanceof Failure ? error : databaseAway(error)
  if (!failure) return log.error({ ...about, err: error }, message)
  const { code, detail, text, next } = failure
  log.warn({ ...about, code, detail, advice: text, next }, message)
}

const cutLines = ['ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'PROTOCOL_CONNECTION_LOST', 'ER_SERVER_SHUTDOWN']

/** A database that does not answer, or stopped in the middle: nobody's bug, and over when it is back. */
export function databaseAway(error: unknown): Failure | null {
  const isAway =
    error instanceof ConnectionError || (error instanceof BaseError && cutLines.includes(driverCode(error) ?? ''))
  return isAway
    ? new Failure('DATABASE_UNREACHABLE', { reason: error.message, setting: 'DATABASE_URL' }, { cause: error })
    : null
}
