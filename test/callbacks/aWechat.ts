import { start, type Running } from '../../server'
import { openBase, type Base } from '../../server/base'
import { beginWork } from '../../server/domain'
import { passing } from '../passing'
import { anEnvironment } from '../setup/environment'
import { startSimulator, type Simulator } from '../simulator'
import { seal, signature } from '../simulator/crypto'
import type { Push } from '../simulator/pushes/push'
import { writeXml } from '../simulator/xml'

/** A simulated WeChat that holds all its pushes back, and our server: the test delivers them as it likes. */
export interface HeldWechat {
  simulator: Simulator
  /** The server's rows, and the handle they are reached by. */
  base: Base
  control<T>(path: string, body?: object): Promise<T>
  /** Moves WeChat's clock and waits until the server has noticed. */
  pass(seconds: number): Promise<void>
  /** Every push for one account that was held back so far, oldest first. */
  heldFor(appid: string): Promise<Push[]>
  /** Sends a push, sealed anew as each time. Answers the server's own words. */
  deliver(push: Pick<Push, 'plaintext' | 'channel' | 'appid'>): Promise<{ status: number; text: string }>
  /** Nothing that arrives is handled until it is begun again; at first it is. */
  beginWork(): void
  endWork(): Promise<void>
  /** Resolves when nothing is due: no push unhandled, no task undone. */
  quiet(): Promise<void>
  close(): Promise<void>
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

export async function aHeldWechat(databaseUrl?: string): Promise<HeldWechat> {
  const simulator = await startSimulator({ loopback: true, running: false })
  const env = anEnvironment({
    CLOCK_URL: `${simulator.url}/_sim/clock`,
    WECHAT_API_URL: simulator.url,
    ROLE: 'http', // what arrives is worked through below, where it can be held back
    ...(databaseUrl && { DATABASE_URL: databaseUrl }),
  })
  const base = await openBase(env)
  const server = await start(env)
  let endWork = beginWork(base)
  const control = controlOf(simulator.url)
  await control('/_sim/component', {
    appid: env.WECHAT_COMPONENT_APPID,
    secret: env.WECHAT_COMPONENT_SECRET,
    token: env.WECHAT_COMPONENT_TOKEN,
    aesKey: env.WECHAT_COMPONENT_AES_KEY,
    authorizeUrl: `${server.url}/wechat/authorize`,
    callbackUrl: `${server.url}/wechat/$APPID$/callback`,
    launchHost: '127.0.0.1',
  })
  await untilTicket(base)
  await control('/_sim/pushes/hold', {})
  return {
    simulator,
    base,
    control,
    pass: async (seconds) => {
      await passing(control, seconds, server.url ? [server.url] : [])
      await base.clock.fresh()
    },
    heldFor: async (appid) => (await control<Push[]>('/_sim/pushes')).filter((push) => push.appid === appid),
    deliver: async (push) => {
      const answer = await deliver(simulator, server, push)
      base.work.wake()
      return answer
    },
    beginWork: () => void (endWork = beginWork(base)),
    endWork: () => endWork(),
    quiet: () => untilQuiet(base),
    close: async () => {
      await endWork()
      await server.close()
      await base.close()
      await simulator.close()
    },
  }
}

const controlOf =
  (base: string): HeldWechat['control'] =>
  async (path, body) => {
    const headers = { 'content-type': 'application/json' }
    const answer = await fetch(base + path, body && { method: 'POST', headers, body: JSON.stringify(body) })
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
    return (await answer.json()) as never
  }

async function deliver(
  { world }: Simulator,
  server: Running,
  { plaintext, channel, appid }: Pick<Push, 'plaintext' | 'channel' | 'appid'>,
): Promise<{ status: number; text: string }> {
  const us = world.state.component
  if (!us) throw new Error('no component')
  const encrypt = seal(plaintext, us, Buffer.from(world.random.text(16)))
  const [timestamp, nonce] = [String(world.clock.seconds()), world.random.text(8)]
  const query = new URLSearchParams({
    timestamp,
    nonce,
    encrypt_type: 'aes',
    msg_signature: signature(us.token, timestamp, nonce, encrypt),
  })
  const path = channel === 'component' ? '/wechat/authorize' : `/wechat/${appid}/callback`
  const answer = await fetch(`${server.url}${path}?${query.toString()}`, {
    method: 'POST',
    headers: { 'content-type': 'text/xml' },
    body: writeXml({ Encrypt: encrypt }),
  })
  return { status: answer.status, text: await answer.text() }
}

async function untilTicket({ platform }: Base): Promise<void> {
  while ((await platform.tickets.count({})) === 0) await pause(20)
}

async function untilQuiet({ platform, clock }: Base): Promise<void> {
  for (;;) {
    const due = { state: 'waiting' as const, dueAt: { lte: await clock.fresh() } }
    if ((await platform.inbox.count(due)) + (await platform.tasks.count(due)) === 0) return
    await pause(10)
  }
}
