import { childPool, ChildGone, type Child } from '../children/parent'
import type { CallOutcome, KillPoint } from '../children/talk'
import type { Place } from '../database'
import { signIn, type Office } from '../office'
import { environmentFor, furnish, startSimulated, type Simulated } from '../simulated'
import { freePort, within } from '../wait'
import { aFolder } from '../../setup/environment'

/** One server that dies and comes back on the same rows and the same port, and WeChat beside it. */
export interface Stage {
  simulated: Simulated
  env: Record<string, string>
  url: string
  office: Office
  /** Dies at the n-th write from now on. */
  arm(point: KillPoint): Promise<void>
  isDead(): boolean
  /** Starts it again, as if a minute had passed: the leases of the killed one are over. */
  restart(): Promise<void>
  /** What it has written since it was armed; null when it has died. */
  writes(): Promise<string[] | null>
  callAs(appid: string): Promise<CallOutcome>
  close(): Promise<void>
}

const downMs = 61_000 // a minute: longer than every lease

export async function aStage(place: Place, seed: number, more: Record<string, string> = {}): Promise<Stage> {
  const simulated = await startSimulated(seed)
  await simulated.control('/_sim/clock', { running: false })
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const values = { DATA_DIR: aFolder(), PORT: String(port), PUBLIC_URL: url, DATABASE_URL: place.url, ...more }
  const env = environmentFor(simulated, values)
  const pool = childPool()
  let wallAheadMs = 0
  let isDead = true
  let child: Child

  const startOne = async () => {
    const started = pool.take()
    child = started
    void started.ended.then(() => (isDead = isDead || child === started))
    await started.ask('serve', { env, wallAheadMs })
    isDead = false
    await started.ask('open', { env })
  }

  await startOne()
  await furnish(simulated, env, url)
  await within(20, async () => (await fetch(`${url}/readyz`)).ok)
  const office = await signIn(simulated, url, env.WECHAT_MERCHANT_APPID ?? '')
  return {
    simulated,
    env,
    url,
    office,
    arm: async (point) => void (await child.ask('arm', point)),
    isDead: () => isDead,
    restart: async () => {
      await child.kill()
      wallAheadMs += downMs
      await startOne()
    },
    writes: () => child.ask('writes', {}).then(({ statements }) => statements, goneAsNull),
    callAs: (appid) => child.ask('callAs', { appid }),
    close: async () => {
      await child.kill()
      await pool.close()
      await simulated.close()
    },
  }
}

const goneAsNull = (error: unknown): null => {
  if (error instanceof ChildGone) return null
  throw error
}
