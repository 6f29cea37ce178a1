import { createApp } from './app'
import { openBase, type Base } from './base'
import { beginWork, createParts } from './domain'
import { listen } from './httpServer'
import { runMain } from './runMain'

export interface Running {
  /** Where the server listens, for those on the same machine; null in the role `worker`. */
  url: string | null
  /** Stops listening, finishes the requests and the job in hand within 10 s, and closes everything. */
  close(): Promise<void>
}

const patienceMs = 10_000

/**
 * Starts one process: config → database → migrations → http and jobs by `ROLE`.
 *
 * @throws ConfigError one line, for a bad value or a database that does not answer
 */
export async function start(env: NodeJS.ProcessEnv = process.env): Promise<Running> {
  const base = await openBase(env)
  const { config, log } = base
  const app = createApp(createParts(base))
  const http = config.role === 'worker' ? null : await listen(app.callback(), config.http).catch(closing(base))
  const endWork = config.role === 'http' ? async () => undefined : beginWork(base)
  const url = http && `http://${config.http.host === '0.0.0.0' ? '127.0.0.1' : config.http.host}:${http.port}`
  log.info({ role: config.role, url, publicUrl: config.http.publicUrl }, 'started')

  const close = async () => {
    log.info('stopping')
    await Promise.all([http?.close(patienceMs), within(patienceMs, endWork())])
    await base.close()
    log.info('stopped')
  }
  return { url, close: once(close) }
}

const closing =
  (base: Base) =>
  async (error: unknown): Promise<never> => {
    await base.close()
    throw error
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
