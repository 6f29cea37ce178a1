import type { Platform } from '../platform'
import { registerHost } from '../services/domains'
import { retryDomains } from '../services/releases/hearing'

export const domainUsage = ['npm run operator -- domains            把这台服务器登记为第三方平台的小程序服务器域名']

/** Answers the lines to print. */
export async function domainCommand(platform: Platform): Promise<string[]> {
  const { host, published, testing } = await registerHost(platform)
  const retried = await retryDomains(platform, platform.clock.now())
  return [
    `${host} 已在第三方平台的小程序服务器域名里，商家的小程序可以访问它`,
    `全网发布版  ${published.join('、')}`,
    `测试版      ${testing.join('、')}`,
    ...(retried > 0 ? [`有 ${retried} 个版本在等它，马上重试`] : []),
  ]
}
