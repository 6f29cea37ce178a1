import { Agent } from 'undici'
import { createClock, type Clock } from './clock'
import { readConfig, usualPayUrl, type Config } from './config'
import { openDatabase, type Database } from './db/connection'
import { migrate } from './db/migrate'
import { createSealer } from './db/sealed'
import { createLog, type Log } from './log'
import { createMetrics, type Metrics } from './metrics'
import { localDepot } from './objects'
import { createPayClient } from './pay/client'
import type { PayCallRecord } from './pay/insist'
import { createPayClientV2 } from './pay/v2/client'
import { createPlatform, type Platform } from './platform'
import { createWechatClient, type CallRecord } from './wechat/client'

/** What the product is made from: one of each per process. */
export interface Base {
  config: Config
  log: Log
  clock: Clock
  metrics: Metrics
  database: Database
  platform: Platform
  /** Whom to tell that work is due now: the process's runner, once it has one. */
  work: { wake(): void }
  /** Cuts the calls to WeChat that are under way: each ends as one without an answer. */
  hangUp(): Promise<void>
  /** Cuts what is still under way, and closes everything. */
  close(): Promise<void>
}

interface Opening {
  /** False for whoever only looks: the schema stays as it is. */
  migrates?: boolean
}

/**
 * Config → database → migrations → the platform's handle. What the server and the operator's commands both begin with.
 *
 * @throws ConfigError one line, for a bad value or a database that does not answer
 */
export async function openBase(
  env: NodeJS.ProcessEnv,
  logLevel?: string,
  { migrates = true }: Opening = {},
): Promise<Base> {
  const config = readConfig(env)
  const log = createLog({ logLevel: logLevel ?? config.logLevel })
  const database = await openDatabase(config.database.url, log)
  try {
    if (migrates) await migrate(database, log)
    const clock = createClock(config)
    await clock.ready
    return assemble(config, log, database, clock)
  } catch (error) {
    await database.close()
    throw error
  }
}

const connectTimeoutMs = 5_000
const largestAnswer = 32 * 1024 * 1024 // the largest file WeChat keeps for us is 10 MB

function assemble(config: Config, log: Log, database: Database, clock: Clock): Base {
  const metrics = createMetrics()
  const work = { wake: () => undefined }
  const dispatcher = new Agent({ connect: { timeout: connectTimeoutMs }, maxResponseSize: largestAnswer })
  const client = createWechatClient({
    apiUrl: config.wechat.apiUrl,
    componentAppid: config.component.appid,
    log: (call) => noteCall(metrics, log, call),
    dispatcher,
  })
  const payOptions = {
    payUrl: config.wechat.payUrl,
    fallbackUrl: config.wechat.payUrl === usualPayUrl ? 'https://api2.mch.weixin.qq.com' : undefined,
    now: () => clock.now(),
    log: (call: PayCallRecord) => notePayCall(metrics, log, call),
    dispatcher,
  }
  const payClient = createPayClient(payOptions)
  const payClientV2 = createPayClientV2(payOptions)
  const sealer = createSealer(config.masterKeys)
  const depot = localDepot(config.dataDir)
  const platform = createPlatform({
    config,
    log,
    clock,
    metrics,
    database,
    client,
    payClient,
    payClientV2,
    sealer,
    depot,
    work,
  })
  const hangUp = () => dispatcher.destroy()
  const close = async () => {
    await hangUp()
    clock.close()
    await database.close()
  }
  return { config, log, clock, metrics, database, platform, work, hangUp, close }
}

function noteCall({ wechatCalls }: Metrics, log: Log, call: CallRecord): void {
  const outcome = call.noAnswer !== undefined ? 'noAnswer' : call.errcode ? 'declined' : 'ok'
  wechatCalls.inc({ path: call.path, outcome })
  log[outcome === 'ok' ? 'debug' : 'warn']({ wechat: call }, 'called WeChat')
}

function notePayCall({ payCalls }: Metrics, log: Log, call: PayCallRecord): void {
  const isGood = call.status !== undefined && call.status < 300 && call.code === undefined // a no of v2 is a 200
  const outcome = call.noAnswer !== undefined ? 'noAnswer' : isGood ? 'ok' : 'declined'
  payCalls.inc({ path: call.path, outcome })
  log[isGood ? 'debug' : 'warn']({ pay: call }, 'called WeChat Pay')
}
