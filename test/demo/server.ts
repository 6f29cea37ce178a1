import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { openSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { backOffice, component, devApps } from './furnish'
import type { Offered, OperatorsDay } from './operate'

const root = path.resolve(__dirname, '../..')

interface Address {
  port: number
  url: string
  simulatorUrl: string
  folder: string
}

interface Wishes extends Address {
  say(line: string): void
}

export interface KeptServer {
  pid(): number | undefined
  logFile: string
  stop(): Promise<void>
  /** Does the operator's work beside the server. */
  operate(day: OperatorsDay): Promise<Offered[]>
}

const restartAfterMs = 1_000

/** Runs the server as a process of its own, and starts it again when somebody kills it. */
export async function keepServer({ say, ...address }: Wishes): Promise<KeptServer> {
  const { url, folder } = address
  const env = { ...process.env, ...environment(address) }
  const logFile = path.join(folder, 'server.log')
  let isStopping = false
  let child = spawnServer()

  function spawnServer(): ChildProcess {
    const log = openSync(logFile, 'a')
    const started = spawn(process.execPath, ['--import', 'tsx', 'server/index.ts'], {
      cwd: root,
      env,
      stdio: ['ignore', log, log],
    })
    started.once('exit', (code, signal) => void revive(signal ?? `code ${code}`))
    return started
  }

  async function revive(reason: string): Promise<void> {
    if (isStopping) return
    say(`服务器停了（${reason}），一秒后重新启动`)
    await delay(restartAfterMs)
    if (isStopping) return
    child = spawnServer()
    await untilReady(url).then(() => say(`服务器回来了，进程号 ${child.pid}`))
  }

  async function stop(): Promise<void> {
    isStopping = true
    if (child.exitCode !== null || child.signalCode !== null) return
    const gone = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGTERM')
    await Promise.race([gone, delay(12_000)])
  }

  await orElse(untilReady(url), stop)
  return {
    pid: () => child.pid,
    logFile,
    operate: async (day) => {
      await untilTicket(url)
      return runOperate(env, day)
    },
    stop,
  }
}

/** What fails leaves nothing running. */
export const orElse = async <T>(work: Promise<T>, tidy: () => Promise<void>): Promise<T> =>
  work.catch(async (error: unknown) => {
    await tidy()
    throw error
  })

const environment = ({ port, url, simulatorUrl, folder }: Address): Record<string, string> => ({
  NODE_ENV: 'development',
  METRICS_TOKEN: '', // the desk shows the server's pulse
  HOST: '127.0.0.1',
  PORT: String(port),
  PUBLIC_URL: url,
  DATA_DIR: folder,
  DATABASE_URL: `sqlite:${path.join(folder, 'kaidian.db')}`,
  CLOCK_URL: `${simulatorUrl}/_sim/clock`,
  WECHAT_API_URL: simulatorUrl,
  WECHAT_PAGE_URL: simulatorUrl,
  WECHAT_OPEN_URL: simulatorUrl,
  WECHAT_PAY_URL: simulatorUrl,
  WECHAT_COMPONENT_APPID: component.appid,
  WECHAT_COMPONENT_SECRET: component.secret,
  WECHAT_COMPONENT_TOKEN: component.token,
  WECHAT_COMPONENT_AES_KEY: component.aesKey,
  WECHAT_MERCHANT_APPID: backOffice.appid,
  WECHAT_MERCHANT_SECRET: backOffice.secret,
  WECHAT_DEV_APPID_RETAIL: devApps.retail,
  WECHAT_DEV_APPID_DINING: devApps.dining,
})

const runOperate = (env: NodeJS.ProcessEnv, day: OperatorsDay): Promise<Offered[]> =>
  new Promise((resolve, reject) => {
    const args = ['--import', 'tsx', 'test/demo/operate.ts', JSON.stringify(day)]
    execFile(process.execPath, args, { cwd: root, env }, (error, stdout, stderr) => {
      if (error) reject(new Error(`店铺模板没有准备好\n${stdout}\n${stderr}`))
      else resolve(JSON.parse(stdout) as Offered[])
    })
  })

const patienceMs = 120_000 // a busy machine builds meanwhile

interface Readiness {
  checks: { ticket: { ageSeconds: number | null } }
}

const untilReady = (url: string) => until(url, () => true)

/** Without a ticket nobody can ask WeChat for anything. */
const untilTicket = (url: string) => until(url, ({ checks }) => checks.ticket.ageSeconds !== null)

async function until(url: string, isIt: (readiness: Readiness) => boolean): Promise<void> {
  const deadline = Date.now() + patienceMs
  while (Date.now() < deadline) {
    const answer = await fetch(`${url}/readyz`).catch(() => null)
    if (answer?.ok && isIt((await answer.json()) as Readiness)) return
    await delay(100)
  }
  throw new Error(`服务器 ${patienceMs / 1000} 秒内没有准备好，请看日志`)
}
