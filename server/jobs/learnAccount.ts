import type { Platform } from '../platform'
import { learnAccount as learn } from '../services/authorizers'
import { learnProgramSoon } from '../services/programs'

/**
 * Asks WeChat anew who an account is and what it granted, and then how its store's mini-program stands. Enqueued when that
 * may have changed, and once a day.
 */
export async function learnAccount(platform: Platform, { appid = '' }: Record<string, string>): Promise<void> {
  const { kind, storeId } = await learn(platform, appid)
  if (kind === 'miniProgram' && storeId) await learnProgramSoon(platform, storeId, platform.clock.now())
}
