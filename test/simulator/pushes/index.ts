import type { Happenings } from '../world'
import { deliver } from './deliver'
import { findPush } from './outbox'
import { ticketDue } from './tickets'

/** What the clock can bring about in this part. */
export const pushHappenings: Happenings = {
  ticket: ticketDue,
  async push(world, id) {
    const push = findPush(world, id)
    if (push) await deliver(world, push)
  },
}
