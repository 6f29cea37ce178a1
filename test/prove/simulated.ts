import { spawn, type ChildProcess } from 'node:child_process'
import path from 'node:path'
import { anEnvironment } from '../setup/environment'
import type { Entry } from '../simulator/journal'

/** WeChat in a process of its own, spoken to over HTTP only. */
export interface Simulated {
  url: string
  /** Asks or tells it something: a GET without a body, a POST with one. */
  control<T = unknown>(path: string, body?: object): Promise<T>
  /** Everything that happened after an entry, oldest first. */
  journal(after: number): Promise<Entry[]>
  /** Its time in milliseconds. */
  now(): Promise<number>
  pass(seconds: number): Promise<void>
  clearFaults(): Promise<void>
  close(): Promise<void>
}

export async function startSimulated(seed: number): Promise<Simulated> {
  const main = path.join(__dirname, '../simulator/main.ts')
  const simulator = spawn('node', ['--import', 'tsx', main, '--port', '0', '--loopback', '--seed', String(seed)], {
    stdio: ['ignore', 'pipe', process.env.KAIDIAN_TEST_LOG ? 'inherit' : 'ignore'],
  })
  const end = () => simulator.kill('SIGKILL')
  process.once('exit', end) // whatever ends the proof
  const url = await addressOf(simulator)
  const control = controlOf(url)
  return {
    url,
    control,
    journal: (after) => control(`/_sim/journal?after=${after}`),
    now: async () => (await control<{ now: number }>('/_sim/clock')).now,
    pass: async (seconds) => void (await control('/_sim/clock', { advanceSeconds: seconds })),
    clearFaults: async () => void (await fetch(`${url}/_sim/faults`, { method: 'DELETE' })),
    close: async () => {
      process.off('exit', end)
      await gone(simulator)
    },
  }
}

function addressOf(simulator: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = ''
    simulator.once('exit', (code) => reject(new Error(`the simulator ended with ${code}`)))
    simulator.stdout?.on('data', (text: Buffer) => {
      said += text.toString()
      const [, url] = /on (http:\S+)/.exec(said) ?? []
      if (url) resolve(url)
    })
  })
}

const gone = (simulator: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    simulator.once('exit', () => resolve())
    simulator.kill('SIGKILL')
  })

const controlOf =
  (url: string): Simulated['control'] =>
  async <T>(path: string, body?: object): Promise<T> => {
    const headers = { 'content-type': 'application/json' }
    const answer = await fetch(url + path, body && { method: 'POST', headers, body: JSON.stringify(body) })
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
    return (answer.status === 204 ? undefined : await answer.json()) as T
  }

/** The environment of a server that lives with this WeChat. */
export const environmentFor = (simulated: Simulated, values: Record<string, string>): Record<string, string> =>
  anEnvironment({
    CLOCK_URL: `${simulated.url}/_sim/clock`,
    WECHAT_API_URL: simulated.url,
    WECHAT_PAGE_URL: simulated.url,
    WECHAT_OPEN_URL: simulated.url,
    ...values,
  })

/** Registers our component and the back office. Everything pushed goes to `serverUrl`. */
export async function furnish({ control }: Simulated, env: Record<string, string>, serverUrl: string): Promise<void> {
  await control('/_sim/apps', {
    appid: env.WECHAT_MERCHANT_APPID,
    kind: 'miniProgram',
    own: true,
    name: '开店',
    secret: env.WECHAT_MERCHANT_SECRET,
    phoneQuota: 100_000_000,
    serverDomains: { request: [serverUrl], upload: [serverUrl], download: [serverUrl] },
  })
  await control('/_sim/component', {
    appid: env.WECHAT_COMPONENT_APPID,
    secret: env.WECHAT_COMPONENT_SECRET,
    token: env.WECHAT_COMPONENT_TOKEN,
    aesKey: env.WECHAT_COMPONENT_AES_KEY,
    authorizeUrl: `${serverUrl}/wechat/authorize`,
    callbackUrl: `${serverUrl}/wechat/$APPID$/callback`,
    launchHost: new URL(serverUrl).host,
  })
}

/** A merchant's mini-program that has not authorised us yet. */
export async function aMiniProgram({ control }: Simulated, appid: string, name: string): Promise<string> {
  await control('/_sim/apps', { appid, kind: 'miniProgram', name, admin: 'merchant' })
  return appid
}
