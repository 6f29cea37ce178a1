import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { ConfigError, readConfig } from '../../server/config'
import { aFolder, anEnvironment } from '../setup/environment'

const lineOf = (values: Record<string, string>): string => {
  try {
    readConfig(anEnvironment(values))
  } catch (error) {
    if (error instanceof ConfigError) return error.message
    throw error
  }
  return 'accepted'
}

const production = {
  NODE_ENV: 'production',
  PUBLIC_URL: 'https://open.example.com',
  TRUST_PROXY: '1',
  MASTER_KEY: randomBytes(32).toString('base64'),
}

it('starts from the six values of WeChat alone', () => {
  const config = readConfig(anEnvironment({ PORT: '', HOST: '', LOG_LEVEL: '', DATA_DIR: '', WECHAT_API_URL: '' }))

  expect(config).toMatchObject({
    isProduction: false,
    http: { host: '0.0.0.0', port: 3000, publicUrl: 'http://localhost:3000', trustProxy: 0 },
    database: { url: 'sqlite:data/kaidian.db' },
    role: 'all',
    wechat: {
      apiUrl: 'https://api.weixin.qq.com',
      pageUrl: 'https://mp.weixin.qq.com',
      openUrl: 'https://open.weixin.qq.com',
      payUrl: 'https://api.mch.weixin.qq.com',
    },
    logLevel: 'info',
    partner: undefined,
    devApps: { retail: undefined, dining: undefined },
  })
})

it('accepts a complete production environment', () => {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  })
  const keyFile = path.join(aFolder(), 'key.pem')
  writeFileSync(keyFile, privateKey)
  const config = readConfig(
    anEnvironment({
      ...production,
      MASTER_KEY_PREVIOUS: randomBytes(32).toString('base64'),
      DATABASE_URL: 'mysql://kaidian:secret@db:3306/kaidian',
      WECHAT_DEV_APPID_RETAIL: 'wxe0000000000000c3',
      WECHAT_DEV_UPLOAD_KEY_RETAIL: privateKey.replaceAll('\n', '\\n'),
      WECHAT_PARTNER_APPID: 'wxf0000000000000d4',
      WECHAT_PARTNER_MCHID: '1900000001',
      WECHAT_PARTNER_SERIAL: '5157F09EFDC096DE15EBE81A47057A7232F1B8E1',
      WECHAT_PARTNER_PRIVATE_KEY: keyFile,
      WECHAT_PARTNER_APIV3_KEY: '0123456789abcdef0123456789abcdef',
      WECHAT_PARTNER_PUBLIC_KEY_ID: 'PUB_KEY_ID_0119000000012024',
      WECHAT_PARTNER_PUBLIC_KEY: publicKey,
    }),
  )

  expect(config.masterKeys).toHaveLength(2)
  expect(config.devApps.retail).toEqual({ appid: 'wxe0000000000000c3', uploadKey: privateKey })
  expect(config.partner).toMatchObject({ mchid: '1900000001', privateKey, publicKey: publicKey.trim() })
})

it('offers the old keys of WeChat Pay to nobody unless it is said', () => {
  expect(readConfig(anEnvironment(production)).offersPayV2).toBe(false)
  expect(readConfig(anEnvironment({ ...production, WECHAT_PAY_V2: 'on' })).offersPayV2).toBe(true)
})

it('reads exactly the variables that .env.example explains', () => {
  const read = new Set<string>()
  const env = anEnvironment({
    ...production,
    WECHAT_DEV_APPID_RETAIL: 'wxe0000000000000c3',
    WECHAT_DEV_APPID_DINING: 'wxe0000000000000c3',
  })
  const watched = new Proxy(env, {
    get: (values, name: string) => {
      read.add(name)
      return values[name]
    },
  })
  readConfig(watched)
  const explained = readFileSync(path.join(__dirname, '../../.env.example'), 'utf8').match(/^[A-Z0-9_]+(?==$)/gm) ?? []
  const elsewhere = ['MYSQL_PASSWORD', ...explained.filter((name) => name.startsWith('WECHAT_PARTNER_'))]

  expect([...read].filter((name) => name !== 'REDIS_URL').sort()).toEqual(
    explained.filter((name) => !elsewhere.includes(name)).sort(),
  )
})

