import { createApp, type AppParts } from './app'
import { createClock, type Clock } from './clock'
import { readConfig, type Config } from './config'
import { openDatabase, type Database } from './db/connection'
import { migrate } from './db/migrate'
import { createDomain } from './domain'
import { listen } from './httpServer'
import { createLog, type Log } from './log'
import { createMetrics, type Metrics } from './metrics'
import { runMain } from './runMain'

export interface Running {
  /** Where the server listens, for those on the same machine; null in the role `worker`. */
  url: string | null
  /** Stops listening, finishes the requests and the job in hand within 10 s, and closes everything. */
  close(): Promise<void>
}

/** What the product is made from: one of each per process. */
export interface Base {
  config: Config
  log: Log
  clock: Clock
  metrics: Metrics
  database: Database
}

/** The product on top of it. */
export interface Domain extends Pick<AppParts, 'ticketAge' | 'measure' | 'callbacks' | 'pages' | 'api' | 'apiGroups'> {
  jobs: {
    start(): void
    /** Begins nothing new, and resolves when the job in hand is done. */
    stop(): Promise<void>
  }
  close(): Promise<void>
}

const patienceMs = 10_000

/**
 * Starts one process: config → database → migrations → http and jobs by `ROLE`.
 *
 * @throws ConfigError one line, for a bad value or a database that does not answer
 */
export async function start(env: NodeJS.ProcessEnv = process.env): Promise<Running> {
  const config = readConfig(env)
  const log = createLog(config)
  const database = await openDatabase(config.database.url, log)
  await migrate(database, log)
  const clock = createClock(config)
  await clock.ready
  const metrics = createMetrics()
  const base = { config, log, clock, metrics, database }
  const domain = createDomain(base)

  const app = createApp({ ...base, ...domain })
  const http = config.role === 'worker' ? null : await listen(app.callback(), config.http)
  if (config.role !== 'http') domain.jobs.start()
  const url = http && `http://${config.http.host === '0.0.0.0' ? '127.0.0.1' : config.http.host}:${http.port}`
  log.info({ role: config.role, url, publicUrl: config.http.publicUrl }, 'started')

  const close = async () => {
    log.info('stopping')
    await Promise.all([http?.close(patienceMs), within(patienceMs, domain.jobs.stop())])
    await domain.close()
    clock.close()
    await database.close()
    log.info('stopped')
  }
  return { url, close: once(close) }
}

const within = (ms: number, work: Promise<void>): Promise<void> => {
  let timer: NodeJS.Timeout | undefined
  const patience = new Promise<void>((resolve) => (timer = setTimeout(resolve, ms)))
  return Promise.race([work, patience]).finally(() => clearTimeout(timer))
}

const once = (work: () => Promise<void>): (() => Promise<void>) => {
  let running: Promise<void> | undefined
  return () => (running ??= work())
}

/** Runs until SIGTERM or SIGINT: what `npm start` calls. */
export const main = (): Promise<void> =>
  runMain(async () => {
    const running = await start()
    const stop = () => void running.close().then(() => process.exit(0))
    process.once('SIGTERM', stop).once('SIGINT', stop)
  })

if (require.main === module) void main()
