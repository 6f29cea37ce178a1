import { reviveMoney } from '../../server/services/payments/reviving'
import { addTask } from '../../server/services/tasks'
import { aBase, noon } from './aPlatform'

it('begins again what has to do with money and was given up, and nothing else', async () => {
  const { platform, close } = await aBase()
  await addTask(platform, 'driveRefund', { storeId: 's', refundId: 'r' }, noon)
  await addTask(platform, 'learnAccount', { appid: 'wx1' }, noon)
  await platform.tasks.update({}, { state: 'dead', tries: 9 })

  await reviveMoney(platform, noon)

  expect(await platform.tasks.list({ state: 'waiting' })).toMatchObject([{ kind: 'driveRefund', tries: 0 }])
  expect(await platform.tasks.count({ state: 'dead' })).toBe(1)
  await close()
})
