import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createClock, systemClock, type Clock } from '../../server/clock'
import { eventually } from '../eventually'

describe('the system clock', () => {
  it('tells the time and sleeps', async () => {
    const before = Date.now()
    await systemClock.sleep(20)

    expect(systemClock.now().getTime()).toBeGreaterThanOrEqual(before + 19)
    expect((await systemClock.fresh()).getTime()).toBeGreaterThanOrEqual(before + 19)
  })

  it('wakes from a sleep that is no longer wanted', async () => {
    await expect(systemClock.sleep(60_000, AbortSignal.timeout(10))).rejects.toMatchObject({ name: 'AbortError' })
  })
})

describe('a clock that follows another', () => {
  const start = Date.UTC(2026, 10, 1)
  let source: { now: number; running?: boolean }
  let server: Server
  let clock: Clock
  let slowAnswersMs: number[]

  beforeEach(async () => {
    source = { now: start }
    slowAnswersMs = []
    server = createServer((_request, response) => {
      const answer = JSON.stringify(source)
      setTimeout(() => response.end(answer), slowAnswersMs.shift() ?? 0)
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    clock = createClock({ clockUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/_sim/clock` })
    await clock.ready
  })

  afterEach(async () => {
    clock.close()
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  })

  it('stands still with its source', async () => {
    await systemClock.sleep(50)

    expect(clock.now().getTime()).toBe(start)
  })

  it('wakes sleepers when the source jumps', async () => {
    const slept = clock.sleep(86_400_000)
    source = { now: start + 86_400_000 }
    await slept

    expect(clock.now().getTime()).toBe(start + 86_400_000)
  })

  it('goes on between two looks while the source runs', async () => {
    source = { now: start + 1000, running: true }
    await clock.sleep(1000)
    const seen = clock.now().getTime()
    await systemClock.sleep(30)

    expect(clock.now().getTime()).toBeGreaterThan(seen)
  })

  it('does not go back when an answer from before a jump comes late', async () => {
    slowAnswersMs = [150]
    const early = clock.fresh()
    await eventually(() => slowAnswersMs.length === 0)
    source = { now: start + 86_400_000 }
    const seen = [await clock.fresh()]
    for (let left = 40; left > 0; left--) {
      await systemClock.sleep(5)
      seen.push(clock.now())
    }

    expect(new Set([...seen, await early].map((time) => time.getTime()))).toEqual(new Set([start + 86_400_000]))
  })

  it('keeps the last time it knew while the source is silent', async () => {
    server.closeAllConnections()
    server.close()
    await systemClock.sleep(300)

    expect(clock.now().getTime()).toBe(start)
  })

  it('lets go of a sleeper who is called off', async () => {
    await expect(clock.sleep(1000, AbortSignal.timeout(10))).rejects.toMatchObject({ name: 'AbortError' })
  })

  it('measures leases by the system time', () => {
    expect(Math.abs(clock.wall().getTime() - Date.now())).toBeLessThan(1000)
  })
})

it('says so when the clock to follow cannot be reached', async () => {
  const clock = createClock({ clockUrl: 'http://127.0.0.1:1/_sim/clock' })

  await expect(clock.ready).rejects.toThrow()
  expect(() => clock.now()).toThrow('has not answered')
  clock.close()
})
