import { createClock, type Clock } from './clock'
import { readConfig, type Config } from './config'
import { openDatabase, type Database } from './db/connection'
import { migrate } from './db/migrate'
import { createSealer } from './db/sealed'
import { createLog, type Log } from './log'
import { createMetrics, type Metrics } from './metrics'
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
  close(): Promise<void>
}

/**
 * Config → database → migrations → the platform's handle. What the server and the operator's commands both begin with.
 *
 * @throws ConfigError one line, for a bad value or a database that does not answer
 */
export async function openBase(env: NodeJS.ProcessEnv, logLevel?: string): Promise<Base> {
  const config = readConfig(env)
  const log = createLog({ logLevel: logLevel ?? config.logLevel })
  const database = await openDatabase(config.database.url, log)
  await migrate(database, log)
  const clock = createClock(config)
  await clock.ready
  const metrics = createMetrics()
  const work = { wake: () => undefined }
  const client = createWechatClient({
    apiUrl: config.wechat.apiUrl,
    componentAppid: config.component.appid,
    log: (call) => noteCall(metrics, log, call),
  })
  const sealer = createSealer(config.masterKeys)
  const platform = createPlatform({ config, log, clock, metrics, database, client, sealer, work })
  const close = async () => {
    await client.close()
    clock.close()
    await database.close()
  }
  return { config, log, clock, metrics, database, platform, work, close }
}

function noteCall({ wechatCalls }: Metrics, log: Log, call: CallRecord): void {
  const outcome = call.noAnswer !== undefined ? 'noAnswer' : call.errcode ? 'declined' : 'ok'
  wechatCalls.inc({ path: call.path, outcome })
  log[outcome === 'ok' ? 'debug' : 'warn']({ wechat: call }, 'called WeChat')
}
