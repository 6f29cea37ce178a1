import { hash, timingSafeEqual } from 'node:crypto'
import type { Context, Middleware } from 'koa'
import { Failure } from '../failures'
import type { Metrics } from '../metrics'

interface MetricsPage {
  config: { isProduction: boolean; metricsToken: string | undefined }
  metrics: Metrics
  /** Counts what is counted from rows. */
  measure(): Promise<void>
}

/** Several collectors cost the database no more than one. Outside production somebody watches, and tests wait. */
const countEveryMs = { production: 10_000, elsewhere: 1_000 }

/**
 * What `/metrics` answers, to whoever shows `METRICS_TOKEN`. Without a token it is open outside production, and closed in
 * production: where a request comes from proves nothing behind a proxy.
 *
 * @throws FORBIDDEN
 */
export function metricsPage({ config, metrics, measure }: MetricsPage): Middleware {
  const count = atMostEvery(config.isProduction ? countEveryMs.production : countEveryMs.elsewhere, measure)
  return async (ctx) => {
    checkToken(ctx, config)
    await count()
    ctx.body = await metrics.registry.metrics()
    ctx.type = metrics.registry.contentType
  }
}

function checkToken(ctx: Context, { isProduction, metricsToken }: MetricsPage['config']): void {
  if (metricsToken === undefined) {
    if (isProduction) throw new Failure('FORBIDDEN', {}, { text: '要查看指标，请先设置 METRICS_TOKEN' })
    return
  }
  const [, shown = ''] = /^Bearer (\S+)$/.exec(ctx.get('authorization')) ?? []
  if (!isSame(metricsToken, shown)) throw new Failure('FORBIDDEN', {}, { text: '查看指标的凭证不对' })
}

const isSame = (one: string, other: string): boolean =>
  timingSafeEqual(hash('sha256', one, 'buffer'), hash('sha256', other, 'buffer'))

/** Who asks in between gets what was found last; what failed is tried again. */
function atMostEvery(ms: number, work: () => Promise<void>): () => Promise<void> {
  let last: { at: number; done: Promise<void> } | null = null
  return () => {
    if (last && performance.now() - last.at < ms) return last.done
    const done = work()
    last = { at: performance.now(), done }
    done.catch(() => (last = null))
    return done
  }
}
