import type { Platform } from '../platform'
import { learnAccount as learn } from '../services/authorizers'

/** Asks WeChat anew who an account is and what it granted. Enqueued when that may have changed. */
export async function learnAccount(platform: Platform, { appid = '' }: Record<string, string>): Promise<void> {
  await learn(platform, appid)
}
