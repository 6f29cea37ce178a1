import { setTimeout as delay } from 'node:timers/promises'
import { createApp } from './app'
import { openBase, type Base } from './base'
import { beginWork, createParts } from './domain'
import { listen } from './httpServer'
import { runMain } from './runMain'

export interface Running {
  /** Where the server listens, for those on the same machine; null in the role `worker`. */
  url: string | null
  /** Stops listening, finishes the requests and the work in hand, and closes everything: within 10 s, whatever happens. */
  close(patienceMs?: number): Promise<void>
}

const usualPatienceMs = 8_000
const settleMs = 1_500 // for work whose call to WeChat was cut: it gives its row back
const closeMs = 500

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

  const close = async (patienceMs = usualPatienceMs) => {
    log.info('stopping')
    const cut = setTimeout(() => void base.hangUp(), patienceMs)
    await within(patienceMs + settleMs, Promise.all([http?.close(patienceMs), endWork()]))
    clearTimeout(cut)
    await within(closeMs, base.close())
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

async function within(ms: number, work: Promise<unknown>): Promise<void> {
  const enough = new AbortController()
  const patience = delay(ms, undefined, { signal: enough.signal }).catch(() => undefined)
  await Promise.race([work, patience]).finally(() => enough.abort())
}

const once = <Given extends unknown[]>(work: (...given: Given) => Promise<void>) => {
  let running: Promise<void> | undefined
  return (...given: Given): Promise<void> => (running ??= work(...given))
}

/** Runs until SIGTERM or SIGINT: what `npm start` calls. */
export const main = (): Promise<void> =>
  runMain(async () => {
    const running = await start()
    const stop = () => void running.close().then(() => process.exit(0))
    process.once('SIGTERM', stop).once('SIGINT', stop)
  })

if (require.main === module) void main()
