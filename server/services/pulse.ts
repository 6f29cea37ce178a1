import type { Platform } from '../platform'
import { freshForSeconds } from '../tokens'
import { ticketAgeSeconds } from './tickets'

/** Sets the gauges that are counted from rows, when somebody asks for them. */
export async function measure(platform: Platform, now: Date): Promise<void> {
  const { metrics } = platform
  metrics.ticketAge.set((await ticketAgeSeconds(platform, now)) ?? Number.NaN)
  for (const state of ['waiting', 'done', 'dead'] as const) {
    const pushes = await platform.inbox.count({ state })
    metrics.inbox.set({ state }, pushes)
    metrics.work.set({ queue: 'inbox', state }, pushes)
    metrics.work.set({ queue: 'tasks', state }, await platform.tasks.count({ state }))
  }
  const alive = { gt: new Date(now.getTime() + freshForSeconds * 1000) }
  for (const kind of ['component', 'authorizer', 'own'] as const) {
    const all = await platform.tokens.count({ kind })
    const fresh = await platform.tokens.count({ kind, expiresAt: alive })
    metrics.tokens.set({ kind, state: 'fresh' }, fresh)
    metrics.tokens.set({ kind, state: 'idle' }, all - fresh)
  }
  for (const state of ['authorised', 'lost', 'unauthorised'] as const) {
    metrics.authorizers.set({ state }, await platform.authorizers.count({ state }))
  }
}
