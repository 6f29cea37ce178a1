import type { World } from '../world'
import { sendEvent, type Wish } from './events'
import type { Push } from './push'

const keptMs = 13 * 3_600_000

/** Makes a ticket and pushes it. Older ones stay good until their twelve hours are over (grade A). */
export function pushTicket(world: World, wish: Partial<Wish> = {}): Push {
  const ticket = { value: `ticket@@@${world.random.text(80)}`, issuedAt: world.clock.now() }
  world.state.tickets = world.state.tickets.filter(({ issuedAt }) => issuedAt + keptMs > ticket.issuedAt)
  world.state.tickets.push(ticket)
  const fields = { ComponentVerifyTicket: ticket.value }
  return sendEvent(world, { ...wish, kind: 'component_verify_ticket', appid: '', fields })
}

/** The first ticket now, then one every ten minutes of the clock. */
export function startTickets(world: World): void {
  if (world.state.component) world.state.component.pushesTickets = true
  world.clock.cancel('ticket')
  world.clock.plan(world.clock.now(), 'ticket')
}

export function stopTickets(world: World): void {
  if (world.state.component) world.state.component.pushesTickets = false
  world.clock.cancel('ticket')
}

const skippedMs = 3_600_000

/** Where the clock is moved far, nobody needs the tickets on the way: a month has four thousand. Those of the last hour come. */
export async function ticketDue(world: World): Promise<void> {
  if (world.clock.aheadMs() < skippedMs) pushTicket(world)
  world.clock.plan(world.clock.now() + world.state.settings.ticketMinutes * 60_000, 'ticket')
}
