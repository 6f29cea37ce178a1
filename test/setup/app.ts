import type { AddressInfo } from 'node:net'
import { createServer } from 'node:http'
import type Koa from 'koa'
import { createApp, type AppParts } from '../../server/app'
import { systemClock } from '../../server/clock'
import { readConfig } from '../../server/config'
import { openDatabase } from '../../server/db/connection'
import { migrate } from '../../server/db/migrate'
import { createLog } from '../../server/log'
import { createMetrics } from '../../server/metrics'
import { anEnvironment } from './environment'

export interface TestApp {
  url: string
  /** What was logged, parsed. */
  logged: Record<string, unknown>[]
  parts: AppParts
  close(): Promise<void>
}

/** The real app on a real port, over a fresh SQLite database; a test fills in the parts it is about. */
export async function anApp(values: Partial<AppParts> = {}): Promise<TestApp> {
  const logged: Record<string, unknown>[] = []
  const write = (line: string) => void logged.push(JSON.parse(line) as Record<string, unknown>)
  const config = readConfig(anEnvironment())
  const log = createLog({ logLevel: 'debug' }, { write })
  const database = await openDatabase(config.database.url, log)
  await migrate(database, log)
  const parts: AppParts = {
    config,
    log,
    clock: systemClock,
    metrics: createMetrics(),
    database,
    ticketAge: async () => 30,
    measure: async () => undefined,
    callbacks: (_ctx, next) => next(),
    pages: (_ctx, next) => next(),
    api: (_ctx, next) => next(),
    apiGroups: [],
    ...values,
  }
  const server = await serve(createApp(parts))
  const close = async () => {
    await server.close()
    await database.close()
  }
  return { url: server.url, logged, parts, close }
}

export async function serve(app: Koa): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer(app.callback())
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    close: () => {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}
