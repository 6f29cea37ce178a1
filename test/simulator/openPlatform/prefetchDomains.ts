import { programCall } from './code/source'
import { no } from './errcodes'
import { account, official, ok, type Call, type Rows } from './row'

const page = (name: string) => official(`miniprogram-management/domain-management/${name}`, 'B')

const mostDomains = 5

function urlsOf({ body }: Call): string[] {
  const list: unknown = body['prefetch_dns_domain']
  if (!Array.isArray(list) || list.length > mostDomains) throw no(40097)
  return list.map((one: unknown) => {
    const url = (one as { url?: unknown } | null)?.url
    if (typeof url !== 'string' || !url) throw no(40097)
    return url
  })
}

export const prefetchDomainRows: Rows = {
  /** 获取 DNS 预解析域名. …/domain-management/getPrefetchDomain.html, grade B; a status of 1 is grade M. */
  'GET /wxa/get_prefetchdnsdomain': account(page('getPrefetchDomain'), { sets: [18] }, (call) => {
    const { app, program } = programCall(call)
    call.spend(app.appid)
    return ok({
      prefetch_dns_domain: program.prefetchDomains.map((url) => ({ url, status: 1 })),
      size_limit: mostDomains,
    })
  }),

  /** 设置 DNS 预解析域名. …/domain-management/setPrefetchDomain.html, grade B. */
  'POST /wxa/set_prefetchdnsdomain': account(
    page('setPrefetchDomain'),
    { sets: [18], body: 'prefetch_dns_domain' },
    (call) => {
      const { app, program } = programCall(call)
      const urls = urlsOf(call)
      call.spend(app.appid)
      program.prefetchDomains = urls
      return ok()
    },
  ),
}