it.each([
  ['WECHAT_COMPONENT_APPID', 'gh_1234567890', '应为 wx 开头的 18 位 AppID'],
  ['WECHAT_COMPONENT_APPID', '', '没有填写'],
  ['WECHAT_COMPONENT_SECRET', '', '没有填写'],
  ['WECHAT_COMPONENT_SECRET', 'abc def', '长度或字符不对'],
  ['WECHAT_COMPONENT_TOKEN', 'with-dash', '应为 3 到 32 位字母或数字'],
  ['WECHAT_COMPONENT_AES_KEY', 'short', '应为 43 位字母或数字，现在是 5 位'],
  ['WECHAT_COMPONENT_TOKEN_PREVIOUS', '!', '应为 3 到 32 位字母或数字'],
  ['WECHAT_COMPONENT_AES_KEY_PREVIOUS', 'short', '应为 43 位'],
  ['WECHAT_MERCHANT_APPID', 'wx1', '应为 wx 开头的 18 位 AppID'],
  ['WECHAT_MERCHANT_SECRET', '', '没有填写'],
  ['WECHAT_DEV_APPID_DINING', 'wx1', '应为 wx 开头的 18 位 AppID'],
  ['WECHAT_API_URL', 'ftp://x', '应为 http:// 或 https:// 开头的地址'],
  ['WECHAT_PAGE_URL', 'nowhere', '应为 http:// 或 https:// 开头的地址'],
  ['WECHAT_OPEN_URL', 'https://x/?a=1', '地址里不能带'],
  ['WECHAT_PAY_URL', '/pay', '应为 http:// 或 https:// 开头的地址'],
  ['WECHAT_PARTNER_MCHID', '12', '应为 8 到 10 位数字'],
  ['PORT', '99999', '应为 0 到 65535 的整数，现在是 99999'],
  ['PORT', 'http', '应为 0 到 65535 的整数'],
  ['PUBLIC_URL', 'kaidian.example.com', '应为 http:// 或 https:// 开头的地址'],
  ['TRUST_PROXY', 'true', '应为 0 到 10 的整数'],
  ['DATABASE_URL', 'postgres://x/y', '应为 sqlite:路径 或 mysql://'],
  ['DATABASE_URL', 'mysql://root@localhost', '缺少库名'],
  ['ROLE', 'web', '只能是 all、http、worker 之一，现在是 web'],
  ['MASTER_KEY', 'c2hvcnQ=', '应为 32 字节的 base64，现在解出 5 字节'],
  ['MASTER_KEY_PREVIOUS', 'x', '应为 32 字节的 base64'],
  ['CLOCK_URL', 'soon', '应为 http:// 或 https:// 开头的地址'],
  ['METRICS_TOKEN', 'short', '长度或字符不对'],
  ['LOG_LEVEL', 'loud', '只能是 info'],
  ['REDIS_URL', 'redis://localhost', '还不支持 Redis'],
])('says in one line what is wrong with %s = %p', (variable, value, problem) => {
  const others = variable === 'WECHAT_PARTNER_MCHID' ? { WECHAT_PARTNER_APPID: 'wxf0000000000000d4' } : {}
  const line = lineOf({ ...others, [variable]: value })

  expect(line).toContain(`${variable}：`)
  expect(line).toContain(problem)
  expect(line).not.toContain('\n')
  expect(line.split('。')[1]).not.toBe('') // where to find the right one
})

it('asks for all of the service-provider payment once there is any of it', () => {
  expect(lineOf({ WECHAT_PARTNER_MCHID: '1900000001' })).toContain('WECHAT_PARTNER_APPID：没有填写')
})

it.each([
  [{ MASTER_KEY: '' }, 'MASTER_KEY：生产环境必须填写'],
  [{ PUBLIC_URL: 'http://open.example.com' }, 'PUBLIC_URL：生产环境必须是 https 地址'],
  [{ TRUST_PROXY: '' }, 'TRUST_PROXY：没有填写。填写服务器前面反向代理、负载均衡和 CDN 的层数'],
  [{ CLOCK_URL: 'http://localhost:4000/_sim/clock' }, 'CLOCK_URL：生产环境不能使用虚拟时钟'],
])('refuses in production %p', (values, line) => {
  expect(lineOf({ ...production, ...values })).toContain(line)
})

it('takes no proxy for an answer', () => {
  expect(readConfig(anEnvironment({ ...production, TRUST_PROXY: '0' })).http.trustProxy).toBe(0)
})

describe('a master key of its own', () => {
  it('is made once, outside production, for its owner only', () => {
    const folder = aFolder()
    const first = readConfig(anEnvironment({ DATA_DIR: folder }))
    const second = readConfig(anEnvironment({ DATA_DIR: folder }))
    const file = path.join(folder, 'master.key')

    expect(second.masterKeys).toEqual(first.masterKeys)
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(Buffer.from(readFileSync(file, 'utf8'), 'base64')).toEqual(first.masterKeys[0])
  })

  it('is refused when its file holds something else', () => {
    const folder = aFolder()
    writeFileSync(path.join(folder, 'master.key'), 'oops')

    expect(lineOf({ DATA_DIR: folder })).toContain('MASTER_KEY：文件')
  })
})

it('never writes the values it refuses when they are secrets', () => {
  const secret = 'this is secret 密码'

  expect(lineOf({ WECHAT_COMPONENT_SECRET: secret })).not.toContain('secret 密码')
  expect(lineOf({ MASTER_KEY: secret })).not.toContain('secret 密码')
})
