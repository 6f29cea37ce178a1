import type { Clock } from './clock'
import type { Database } from './db/connection'
import { pendingMigrations } from './db/migrate'

export interface Readiness {
  ready: boolean
  /** The server's time. WeChat Pay refuses whoever is more than 5 minutes away from its own. */
  now: string
  checks: {
    database: { ok: boolean }
    migrations: { ok: boolean; pending: string[] }
    ticket: { ok: boolean; ageSeconds: number | null }
  }
}

/** WeChat pushes a ticket every 10 minutes; 20 without one means something is wrong. */
const ticketAgeLimitSeconds = 1200

/**
 * What `/readyz` answers. The ticket is shown but does not decide: a server that is taken out of rotation for want of a
 * ticket would never be sent one.
 */
export async function readiness(
  database: Database,
  clock: Pick<Clock, 'now'>,
  ticketAge: () => Promise<number | null>,
): Promise<Readiness> {
  const isUp = await database.ping().then(
    () => true,
    () => false,
  )
  const pending = isUp ? await pendingMigrations(database) : []
  const ageSeconds = isUp && pending.length === 0 ? await ticketAge() : null
  return {
    ready: isUp && pending.length === 0,
    now: clock.now().toISOString(),
    checks: {
      database: { ok: isUp },
      migrations: { ok: isUp && pending.length === 0, pending },
      ticket: { ok: ageSeconds !== null && ageSeconds <= ticketAgeLimitSeconds, ageSeconds },
    },
  }
}
