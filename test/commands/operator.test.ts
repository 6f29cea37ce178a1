import { openBase, type Base } from '../../server/base'
import { newId } from '../../server/ids'
import { anEnvironment } from '../setup/environment'
import { run, type Ended } from './processes'

const env = anEnvironment()
const operator = (...args: string[]): Promise<Ended> => run('server/commands/operator', env, ...args)
const at = new Date(Date.UTC(2026, 10, 1))

describe('the operator', () => {
  let base: Base
  const push = newId()
  const task = newId()

  beforeAll(async () => {
    base = await openBase(env)
    const dead = { state: 'dead', dueAt: at, tries: 9, error: 'it never worked', createdAt: at, doneAt: null } as const
    const free = { leaseOwner: null, leaseUntil: new Date(0) }
    const event = {
      channel: 'component',
      name: 'authorized',
      appid: 'wxa0000000000000c3',
      body: '',
      happenedAt: at,
    } as const
    await base.platform.inbox.createOnce({ id: push, ...event, ...dead, ...free })
    await base.platform.tasks.create({ id: task, kind: 'settleAuthCode', input: {}, ...dead, ...free })
  })
  afterAll(() => base.close())

  it('is told what there is to ask for', async () => {
    for (const ended of [await operator(), await operator('sweep-the-floor')]) {
      expect(ended.said.join('\n')).toMatch(/operator -- inbox .*\n.*operator -- inbox <id>/)
      expect(ended.complained).toEqual([])
    }
  })

  it('sees the pushes that were not handled, and has one handled again', async () => {
    const listed = await operator('inbox')
    expect(listed.said).toEqual([
      `2026-11-01T00:00:00.000Z  authorized wxa0000000000000c3  ${push}`,
      '    it never worked',
    ])

    expect(await operator('inbox', push)).toMatchObject({ code: 0, said: ['已放回队列，几秒内会重新处理'] })
    expect(await base.platform.inbox.find({ id: push })).toMatchObject({ state: 'waiting', tries: 0 })
    expect((await operator('inbox')).said).toEqual(['没有'])
  })

  it('sees the tasks that were not done, and has one done again', async () => {
    expect((await operator('tasks')).said).toContain(`2026-11-01T00:00:00.000Z  settleAuthCode  ${task}`)
    await operator('tasks', task)
    expect(await base.platform.tasks.find({ id: task })).toMatchObject({ state: 'waiting', tries: 0 })
  })

  it('is told that there is no such thing, in one line', async () => {
    expect(await operator('inbox', 'none-such')).toEqual({
      code: 1,
      said: ['没有找到，可能已被删除'],
      complained: [],
    })
    expect(await operator('tasks', task)).toMatchObject({ code: 1 })
  })
})
