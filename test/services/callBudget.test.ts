import { openBase, type Base } from '../../server/base'
import { takeCall } from '../../server/services/callBudget'
import { eachDatabase } from '../setup/databases'
import { anEnvironment } from '../setup/environment'

const rate = 50

eachDatabase('the budget of calls', (openDb) => {
  let processes: Base[] = []
  afterEach(() => Promise.all(processes.map((each) => each.close())))

  /** Two that share a database, as two processes do. */
  async function aPair(): Promise<[Base, Base]> {
    const { url } = await openDb()
    const env = anEnvironment({ DATABASE_URL: url, WECHAT_CALLS_PER_SECOND: String(rate) })
    const pair: [Base, Base] = [await openBase(env), await openBase(env)]
    processes = pair
    return pair
  }

  /** When each of so many calls of one process was let through. */
  async function letThrough({ platform }: Base, calls: number): Promise<number[]> {
    const times: number[] = []
    const call = async () => {
      await takeCall(platform)
      times.push(Date.now())
    }
    await Promise.all(Array.from({ length: calls }, call))
    return times
  }

  const busiestSecond = (times: readonly number[]): number =>
    Math.max(...times.map((from) => times.filter((time) => time >= from && time < from + 1000).length))

  /** The moments of the last so many calls, evenly apart: the row says which was given away last. */
  async function moments({ platform }: Base, calls: number): Promise<number[]> {
    const { second = 0, used = 0 } = (await platform.callBudgets.find({ id: 'releases' })) ?? {}
    return Array.from({ length: calls }, (_, nth) => ((second * rate + used - calls + 1 + nth) * 1000) / rate)
  }

  it('lets nobody go before a moment of their own, and one process not all at once, however late', async () => {
    const pair = await aPair()
    await new Promise((resolve) => setTimeout(resolve, 800 - (Date.now() % 1000) + 1000)) // late in a second
    const began = Date.now()
    const [one, other] = await Promise.all(pair.map((each) => letThrough(each, 75)))
    const times = [...(one ?? []), ...(other ?? [])].sort((a, b) => a - b)
    const given = await moments(pair[0], 150)

    expect(times).toHaveLength(150)
    expect(times.filter((time, nth) => time < Math.floor(given[nth] ?? Infinity))).toEqual([])
    for (const own of [one ?? [], other ?? []]) expect(busiestSecond(own)).toBeLessThanOrEqual(rate * 1.2 + 2)
    expect((given.at(-1) ?? 0) - began).toBeLessThan((150 / rate) * 1000 + 5_000) // little was wasted
  })

  it('does not make up for a rest, and does not wait for a clock that was wrong', async () => {
    const [one, other] = await aPair()
    const { callBudgets } = one.platform
    await letThrough(one, 1)
    await new Promise((resolve) => setTimeout(resolve, 1_200))
    expect(busiestSecond(await letThrough(one, 80))).toBeLessThanOrEqual(rate * 1.2 + 2)

    const second = Math.floor(Date.now() / 1000) + 7 * 24 * 3600
    await callBudgets.update({ id: 'releases' }, { second })
    const began = Date.now()
    await letThrough(other, 1)
    expect(Date.now() - began).toBeLessThan(60_000)
  })
})
