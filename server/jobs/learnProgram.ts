import type { Platform } from '../platform'
import { learnProgramOf } from '../services/programs'
import { applyForWanted } from '../services/wantedInterfaces'

/**
 * Asks WeChat anew how a store's mini-program stands, and for what its pages still lack. Enqueued when that may have
 * changed, and once a day.
 */
export async function learnProgram(platform: Platform, { storeId = '' }: Record<string, string>): Promise<void> {
  const store = await learnProgramOf(platform, storeId, platform.clock.now())
  if (store) await applyForWanted(store, platform.clock.now())
}
