import type { Platform } from '../platform'
import { learnProgramOf } from '../services/programs'

/** Asks WeChat anew how a store's mini-program stands. Enqueued when that may have changed, and once a day. */
export const learnProgram = (platform: Platform, { storeId = '' }: Record<string, string>): Promise<void> =>
  learnProgramOf(platform, storeId, platform.clock.now())
