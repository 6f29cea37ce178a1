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
    await componentEvents[row.name]?.(platform, { fields: openEvent(platform, row), happenedAt: row.happenedAt }, now)
    return
  }
  const handler = authorizerEvents[row.name]
  if (!handler || row.appid === null) return
  const account = platform.authorizer(await getAuthorizer(platform, row.appid))
  await handler(account, openEvent(platform, row), now)
}
