import { masterKeys } from './masterKey'
import { ConfigError, find, optional, required, withDefault, type Environment } from './environment'
import * as rules from './environmentRules'

export { ConfigError } from './environment'

const ownRoles = ['all', 'http', 'worker'] as const
const logLevels = ['info', 'trace', 'debug', 'warn', 'error', 'fatal', 'silent'] as const

/** WeChat Pay's first host; its second one is only good beside it. */
export const usualPayUrl = 'https://api.mch.weixin.qq.com'

export type Config = ReturnType<typeof readConfig>

const component = '在 微信开放平台 → 管理中心 → 第三方平台 → 详情 → 开发配置 查看'
const merchantApp = '在 微信公众平台（商家后台小程序）→ 管理 → 开发管理 → 开发设置 查看'
const devApp = '在 微信公众平台（开发小程序）→ 管理 → 开发管理 → 开发设置 查看'
const partner = '在 微信支付商户平台（服务商）→ 账户中心 → API 安全 查看'
const metricsCollector = '用 openssl rand -hex 24 生成一个，也填到 Prometheus 的 authorization 设置里'
const own = '见 .env.example 里的说明'
const weChatHost = '平时不用填写，只在对接模拟器时填写模拟器的地址'

/**
 * The environment as typed values, read once at the start.
 *
 * @throws ConfigError one line for the first value that is missing or wrong
 */
export function readConfig(env: Environment) {
  const isProduction = env.NODE_ENV === 'production'
  const dataDir = readDataDir(env)
  refuseRedis(env)
  return {
    isProduction,
    dataDir,
    http: http(env, isProduction),
    database: { url: readDatabaseUrl(env) },
    role: withDefault(env, 'ROLE', rules.oneOf(own, ownRoles), 'all'),
    /** The current key, then the previous one if there is one. */
    masterKeys: masterKeys(env, isProduction, dataDir),
    component: componentOf(env),
    merchantApp: {
      appid: required(env, 'WECHAT_MERCHANT_APPID', rules.appid(merchantApp)),
      secret: required(env, 'WECHAT_MERCHANT_SECRET', rules.secret(merchantApp)),
    },
    devApps: readDevApps(env),
    partner: partnerOf(env),
    /** Merchants who have only the keys of WeChat Pay's API v2 may collect with them. */
    offersPayV2: withDefault(env, 'WECHAT_PAY_V2', rules.oneOf(own, ['off', 'on']), 'off') === 'on',
    wechat: {
      apiUrl: withDefault(env, 'WECHAT_API_URL', rules.address(weChatHost), 'https://api.weixin.qq.com'),
      pageUrl: withDefault(env, 'WECHAT_PAGE_URL', rules.address(weChatHost), 'https://mp.weixin.qq.com'),
      openUrl: withDefault(env, 'WECHAT_OPEN_URL', rules.address(weChatHost), 'https://open.weixin.qq.com'),
      payUrl: withDefault(env, 'WECHAT_PAY_URL', rules.address(weChatHost), usualPayUrl),
      /** What releases may ask of WeChat in a second, all stores and processes together. */
      callsPerSecond: withDefault(env, 'WECHAT_CALLS_PER_SECOND', rules.integer(own, 1, 10_000), 50),
    },
    clockUrl: clockUrl(env, isProduction),
    metricsToken: optional(env, 'METRICS_TOKEN', rules.secret(metricsCollector)),
    logLevel: withDefault(env, 'LOG_LEVEL', rules.oneOf(own, logLevels), 'info'),
  }
}

/** For commands that need nothing but the database. @throws ConfigError */
export const readDatabaseUrl = (env: Environment): string =>
  withDefault(env, 'DATABASE_URL', rules.databaseUrl(own), `sqlite:${readDataDir(env)}/kaidian.db`)

const readDataDir = (env: Environment): string => withDefault(env, 'DATA_DIR', rules.anyText(own), 'data')

