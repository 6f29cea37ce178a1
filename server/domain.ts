import compose from 'koa-compose'
import type { AppParts } from './app'
import type { Base } from './base'
import { handleEvent } from './callbacks/handle'
import { receivePayNotices } from './callbacks/pay'
import { receiveCallbacks } from './callbacks/receive'
import { startJobs } from './jobs'
import { below } from './mount'
import { customerGroups, customerRoutes } from './routes/customer'
import { merchantGroups, merchantRoutes } from './routes/merchant'
import { operatorGroups, operatorRoutes } from './routes/operator'
import { pages } from './routes/pages'
import { measure } from './services/pulse'
import { ticketAgeSeconds } from './services/tickets'

/** What the app is mounted from: callbacks, pages and the API on the platform's handle. */
export const createParts = (base: Base): AppParts => {
  const { platform, clock } = base
  return {
    ...base,
    ticketAge: () => ticketAgeSeconds(platform, clock.now()),
    measure: () => measure(platform, clock.now()),
    callbacks: compose([receiveCallbacks(platform), receivePayNotices(platform)]),
    pages: pages(platform),
    api: compose([
      below('/api/customer/', customerRoutes(platform)),
      below('/api/merchant/', merchantRoutes(platform)),
      below('/api/operator/', operatorRoutes(platform)),
    ]),
    apiGroups: [...merchantGroups, ...customerGroups, ...operatorGroups],
  }
}

/** Starts this process's share of the work; resolves the returned function when the job in hand is done. */
export function beginWork({ platform, work }: Base): () => Promise<void> {
  const runner = startJobs(platform, handleEvent)
  work.wake = runner.wake
  return runner.stop
}
