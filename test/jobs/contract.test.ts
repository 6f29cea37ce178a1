import { spawn } from 'node:child_process'
import path from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import type { Base } from '../../server/base'
import type { TaskRow } from '../../server/db/models/job'
import { queueOf } from '../../server/jobs/queue'
import { startRunner, type Runner } from '../../server/jobs/runner'
import type { Sweep } from '../../server/jobs/sweep'
import { deadTasks, keepTask, replayTask } from '../../server/services/tasks'
import { eventually } from '../eventually'
import { aBase, noon } from '../services/aPlatform'
import { eachDatabase } from '../setup/databases'
import { aFolder, anEnvironment } from '../setup/environment'
import { aClock, type MovedClock } from './aClock'

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

/** What any runner of our jobs has to keep, whatever it is made of: only its wake and stop are used here. */
eachDatabase('a runner of jobs', (openDb) => {
  let clock: MovedClock
  let env: Record<string, string>
  let bases: Base[]
  let runners: Runner[]
  beforeEach(async () => {
    clock = await aClock(noon)
    env = { DATABASE_URL: (await openDb()).url, DATA_DIR: aFolder(), CLOCK_URL: clock.url }
    bases = []
    runners = []
  })
  afterEach(async () => {
    for (const runner of runners) await runner.stop()
    for (const base of bases) await base.close()
    await clock.close()
  })

  /** What one process has: a handle of its own on the common database. */
  async function aProcess(): Promise<Base> {
    const base = await aBase(env)
    bases.push(base)
    return base
  }

  function work({ platform }: Base, run: (row: TaskRow) => Promise<Date | void>, sweeps: Sweep[] = []): Runner {
    const owner = `owner-${runners.length}`
    const runner = startRunner(
      platform,
      owner,
      [queueOf(platform, owner, { name: 'tasks', rows: platform.tasks, run })],
      sweeps,
    )
    runners.push(runner)
    return runner
  }

  const aTask = ({ platform, clock: time }: Base, id: string): Promise<TaskRow> =>
    platform.tasks.create({
      ...{ id, kind: 'test', input: {}, state: 'waiting', dueAt: time.now(), tries: 0, error: null },
      ...{ leaseOwner: null, leaseUntil: new Date(0), createdAt: time.now(), doneAt: null },
    })

  const isDone =
    ({ platform }: Base, count: number) =>
    async () =>
      (await platform.tasks.count({ state: 'done' })) === count

  it('does each task once, however many processes look for it', async () => {
    const [one, other] = [await aProcess(), await aProcess()]
    const ids = Array.from({ length: 120 }, (_, i) => `task-${i}`)
    const done: string[] = []
    const run = async ({ id }: TaskRow) => {
      await pause(Math.random() * 5)
      done.push(id)
    }
    for (const id of ids.slice(0, 60)) await aTask(one, id)
    const [first, second] = [work(one, run), work(other, run)]
    for (const id of ids.slice(60)) {
      await aTask(other, id)
      first.wake()
      second.wake()
    }
    await eventually(isDone(one, ids.length))

    expect(done.sort()).toEqual([...ids].sort())
  })

  it('does a task again whose worker was killed, once its lease has ended', async () => {
    const leaseMs = 1000
    const base = await aProcess()
    await aTask(base, 'task')
    const mortal = spawn('node', ['--import', 'tsx', path.join(__dirname, 'mortal.ts')], {
      env: { ...process.env, ...anEnvironment(env), LEASE_MS: String(leaseMs) },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    await new Promise((resolve) => mortal.stdout.once('data', resolve))
    const runs: number[] = []
    work(base, async () => void runs.push(performance.now()))
    await pause(leaseMs * 1.5)
    expect(runs).toEqual([]) // it lives and holds on to its task

    mortal.kill('SIGKILL')
    const killedAt = performance.now()
    await eventually(isDone(base, 1))
    expect(runs).toHaveLength(1)
    expect((runs[0] ?? 0) - killedAt).toBeLessThan(leaseMs + 20_000)
  })

  it('waits longer after every failure, then lets the task rest until it is replayed', async () => {
    const base = await aProcess()
    await aTask(base, 'task')
    const runs: number[] = []
    let isWell = false
    const runner = work(base, async () => {
      runs.push(base.clock.now().getTime())
      if (!isWell) throw new Error('not today')
    })
    const tried = async (times: number) =>
      (await base.platform.tasks.find({ id: 'task', leaseOwner: null }))?.tries === times
    const waits = [1, 3, 10, 30, 120, 600, 1800, 3600]
    for (const [index, seconds] of waits.entries()) {
      await eventually(() => tried(index + 1))
      await clock.move(seconds - 1, base)
      runner.wake()
      await pause(30)
      expect(runs).toHaveLength(index + 1)
      await clock.move(1, base)
      runner.wake()
    }
    await eventually(async () => (await deadTasks(base.platform)).length === 1)
    expect(runs.slice(1).map((at, i) => (at - (runs[i] ?? 0)) / 1000)).toEqual(waits)
    expect(await base.platform.tasks.find({ id: 'task' })).toMatchObject({ state: 'dead', error: 'not today' })

    isWell = true
    base.work.wake = runner.wake
    await replayTask(base.platform, 'task', base.clock.now())
    await eventually(isDone(base, 1))
    expect(runs).toHaveLength(waits.length + 2)
  })

  it('does a task again at the time it asked for, and rests once it asks for none', async () => {
    const base = await aProcess()
    await aTask(base, 'task')
    const runs: number[] = []
    const runner = work(base, async () => {
      runs.push(base.clock.now().getTime())
      return runs.length < 3 ? new Date(base.clock.now().getTime() + 60_000) : undefined
    })
    for (const times of [1, 2]) {
      await eventually(
        async () => runs.length === times && (await base.platform.tasks.count({ leaseOwner: null })) === 1,
      )
      await clock.move(59, base)
      runner.wake()
      await pause(30)
      expect(runs).toHaveLength(times)
      await clock.move(1, base)
      runner.wake()
    }
    await eventually(isDone(base, 1))

    expect(runs.slice(1).map((at, i) => at - (runs[i] ?? 0))).toEqual([60_000, 60_000])
  })

  it('does a task once more that is made due while it is being done, whatever came of it', async () => {
    for (const [number, end] of [undefined, new Date(8e12), 'failure'].entries()) {
      const base = await aProcess()
      const [id, platform] = [`task-${number}`, base.platform]
      await aTask(base, id)
      let runs = 0
      const runner = work(base, async () => {
        if (++runs > 1) return undefined
        await keepTask(platform, id, 'learnAccount', { appid: '' }, base.clock.now())
        if (end === 'failure') throw new Error('not now')
        return end as Date | undefined
      })
      await eventually(async () => runs === 2 && (await isDone(base, number + 1)()))
      await runner.stop()
    }
  })

  it('runs a sweep once in its time, in whichever process', async () => {
    const [one, other] = [await aProcess(), await aProcess()]
    let runs = 0
    const sweep: Sweep = { name: 'sweep', everyMinutes: 10, run: async () => void runs++ }
    for (const base of [one, other]) work(base, async () => undefined, [sweep])
    await eventually(() => runs > 0)
    await pause(1200) // two rounds of each
    expect(runs).toBe(1)

    await clock.move(599, one, other)
    await pause(1200)
    expect(runs).toBe(1)

    await clock.move(1, one, other)
    await eventually(() => runs > 1)
    await pause(1200)
    expect(runs).toBe(2)
  })

  it('finishes what it has in hand before it stops, and begins nothing more', async () => {
    const base = await aProcess()
    await aTask(base, 'in hand')
    const begun: string[] = []
    const runner = work(base, async ({ id }) => {
      begun.push(id)
      await pause(300)
    })
    await eventually(() => begun.length === 1)
    const stopped = runner.stop()
    await aTask(base, 'too late')
    await stopped

    expect(begun).toEqual(['in hand'])
    expect(await base.platform.tasks.find({ id: 'in hand' })).toMatchObject({ state: 'done' })
    expect(await base.platform.tasks.find({ id: 'too late' })).toMatchObject({ state: 'waiting', leaseOwner: null })
  })

  it('begins at once when it is woken', async () => {
    const base = await aProcess()
    let begunAt = 0
    const runner = work(base, async () => void (begunAt = performance.now()))
    const waits: number[] = []
    for (let i = 0; i < 20; i++) {
      await pause(i * 7)
      await aTask(base, `task-${i}`)
      const wokenAt = performance.now()
      runner.wake()
      await eventually(isDone(base, i + 1))
      waits.push(begunAt - wokenAt)
    }
    waits.sort((one, other) => one - other)
    expect(waits[14]).toBeLessThan(200) // what nobody woke waits up to 500, and a busy machine may hold some up
  })

  it('begins at once also when it is woken while it looks and finds nothing', async () => {
    const base = await aProcess()
    const { tasks } = base.platform
    let wake = () => {}
    let wokenAt = 0
    const waits: number[] = []
    const list: typeof tasks.list = async (...asked) => {
      const found = await tasks.list(...asked)
      if (wokenAt === 0 && waits.length < 3 && found.length === 0) {
        await aTask(base, `just missed ${waits.length}`)
        wokenAt = performance.now()
        wake()
      }
      return found
    }
    const run = async () => {
      waits.push(performance.now() - wokenAt)
      wokenAt = 0
    }
    const queue = queueOf(base.platform, 'owner', {
      name: 'tasks',
      rows: Object.assign(Object.create(tasks) as typeof tasks, { list }),
      run,
    })
    const runner = startRunner(base.platform, 'owner', [queue], [])
    wake = runner.wake
    runners.push(runner)
    await eventually(() => waits.length === 3)

    expect(Math.min(...waits)).toBeLessThan(300) // whoever does not look again waits 500 every time
  })
})

it('keeps no memory of the rounds in which there was nothing to do', async () => {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  const base = await aBase()
  let rounds = 0
  const idle = { name: 'idle', begin: async () => ++rounds < 0, idle: async () => undefined }
  const runner = startRunner(base.platform, 'owner', [idle], [])
  const heapAfter = async (count: number): Promise<number> => {
    while (rounds < count) {
      runner.wake()
      await new Promise(setImmediate)
    }
    collect()
    return process.memoryUsage().heapUsed
  }
  const before = await heapAfter(5_000)
  const after = await heapAfter(55_000)
  await runner.stop()
  await base.close()

  expect(after - before).toBeLessThan(512 * 1024)
})
