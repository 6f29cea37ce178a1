import type { Platform } from '../platform'

const id = 'releases'

/**
 * Waits for one of the calls that all processes together may make to WeChat in this second. For work that comes in
 * hundreds; what a person waits for does not stand in this line.
 *
 * A row of the database counts, so it holds across processes and after a restart.
 */
export async function takeCall(platform: Platform): Promise<void> {
  const { clock } = platform
  while (!(await isTaken(platform, Math.floor(clock.wall().getTime() / 1000)))) {
    await clock.wallSleep(1000 - (clock.wall().getTime() % 1000))
  }
}

/** One whose clock is behind counts with the others, in their second. */
async function isTaken({ callBudgets, config }: Platform, ownSecond: number): Promise<boolean> {
  const known = await callBudgets.find({ id })
  const second = Math.max(ownSecond, known?.second ?? 0)
  const inThis = { id, second, used: { lt: config.wechat.callsPerSecond } }
  if ((await callBudgets.update(inThis, {}, { used: 1 })) > 0) return true
  if ((await callBudgets.update({ id, second: { lt: second } }, { second, used: 1 })) > 0) return true
  return known === null && callBudgets.createOnce({ id, second, used: 1 })
}
