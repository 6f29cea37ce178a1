import type { InboxRow } from '../db/models/job'
import type { Platform } from '../platform'
import { getAuthorizer } from '../services/authorizers'
import { openEvent } from '../services/inbox'
import { authorizerEvents } from './authorizer'
import { componentEvents } from './component'

/** Does what a kept push asks for. Doing it twice changes nothing; one we have no use for is done at once. */
export async function handleEvent(platform: Platform, row: InboxRow): Promise<void> {
  const now = platform.clock.now()
  if (row.channel === 'component') {
    const handler = handlerOf(componentEvents, row)
    await handler?.(platform, { fields: openEvent(platform, row), happenedAt: row.happenedAt }, now)
    return
  }
  const handler = handlerOf(authorizerEvents, row)
  if (!handler || row.appid === null) return
  await handler(platform, await getAuthorizer(platform, row.appid), openEvent(platform, row), now)
}

/** A name comes from outside: `constructor` is none of ours. */
const handlerOf = <Handler>(handlers: Record<string, Handler>, { name }: InboxRow): Handler | undefined =>
  Object.hasOwn(handlers, name) ? handlers[name] : undefined
