import type { Platform } from '../platform'
import { driveRelease as carry } from '../services/releases/drive'

/** Carries a release as far as it goes, and says when to look again. One for each release, as long as it is under way. */
export const driveRelease = (
  platform: Platform,
  { storeId = '', releaseId = '' }: Record<string, string>,
): Promise<Date | undefined> => carry(platform, storeId, releaseId)
