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

async function isTaken({ callBudgets, config }: Platform, second: number): Promise<boolean> {
  const inThis = { id, second, used: { lt: config.wechat.callsPerSecond } }
  if ((await callBudgets.update(inThis, {}, { used: 1 })) > 0) return true
  if ((await callBudgets.update({ id, second: { lt: second } }, { second, used: 1 })) > 0) return true
  const isNew = (await callBudgets.find({ id })) === null
  return isNew && callBudgets.createOnce({ id, second, used: 1 })
}
