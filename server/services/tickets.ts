import type { TicketRow } from '../db/models/token'
import { newId } from '../ids'
import { ticketLifeMs, type Platform } from '../platform'
import { sealedPlace } from '../sealedPlace'
import { startPushTicket } from '../wechat/credentials'

const missingAfterMs = 20 * 60_000 // open-platform.md §2: no ticket for 20 minutes, ask for the pushes to start

/**
 * Keeps one pushed ticket. The same one again changes nothing; an older one only lengthens the history.
 *
 * A push without one is refused: stored, it would be tried before those that work.
 */
export async function keepTicket(platform: Platform, ticket: string, createdAt: Date, now: Date): Promise<void> {
  if (ticket === '') throw new Error('WeChat pushed a component_verify_ticket without a ticket')
  const id = newId()
  const sealed = platform.sealer.seal(ticket, sealedPlace('tickets', 'ticket', id))
  const { appid } = platform.config.component
  await platform.tickets.createOnce({ id, appid, ticket: sealed, createdAt, receivedAt: now })
}

export const newestTicket = (platform: Platform): Promise<TicketRow | null> =>
  platform.tickets.find({ appid: platform.config.component.appid }, { order: [['createdAt', 'DESC']] })

/** Seconds since WeChat made the newest ticket, or null while there is none. */
export async function ticketAgeSeconds(platform: Platform, now: Date): Promise<number | null> {
  const newest = await newestTicket(platform)
  return newest && Math.max(0, Math.round((now.getTime() - newest.createdAt.getTime()) / 1000))
}

/** Asks WeChat to push tickets when none came for 20 minutes, and forgets those that have expired. */
export async function keepTicketsComing(platform: Platform, now: Date): Promise<void> {
  const { secret } = platform.config.component
  const age = await ticketAgeSeconds(platform, now)
  if (age === null || age * 1000 > missingAfterMs) {
    platform.log.warn({ ticketAgeSeconds: age }, 'no ticket from WeChat, asking it to push')
    await platform.wechatOpen(startPushTicket, { component_secret: secret })
  }
  await platform.tickets.remove({ createdAt: { lt: new Date(now.getTime() - ticketLifeMs) } })
}
