import type { Base } from '../../server/base'
import type { TaskRow } from '../../server/db/models/job'
import { queueOf, type Queue } from '../../server/jobs/queue'
import { aBase, later } from '../services/aPlatform'

const leaseMs = 300
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

describe('a queue', () => {
  let base: Base
  beforeEach(async () => {
    base = await aBase()
  })
  afterEach(() => base.close())

  const aTask = (id: string, values: Partial<TaskRow> = {}): Promise<TaskRow> => {
    const now = base.clock.now()
    return base.platform.tasks.create({
      ...{ id, kind: 'test', input: {}, state: 'waiting', dueAt: later(-1000, now), tries: 0, error: null },
      ...{ leaseOwner: null, leaseUntil: new Date(0), createdAt: now, doneAt: null },
      ...values,
    })
  }

  const taskOf = (id: string): Promise<TaskRow | null> => base.platform.tasks.find({ id })

  const aQueue = (run: (row: TaskRow) => Promise<void>, owner = 'me', slots = 40): Queue =>
    queueOf(base.platform, owner, { name: 'tasks', rows: base.platform.tasks, run, slots, leaseMs })

  /** What a killed worker leaves behind: a claim whose lease has run out. */
  const killed = { leaseOwner: 'killed.1', leaseUntil: new Date(1000) }

  it('keeps working through the others while one is slow', async () => {
    for (const id of ['slow', 'a', 'b', 'c']) await aTask(id, id === 'slow' ? { dueAt: new Date(0) } : {})
    let finish = () => {}
    const slow = new Promise<void>((resolve) => (finish = resolve))
    const done: string[] = []
    const queue = aQueue(async ({ id }) => (id === 'slow' ? slow : void done.push(id)), 'me', 2)
    for (let i = 0; i < 4; i++) await queue.begin()

    expect(done.sort()).toEqual(['a', 'b', 'c'])
    finish()
    await queue.idle()
    expect(await base.platform.tasks.count({ state: 'done' })).toBe(4)
  })

  it('begins no more at the same time than it has slots', async () => {
    for (const id of ['a', 'b', 'c', 'd', 'e']) await aTask(id)
    let running = 0
    let most = 0
    const queue = aQueue(
      async () => {
        most = Math.max(most, ++running)
        await pause(10)
        running--
      },
      'me',
      2,
    )
    while (await queue.begin());
    await queue.idle()

    expect(most).toBe(2)
    expect(await base.platform.tasks.count({ state: 'done' })).toBe(5)
  })

  it('holds on to a row that takes longer than its lease', async () => {
    await aTask('long')
    let runs = 0
    const run = async () => {
      runs++
      await pause(leaseMs * 2.5)
    }
    const [mine, theirs] = [aQueue(run), aQueue(run, 'other')]
    await mine.begin()
    for (let i = 0; i < 6; i++) {
      await pause(leaseMs / 3)
      await theirs.begin()
    }
    await Promise.all([mine.idle(), theirs.idle()])

    expect(runs).toBe(1)
    expect(await taskOf('long')).toMatchObject({ state: 'done', tries: 1 })
  })

  it('waits before it tries again, also when the row was listed before it failed', async () => {
    await aTask('failing')
    const { tasks } = base.platform
    let wasListed = () => {}
    const listed = new Promise<void>((resolve) => (wasListed = resolve))
    let goOn = () => {}
    const held = new Promise<void>((resolve) => (goOn = resolve))
    const slowList = Object.assign(Object.create(tasks) as typeof tasks, {
      list: async (...asked: Parameters<typeof tasks.list>) => {
        const rows = await tasks.list(...asked)
        wasListed()
        await held
        return rows
      },
    })
    let runs = 0
    const run = async () => {
      runs++
      throw new Error('not today')
    }
    const stale = queueOf(base.platform, 'stale', { name: 'tasks', rows: slowList, run })
    const begun = stale.begin()
    await listed
    const quick = aQueue(run)
    await quick.begin()
    await quick.idle()
    goOn()
    await begun
    await stale.idle()

    expect(runs).toBe(1)
    expect(await taskOf('failing')).toMatchObject({ state: 'waiting', tries: 1, error: 'not today', leaseOwner: null })
  })

  it('lets a row rest that has failed nine times', async () => {
    await aTask('failing', { tries: 8 })
    const queue = aQueue(() => Promise.reject(new Error('never')))
    await queue.begin()
    await queue.idle()

    expect(await taskOf('failing')).toMatchObject({ state: 'dead', tries: 9, error: 'never' })
  })

  it('counts a try for a row that killed its process, and lets it rest after the ninth', async () => {
    await aTask('poison', { ...killed, tries: 8 })
    let end = () => {}
    const dying = aQueue(() => new Promise((resolve) => (end = resolve)))
    await dying.begin() // as far as the row can tell, its process is killed now
    expect(await taskOf('poison')).toMatchObject({ tries: 9 })

    await base.platform.tasks.update({ id: 'poison' }, killed)
    const runs: string[] = []
    const queue = aQueue(async ({ id }) => void runs.push(id), 'other')
    await queue.begin()
    await queue.idle()

    expect(runs).toEqual([])
    expect(await taskOf('poison')).toMatchObject({ state: 'dead' })
    expect((await taskOf('poison'))?.error).toContain('never ended')
    end()
    await dying.idle()
  })

  it('begins what a killed worker had in hand one at a time', async () => {
    await aTask('poison', { ...killed, tries: 1 })
    await aTask('neighbour', { ...killed, tries: 1 })
    const runs: string[] = []
    const queue = aQueue(async ({ id }) => void runs.push(id))
    await queue.begin()
    await queue.idle()
    expect(runs).toHaveLength(1)

    await queue.begin()
    await queue.idle()
    expect(runs.sort()).toEqual(['neighbour', 'poison'])
  })

  it('does not lose a row of which the end could not be written', async () => {
    await aTask('a')
    const { tasks } = base.platform
    const away = Object.create(tasks) as typeof tasks
    let runs = 0
    const run = async () => {
      runs++
      away.update = () => Promise.reject(new Error('the database is away'))
    }
    const queue = queueOf(base.platform, 'me', { name: 'tasks', rows: away, run, leaseMs })
    await queue.begin()
    await queue.idle()
    away.update = tasks.update
    await pause(leaseMs)
    await queue.begin()
    away.update = tasks.update
    await queue.idle()

    expect(runs).toBe(2)
  })
})
