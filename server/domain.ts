import { handleEvent } from './callbacks/handle'
import { receiveCallbacks } from './callbacks/receive'
import { createSealer } from './db/sealed'
import type { Base, Domain } from './index'
import { startJobs } from './jobs'
import type { Runner } from './jobs/runner'
import { createPlatform } from './platform'
import { merchantGroups, merchantRoutes } from './routes/merchant'
import { pages } from './routes/pages'
import { measure } from './services/pulse'
import { ticketAgeSeconds } from './services/tickets'
import { createWechatClient } from './wechat/client'

/** The product on top of its base: handles, routes, callbacks, jobs. */
export function createDomain(base: Base): Domain {
  const { config, log, clock, metrics } = base
  let runner: Runner | undefined
  const client = createWechatClient({
    apiUrl: config.wechat.apiUrl,
    componentAppid: config.component.appid,
    log: (call) => {
      const outcome = call.noAnswer !== undefined ? 'noAnswer' : (call.errcode ?? 0) === 0 ? 'ok' : 'declined'
      metrics.wechatCalls.inc({ path: call.path, outcome })
      log[outcome === 'ok' ? 'debug' : 'warn']({ wechat: call }, 'called WeChat')
    },
  })
  const platform = createPlatform({
    ...base,
    client,
    sealer: createSealer(config.masterKeys),
    work: { wake: () => runner?.wake() },
  })
  return {
    ticketAge: () => ticketAgeSeconds(platform, clock.now()),
    measure: () => measure(platform, clock.now()),
    callbacks: receiveCallbacks(platform),
    pages: pages(platform),
    api: merchantRoutes(platform),
    apiGroups: merchantGroups,
    jobs: {
      start: () => {
        runner = startJobs(platform, handleEvent)
      },
      stop: async () => runner?.stop(),
    },
    close: () => client.close(),
  }
}
