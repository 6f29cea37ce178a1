import type { Platform } from '../../platform'
import { endEmptySittings } from '../orders/sittings'

const hourMs = 3600_000
const leftAtTableMs = 12 * hourMs
const leftInCartMs = 90 * 24 * hourMs

/**
 * Forgets what nobody comes back for: sessions that are over, and what was taken and never ordered. At a table that is
 * hours old: other people sit there by now, and where all that was ordered came to nothing they begin anew.
 */
export async function forgetGone(platform: Platform, now: Date): Promise<void> {
  const before = (ms: number) => ({ lt: new Date(now.getTime() - ms) })
  await platform.customerSessions.remove({ expiresAt: before(0) })
  await platform.cartLines.remove({ addedAt: before(leftInCartMs) })
  await platform.cartLines.remove({ addedAt: before(leftAtTableMs), cartOf: { begins: 't.' } })
  await endEmptySittings(platform, before(leftAtTableMs), now)
}
