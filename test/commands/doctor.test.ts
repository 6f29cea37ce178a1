import { aScene, names, type Scene } from '../flows/scene'
import { openBase } from '../../server/base'
import type { InboxRow } from '../../server/db/models/job'
import { aFolder, anEnvironment } from '../setup/environment'
import { anAccount } from '../services/aPlatform'
import { run, type Ended } from './processes'

const doctor = (env: Record<string, string>): Promise<Ended> => run('server/commands/doctor', env)

/** The same server on its first day. */
async function withNewDatabase(env: Record<string, string>): Promise<Record<string, string>> {
  const first = { ...env, DATABASE_URL: `sqlite:${aFolder()}/new.db` }
  await run('server/commands/migrate', first)
  return first
}

/** What the doctor says of one thing, with its mark. */
function about({ said }: Ended, title: string): string {
  const line = said.find((each) => each.slice(2).startsWith(title))
  if (line === undefined) throw new Error(`nothing about ${title} in ${said.join('\n')}`)
  return line
}

describe('the doctor, beside a running server', () => {
  let scene: Scene
  beforeEach(async () => {
    scene = await aScene()
  })
  afterEach(() => scene.close())

  const settings = (values: object): Promise<unknown> => scene.control('/_sim/component', values)
  const platformCheck = '第三方平台的 AppID、AppSecret 和 IP 白名单'

  it('finds nothing wrong, and says what to fill in at WeChat', async () => {
    await scene.pass(1)
    const host = [new URL(scene.url).host]
    await settings({ serverDomains: { published: host, testing: host } })
    const ended = await doctor(scene.env)

    expect(ended.said.filter((line) => line.startsWith('✗'))).toEqual([])
    expect(ended.said.filter((line) => line.startsWith('✓')).length).toBeGreaterThanOrEqual(9)
    expect(ended.said.join('\n')).toContain(`${scene.url}/wechat/$APPID$/callback`)
    expect(ended).toMatchObject({ code: 0, complained: [] })
  })

  it('sees a wrong AppSecret of the platform', async () => {
    await settings({ secret: 'a-secret-that-was-reset-yesterday' })
    const ended = await doctor(scene.env)

    expect(about(ended, platformCheck)).toMatch(/^✗.*AppSecret 不正确.*核对后更新平台配置 \[WECHAT_SECRET_WRONG\]$/)
    expect(ended.code).toBe(1)
  })

  it('sees that WeChat does not know our address, and says which it is', async () => {
    await settings({ ipList: ['10.1.2.3'] })
    const ended = await doctor(await withNewDatabase(scene.env))

    expect(ended.said.join('\n')).toMatch(/^✗.*出口 IP 不在第三方平台的白名单里.*（微信看到的 IP 是 127\.0\.0\.1）/m)
    expect(ended.code).toBe(1)
  })

  it('sees that no ticket has come, and names what to compare', async () => {
    const ended = await doctor(await withNewDatabase(scene.env))

    expect(about(ended, '验证票据')).toBe(
      `✗ 验证票据（component_verify_ticket）：还没有收到。微信每 10 分钟推送一次，请确认「授权事件接收 URL」填的是 ` +
        `${scene.url}/wechat/authorize，并且消息校验 Token、消息加解密 Key 与这里的一致`,
    )
    expect(about(ended, '第三方平台的调用凭证')).toMatch(/^✗.*\[WECHAT_TICKET_MISSING\]$/)
    expect(about(ended, platformCheck)).toMatch(/^✓/)
    expect(ended.code).toBe(1)
  })

  it('sees that stores may not reach this server yet, and how to let them', async () => {
    await scene.pass(1)
    const { host } = new URL(scene.url)
    const before = await doctor(scene.env)
    const said = (await run('server/commands/operator', scene.env, 'domains')).said.join('\n')

    expect(about(before, '第三方平台的小程序服务器域名')).toMatch(/^✗.*还没有 127.*npm run operator -- domains 登记$/)
    expect(said).toContain(`${host} 已在第三方平台的小程序服务器域名里`)
    expect(about(await doctor(scene.env), '第三方平台的小程序服务器域名')).toMatch(/^✓/)
  })

  it('sees a wrong AppSecret of the back office', async () => {
    await scene.control('/_sim/apps', { appid: names.backOffice, secret: 'a-secret-that-was-reset-yesterday' })
    const ended = await doctor(scene.env)

    expect(about(ended, '商家后台小程序')).toMatch(/^✗.*AppSecret 不正确.*\[WECHAT_SECRET_WRONG\]$/)
    expect(ended.code).toBe(1)
  })

  it('sees an address where nobody answers, and pushes and accounts that somebody has to look at', async () => {
    const base = await openBase(scene.env)
    await anAccount(base.platform, { state: 'lost', name: '云朵蛋糕' })
    await base.platform.inbox.createOnce(aDeadPush)
    await base.close()
    const ended = await doctor({ ...scene.env, PUBLIC_URL: 'http://127.0.0.1:1' })

    expect(about(ended, '对外地址')).toMatch(/^✗.*http:\/\/127\.0\.0\.1:1 打不开。请确认服务已启动/)
    expect(about(ended, '推送的处理')).toMatch(/^✗.*有 1 条没有处理成功，用 npm run operator -- inbox 查看和重放$/)
    expect(about(ended, '已授权的账号')).toMatch(/^✗.*云朵蛋糕 的授权已失效，请商家重新授权$/)
  })

  it('sees that the master key is another one', async () => {
    const MASTER_KEY = Buffer.alloc(32, 7).toString('base64')
    await scene.pass(600)
    const ended = await doctor({ ...scene.env, MASTER_KEY })

    expect(about(ended, '主密钥')).toMatch(/^✗.*MASTER_KEY/)
    expect(ended.code).toBe(1)
  })
})

const aDeadPush: InboxRow = {
  id: 'dead-push',
  channel: 'component',
  name: 'authorized',
  appid: names.noodles,
  body: 'sealed',
  happenedAt: new Date(0),
  ...{
    state: 'dead',
    dueAt: new Date(0),
    tries: 9,
    error: 'it never worked',
    leaseOwner: null,
    leaseUntil: new Date(0),
  },
  ...{ createdAt: new Date(0), doneAt: null },
}

describe('the doctor, before anything can be looked at', () => {
  it('says in one line which value is wrong and where the right one stands', async () => {
    const ended = await doctor(anEnvironment({ WECHAT_COMPONENT_APPID: 'my platform' }))

    expect(ended.complained).toEqual([
      'WECHAT_COMPONENT_APPID：应为 wx 开头的 18 位 AppID。在 微信开放平台 → 管理中心 → 第三方平台 → 详情 → 开发配置 查看',
    ])
    expect(ended).toMatchObject({ code: 1, said: [] })
  })

  it('says that the database cannot be reached, and what to look at', async () => {
    const ended = await doctor(anEnvironment({ DATABASE_URL: 'mysql://kaidian:secret@127.0.0.1:1/kaidian' }))

    expect(ended.complained).toEqual([
      expect.stringMatching(/^DATABASE_URL：连不上数据库（.*ECONNREFUSED.*）。请检查地址、用户名、密码、库名/),
    ])
    expect(ended.complained.join()).not.toContain('secret')
    expect(ended.code).toBe(1)
  })
})
