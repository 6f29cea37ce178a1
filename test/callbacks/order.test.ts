import fc from 'fast-check'
import type { AuthorizerRow } from '../../server/db/models/authorizer'
import { getApiQuota } from '../../server/wechat/quota'
import type { Push } from '../simulator/pushes/push'
import { eachDatabase } from '../setup/databases'
import { aHeldWechat, type HeldWechat } from './aWechat'

/** What the merchant does, and when WeChat's word of it reaches us: after how many further steps, and how often more. */
interface Step {
  does: 'authorise' | 'authoriseLess' | 'withdraw'
  delay: number
  /** Further deliveries of the same push, each so many steps later. */
  repeats: number[]
  /** Orders what arrives at the same time. */
  place: number
}

const step: fc.Arbitrary<Step> = fc.record({
  does: fc.constantFrom('authorise' as const, 'authoriseLess' as const, 'withdraw' as const),
  delay: fc.nat({ max: 4 }),
  repeats: fc.array(fc.nat({ max: 4 }), { maxLength: 2 }),
  place: fc.nat({ max: 1000 }),
})

const story = fc.record({
  steps: fc.array(step, { minLength: 1, maxLength: 5 }),
  /** Whether each arrival is handled before the next one comes. */
  isHasty: fc.boolean(),
})

const sets = { authorise: [17, 18, 30, 25], authoriseLess: [17, 18, 30] }
const numRuns = Number(process.env.KAIDIAN_TEST_RUNS ?? 20)

eachDatabase('events about an authorisation', (openDb) => {
  let wechat: HeldWechat
  let stories = 0
  beforeEach(async () => {
    wechat = await aHeldWechat((await openDb()).url)
  })
  afterEach(() => wechat.close())

  const accountOf = (appid: string): Promise<AuthorizerRow | null> => wechat.base.platform.authorizers.find({ appid })

  /** Without an event there is nothing to be told: of a withdrawal of nothing, or of the same sets granted again. */
  function changesNothing(appid: string, { does }: Step): boolean {
    const granted = wechat.simulator.world.state.authorisations[appid]
    if (does === 'withdraw') return !granted
    return granted?.sets.length === sets[does].length
  }

  /** Does one step at WeChat. Answers the push it made. */
  async function live(appid: string, step: Step): Promise<Push | null> {
    if (changesNothing(appid, step)) return null
    const { does } = step
    await wechat.control('/_sim/clock', { advanceSeconds: 2 }) // events are told apart by whole seconds
    if (does === 'withdraw') await wechat.control('/_sim/revoke', { appid })
    else await wechat.control('/_sim/grant', { appid, sets: sets[does] })
    return (await wechat.heldFor(appid)).at(-1) ?? null
  }

  async function play(steps: Step[], isHasty: boolean): Promise<string> {
    const appid = `wxa${String(++stories).padStart(15, '0')}`
    await wechat.control('/_sim/apps', { appid, kind: 'miniProgram', admin: 'merchant' })
    const arrivals: { at: number; place: number; push: Push }[] = []
    for (const [index, one] of steps.entries()) {
      const push = await live(appid, one)
      const times = [0, ...one.repeats].map((later) => index + one.delay + later)
      if (push) arrivals.push(...times.map((at, i) => ({ at, place: one.place + 7 * i, push })))
      await arrive((at) => at === index)
    }
    await arrive((at) => at >= steps.length)
    await settle()
    return appid

    async function arrive(isNow: (at: number) => boolean): Promise<void> {
      const now = arrivals.filter(({ at }) => isNow(at)).sort((a, b) => a.at - b.at || a.place - b.place)
      for (const { push } of now) {
        expect(await wechat.deliver(push)).toEqual({ status: 200, text: 'success' })
        if (!isHasty) await wechat.quiet()
      }
    }
  }

  /** Lets everything that waits for a better moment come to its end. */
  async function settle(): Promise<void> {
    const { inbox, tasks } = wechat.base.platform
    await wechat.quiet()
    for (let tries = 0; tries < 12; tries++) {
      if ((await inbox.count({ state: 'waiting' })) + (await tasks.count({ state: 'waiting' })) === 0) return
      await wechat.pass(40)
      await wechat.quiet()
    }
  }

  it('end in the state that WeChat is in, in any order and any number of times', async () => {
    await fc.assert(
      fc.asyncProperty(story, async ({ steps, isHasty }) => {
        const appid = await play(steps, isHasty)
        const truth = wechat.simulator.world.state.authorisations[appid]
        const account = await accountOf(appid)

        expect(account?.state === 'authorised').toBe(truth !== undefined)
        if (account && truth) {
          expect([...account.permissionSetIds].sort()).toEqual(truth.sets)
          const asked = wechat.base.platform.authorizer(account).wechat(getApiQuota, {
            cgi_path: '/wxa/business/getuserphonenumber',
          })
          await expect(asked).resolves.toMatchObject({ quota: {} })
        }
        expect(await wechat.base.platform.tasks.count({ state: ['waiting', 'dead'] })).toBe(0)
      }),
      { numRuns, seed: 20_261_120, endOnFailure: false },
    )
  })
})