function http(env: Environment, isProduction: boolean) {
  const port = withDefault(env, 'PORT', rules.integer(own, 0, 65_535), 3000)
  const publicUrl = withDefault(env, 'PUBLIC_URL', rules.address(own), `http://localhost:${port}`)
  if (isProduction && !publicUrl.startsWith('https://')) {
    const where = '填写在第三方平台登记的授权发起页域名，例如 https://open.example.com'
    throw new ConfigError('PUBLIC_URL', '生产环境必须是 https 地址', where)
  }
  return {
    host: withDefault(env, 'HOST', rules.anyText(own), '0.0.0.0'),
    port,
    publicUrl,
    trustProxy: trustProxy(env, isProduction),
  }
}

/**
 * How many proxies of ours stand in front: that many entries of X-Forwarded-For are believed.
 *
 * Production must say so: this server speaks http, so whatever answers https stands in front of it, and uncounted it
 * would make everybody one address, or let everybody choose theirs.
 */
function trustProxy(env: Environment, isProduction: boolean): number {
  const where = '填写服务器前面反向代理、负载均衡和 CDN 的层数：只有一层 Nginx 填 1，前面什么都没有填 0'
  const count = rules.integer(where, 0, 10)
  return isProduction ? required(env, 'TRUST_PROXY', count) : withDefault(env, 'TRUST_PROXY', count, 0)
}

const componentOf = (env: Environment) => ({
  appid: required(env, 'WECHAT_COMPONENT_APPID', rules.appid(component)),
  secret: required(env, 'WECHAT_COMPONENT_SECRET', rules.secret(component)),
  token: required(env, 'WECHAT_COMPONENT_TOKEN', rules.pushToken(component)),
  aesKey: required(env, 'WECHAT_COMPONENT_AES_KEY', rules.aesKey(component)),
  tokenPrevious: optional(env, 'WECHAT_COMPONENT_TOKEN_PREVIOUS', rules.pushToken(component)),
  aesKeyPrevious: optional(env, 'WECHAT_COMPONENT_AES_KEY_PREVIOUS', rules.aesKey(component)),
})

/** The development mini-programs, one for each flavour: also for what is run without a server. @throws ConfigError */
export const readDevApps = (env: Environment) => ({ retail: devAppOf(env, 'RETAIL'), dining: devAppOf(env, 'DINING') })

function devAppOf(env: Environment, flavour: 'RETAIL' | 'DINING') {
  const appid = optional(env, `WECHAT_DEV_APPID_${flavour}`, rules.appid(devApp))
  if (!appid) return undefined
  return { appid, uploadKey: optional(env, `WECHAT_DEV_UPLOAD_KEY_${flavour}`, rules.privateKey(devApp)) }
}

/** Service-provider payment: all of it or nothing. */
function partnerOf(env: Environment) {
  if (!Object.keys(env).some((variable) => variable.startsWith('WECHAT_PARTNER_') && find(env, variable))) {
    return undefined
  }
  return {
    appid: required(env, 'WECHAT_PARTNER_APPID', rules.appid(partner)),
    mchid: required(env, 'WECHAT_PARTNER_MCHID', rules.merchantNumber(partner)),
    serial: required(env, 'WECHAT_PARTNER_SERIAL', rules.certificateSerial(partner)),
    privateKey: required(env, 'WECHAT_PARTNER_PRIVATE_KEY', rules.privateKey(partner)),
    apiV3Key: required(env, 'WECHAT_PARTNER_APIV3_KEY', rules.apiV3Key(partner)),
    publicKeyId: required(env, 'WECHAT_PARTNER_PUBLIC_KEY_ID', rules.anyText(partner)),
    publicKey: required(env, 'WECHAT_PARTNER_PUBLIC_KEY', rules.publicKey(partner)),
  }
}

function clockUrl(env: Environment, isProduction: boolean) {
  const url = optional(env, 'CLOCK_URL', rules.address('填写模拟器的时钟地址'))
  if (url && isProduction) throw new ConfigError('CLOCK_URL', '生产环境不能使用虚拟时钟', '请删除这个变量')
  return url
}

function refuseRedis(env: Environment) {
  if (!find(env, 'REDIS_URL')) return
  throw new ConfigError('REDIS_URL', '还不支持 Redis', '请删除这个变量，任务目前由数据库保存和分发')
}
