import { createClock, type ClockState, type Due } from './clock'

const aClock = (values: Partial<ClockState> = {}, take: (due: Due) => Promise<void> | void = () => undefined) => {
  const state: ClockState = { now: 1000, isRunning: false, due: [], nextDue: 1, ...values }
  const seen: string[] = []
  const clock = createClock(state, async (due) => {
    seen.push(`${due.what}@${clock.now()}`)
    await take(due)
  })
  return { clock, seen, state }
}

const soon = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

describe('a standing clock', () => {
  it('stays where it is', async () => {
    const { clock } = aClock()
    await soon(20)
    expect(clock.now()).toBe(1000)
  })

  it('lets everything due happen in order, each at its own moment', async () => {
    const { clock, seen } = aClock()
    clock.plan(3000, 'c')
    clock.plan(2000, 'a')
    clock.plan(2000, 'b')
    clock.plan(9000, 'later')
    await clock.moveTo(5000)
    expect(seen).toEqual(['a@2000', 'b@2000', 'c@3000'])
    expect(clock.now()).toBe(5000)
  })

  it('waits for what happens before it says it has arrived', async () => {
    let isDone = false
    const { clock } = aClock({}, () => soon(30).then(() => void (isDone = true)))
    clock.plan(2000, 'slow')
    await clock.moveTo(2000)
    expect(isDone).toBe(true)
  })

  it('lets what happens plan what comes next', async () => {
    const { clock, seen } = aClock({}, (due) => void (due.what === 'tick' && clock.plan(clock.now() + 10, 'tick')))
    clock.plan(1010, 'tick')
    await clock.moveTo(1035)
    expect(seen).toEqual(['tick@1010', 'tick@1020', 'tick@1030'])
  })

  it('lets happen by itself what is due at the moment it stands at', async () => {
    const { clock, seen } = aClock()
    clock.plan(1000, 'now')
    await soon(20)
    expect(seen).toEqual(['now@1000'])
  })

  it('is moved by one mover after the other', async () => {
    const { clock, seen } = aClock({}, () => soon(10) as Promise<void>)
    clock.plan(2000, 'a')
    clock.plan(3000, 'b')
    await Promise.all([clock.moveTo(2000), clock.moveTo(3000)])
    expect(seen).toEqual(['a@2000', 'b@3000'])
  })
})

describe('a running clock', () => {
  it('goes with the real time, and can be stopped and moved', async () => {
    const { clock } = aClock({ isRunning: true })
    await soon(30)
    expect(clock.now()).toBeGreaterThanOrEqual(1025)
    clock.run(false)
    const stood = clock.now()
    await soon(20)
    expect(clock.now()).toBe(stood)
    clock.stop()
  })

  it('lets things happen when their moment comes, without waiting for each other', async () => {
    const { clock, seen } = aClock({ isRunning: true }, () => soon(40) as Promise<void>)
    clock.plan(1010, 'a')
    clock.plan(1015, 'b')
    await soon(35)
    expect(seen.map((what) => what.slice(0, 1))).toEqual(['a', 'b'])
    await clock.settle()
    clock.stop()
  })
})
