import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'

export type Metrics = ReturnType<typeof createMetrics>

/** What `/metrics` shows. Labels hold words from a fixed list, never ids. */
export function createMetrics() {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry })
  return {
    registry,
    /** `route` is the pattern (`/api/merchant/:storeKey`), `none` where nothing matched. */
    httpSeconds: new Histogram({
      name: 'http_request_duration_seconds',
      help: 'Time from the first byte of a request to the end of its answer',
      labelNames: ['method', 'route', 'status'] as const,
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
      registers,
    }),
    callbacks: new Counter({
      name: 'callbacks_total',
      help: 'Callbacks from WeChat by channel (component, authorizer, pay), event name and outcome',
      labelNames: ['channel', 'name', 'outcome'] as const,
      registers,
    }),
    wechatCalls: new Counter({
      name: 'wechat_calls_total',
      help: 'Calls to WeChat by path and outcome (ok, declined, noAnswer)',
      labelNames: ['path', 'outcome'] as const,
      registers,
    }),
    payCalls: new Counter({
      name: 'wechat_pay_calls_total',
      help: 'Calls to WeChat Pay by path and outcome (ok, declined, noAnswer)',
      labelNames: ['path', 'outcome'] as const,
      registers,
    }),
    ticketAge: new Gauge({
      name: 'ticket_age_seconds',
      help: 'Age of the newest component_verify_ticket; WeChat pushes one every 10 minutes',
      registers,
    }),
    tokens: new Gauge({
      name: 'tokens',
      help: 'Tokens by kind (component, authorizer, own) and state',
      labelNames: ['kind', 'state'] as const,
      registers,
    }),
    authorizers: new Gauge({
      name: 'authorizers',
      help: 'Accounts that authorised us, by state',
      labelNames: ['state'] as const,
      registers,
    }),
    work: new Gauge({
      name: 'work',
      help: 'Rows that are each worked through once, by queue (inbox, tasks) and state (waiting, done, dead)',
      labelNames: ['queue', 'state'] as const,
      registers,
    }),
    inbox: new Gauge({
      name: 'inbox',
      help: 'Callbacks kept, by state',
      labelNames: ['state'] as const,
      registers,
    }),
  }
}
