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

  /** When each of so many calls of both was let through. */
  async function letThrough(pair: readonly Base[], callsEach: number): Promise<number[]> {
    const times: number[] = []
    const callOf = async ({ platform }: Base) => {
      await takeCall(platform)
      times.push(Date.now())
    }
    await Promise.all(pair.flatMap((each) => Array.from({ length: callsEach }, () => callOf(each))))
    return times.sort((a, b) => a - b)
  }

  const busiestSecond = (times: readonly number[]): number =>
    Math.max(...times.map((from) => times.filter((time) => time >= from && time < from + 1000).length))

  it('lets through what it may in any second, wherever that begins, and wastes little', async () => {
    const pair = await aPair()
    await new Promise((resolve) => setTimeout(resolve, 800 - (Date.now() % 1000) + 1000)) // late in a second
    const times = await letThrough(pair, 75)
    const tookSeconds = ((times.at(-1) ?? 0) - (times[0] ?? 0)) / 1000

    expect(busiestSecond(times)).toBeLessThanOrEqual(rate * 1.2)
    expect(tookSeconds).toBeLessThan(150 / rate + 2)
  })

  it('does not make up for a rest, and does not wait for a clock that was wrong', async () => {
    const [one, other] = await aPair()
    const { callBudgets } = one.platform
    await letThrough([one], 1)
    await new Promise((resolve) => setTimeout(resolve, 1_200))
    expect(busiestSecond(await letThrough([one], 80))).toBeLessThanOrEqual(rate * 1.2)

    const second = Math.floor(Date.now() / 1000) + 7 * 24 * 3600
    await callBudgets.update({ id: 'releases' }, { second })
    const began = Date.now()
    await letThrough([other], 1)
    expect(Date.now() - began).toBeLessThan(1_000)
  })
})
