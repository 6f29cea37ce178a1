import type { AttemptState } from '../../../shared/attempt'
import type { StoreView } from '../../../shared/api/merchant/store'
import type { Chance } from '../chance'
import type { KillPoint } from '../children/talk'
import {
  actionOf,
  aRequestKey,
  authorizerOf,
  beginAttempt,
  browse,
  confirm,
  latestAttempt,
  openStore,
  type SeenPage,
} from '../office'
import { aMiniProgram } from '../simulated'
import { pause } from '../wait'
import type { Stage } from './stage'

export type Order = 'pushFirst' | 'redirectFirst' | 'redirectOnly' | 'pushOnly'

/** One authorisation with one death in it. */
export interface Plan extends KillPoint {
  order: Order
  /** Two hours have passed since the last call, so tokens are renewed on the way. */
  isCold: boolean
}

export interface Outcome {
  appid: string
  /** The statement it died at, null when it lived to the end. */
  died: boolean
  writes: string[] | null
  /** What must not be; empty when all went well. */
  problem: string
  scans: number
}

const settlesWithinSeconds = 120
const stepSeconds = 2
const scansAtMost = 3

/** What a merchant would do: goes on with whatever page works, opens it again, scans again. */
export async function journey(stage: Stage, plan: Plan, chance: Chance, number: number): Promise<Outcome> {
  const { simulated, office, url } = stage
  const appid = await aMiniProgram(simulated, `wxa${String(number).padStart(15, '0')}`, `店铺 ${number}`)
  await simulated.control('/_sim/settings', { authorisationOrder: plan.order })
  const store = await openStore(office, url, `店铺 ${number}`)
  if (plan.isCold) await simulated.pass(7100)
  await stage.arm(plan)

  const merchant = aMerchant(stage, store, appid, chance)
  let state: AttemptState | null = null
  let scans = 0
  while (state !== 'authorised' && scans < scansAtMost) {
    scans++
    await merchant.scan()
    state = await merchant.wait()
    if (state === 'settling') break
  }
  await merchant.windDown()
  const problem = await wrongWith(stage, store, appid, state)
  const writes = await stage.writes()
  await stage.arm({ at: 0, moment: 'before' })
  return { appid, died: merchant.sawDeath(), writes, problem, scans }
}

async function wrongWith(stage: Stage, store: StoreView, appid: string, state: AttemptState | null): Promise<string> {
  const { data: attempt } = await latestAttempt(stage.office, stage.url, store.key)
  if (state !== 'authorised' || attempt?.state !== state) return `the attempt ended as ${state}, ${attempt?.state}`
  const { data } = await authorizerOf(stage.office, stage.url, store.key)
  if (data?.appid !== appid || data.state !== 'authorised') return `the store runs ${JSON.stringify(data)}`
  const { code } = await stage.callAs(appid)
  return code === null ? '' : `its tokens do not work: ${code}`
}

function aMerchant(stage: Stage, store: StoreView, appid: string, chance: Chance) {
  const { simulated, office, url } = stage
  const requestKey = aRequestKey()
  const isPatient = chance.is(0.5)
  let deaths = 0
  let attemptUrl = ''

  /** Someone notices and starts it again, before WeChat gives its pushes up or after. */
  async function revive(): Promise<void> {
    deaths++
    if (chance.is(0.5)) await simulated.pass(60)
    await stage.restart()
    await simulated.pass(6)
  }

  /** Does it, and once more when the server died meanwhile. */
  async function persistently<T>(work: () => Promise<T | null>): Promise<T> {
    for (let tries = 0; tries < 4; tries++) {
      const found = await work()
      await pause(20) // a death right after the answer is noticed here
      if (stage.isDead()) await revive()
      else if (found !== null) return found
    }
    throw new Error('the server answers nothing that helps')
  }

  async function scan(): Promise<void> {
    attemptUrl ||= await persistently(async () => {
      const { data } = await beginAttempt(office, url, store.key, requestKey)
      return data?.url ?? null
    })
    const page = await persistently(async () => {
      const seen = await browse(simulated, attemptUrl)
      return actionOf(seen) === null ? null : seen
    })
    const end = await confirm(simulated, page, appid)
    await pause(20)
    if (!stage.isDead()) return
    await revive()
    if (isPatient) await reload(end)
  }

  /** The address of the page that did not load is still in the browser. */
  async function reload({ status }: SeenPage): Promise<void> {
    if (status !== 0) return
    const pages = (await simulated.journal(0)).filter((entry) => entry.path === '/safe/bindcomponent/decide')
    const [, address] = /href="([^"]+)"/.exec(pages.at(-1)?.answer?.body ?? '') ?? []
    if (address?.startsWith('http')) await browse(simulated, address)
  }

  /** Looks at the attempt until it is over, or as long as a merchant may be kept waiting. */
  async function wait(): Promise<AttemptState | null> {
    let state: AttemptState | null = null
    for (let seconds = 0; seconds <= settlesWithinSeconds; seconds += stepSeconds) {
      await pause(40)
      if (stage.isDead()) {
        await revive()
        seconds = 0
      }
      state = (await latestAttempt(office, url, store.key)).data?.state ?? null
      if (state === 'authorised' || state === 'refused') return state
      if (state !== 'settling' && seconds >= 20) return state
      await simulated.pass(stepSeconds)
      await pause(seconds === 0 ? 250 : 100) // the clock is read every 200 ms
    }
    return state
  }

  /** Lets what comes late come: the event after the redirect, the last write of a task. */
  async function windDown(): Promise<void> {
    await simulated.pass(stepSeconds)
    let before = -1
    for (let count = 0; count !== before; count = (await stage.writes())?.length ?? -1) {
      before = count
      await pause(300)
      if (stage.isDead()) return revive()
    }
  }

  return { scan, wait, windDown, sawDeath: () => deaths > 0 }
}
