import type { Platform } from '../../platform'

const aboutMoney = ['followPayment', 'driveRefund', 'matchBill', 'reportShipping']

/**
 * Where money is concerned nothing rests for ever because it failed for two hours: it begins again, and fails loudly again.
 */
export async function reviveMoney(platform: Platform, now: Date): Promise<void> {
  const waiting = { state: 'waiting' as const, tries: 0, dueAt: now }
  const revived = await platform.tasks.update({ state: 'dead', kind: aboutMoney }, waiting)
  if (revived > 0) platform.log.error({ revived }, 'work about money had been given up, and begins again')
}
