import type { Base } from '../../server/base'
import { startRunner } from '../../server/jobs/runner'
import { sweepIfDue, type Sweep } from '../../server/jobs/sweep'
import { aBase } from '../services/aPlatform'

const never = new Date(0)

describe('the sweeps', () => {
  let base: Base
  beforeEach(async () => {
    base = await aBase()
  })
  afterEach(() => base.close())

  it('do not wait for a slow one', async () => {
    let isDone = () => {}
    const quick = new Promise<void>((resolve) => (isDone = resolve))
    const sweeps: Sweep[] = [
      { name: 'slow', everyMinutes: 1, run: (_platform, _now, signal) => aborted(signal) },
      { name: 'quick', everyMinutes: 1, run: async () => isDone() },
    ]
    const runner = startRunner(base.platform, 'me', [], sweeps)

    await quick
    await runner.stop()
  })

  it('end when they are told to, and go on from there after the next start', async () => {
    let begins = () => {}
    const begun = new Promise<void>((resolve) => (begins = resolve))
    const slow: Sweep = {
      name: 'slow',
      everyMinutes: 60,
      run: (_platform, _now, signal) => {
        begins()
        return aborted(signal)
      },
    }
    const runner = startRunner(base.platform, 'me', [], [slow])
    await begun
    const before = performance.now()
    await runner.stop()
    expect(performance.now() - before).toBeLessThan(20_000)

    let runs = 0
    const whole: Sweep = { ...slow, run: async () => void runs++ }
    await sweepIfDue(base.platform, 'next', whole, new AbortController().signal)
    expect(runs).toBe(1)
    await sweepIfDue(base.platform, 'next', whole, new AbortController().signal)
    expect(runs).toBe(1)
  })

  it('come again in a minute when they failed', async () => {
    const failing: Sweep = { name: 'failing', everyMinutes: 60, run: () => Promise.reject(new Error('not today')) }
    const before = base.clock.now().getTime()
    await sweepIfDue(base.platform, 'me', failing, new AbortController().signal)
    const row = await base.platform.sweeps.find({ id: 'failing' })

    expect(row).toMatchObject({ leaseOwner: null, leaseUntil: never })
    expect((row?.dueAt.getTime() ?? 0) - before).toBeLessThan(90_000)
  })
})

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve()
    signal.addEventListener('abort', () => resolve(), { once: true })
  })
