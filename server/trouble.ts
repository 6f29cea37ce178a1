import type { Logger } from 'pino'
import { Failure } from './failures'

/**
 * Logs what went wrong in work that nobody waits for. A failure on purpose is said in one line, with the sentence that
 * tells the operator what to do; anything else is a bug and is logged in full.
 */
export function logTrouble(log: Logger, error: unknown, about: Record<string, unknown>, message: string): void {
  if (!(error instanceof Failure)) return log.error({ ...about, err: error }, message)
  const { code, detail, text, next } = error
  log.warn({ ...about, code, detail, advice: text, next }, message)
}
