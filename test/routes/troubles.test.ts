import type { NewAttemptView } from '../../shared/api/merchant/authorisation'
import { aServerProcess, run, type LogLine, type ServerProcess } from '../commands/processes'
import { aRequestKey, aScene, browse, callerOf, names, signIn, type Scene } from '../flows/scene'
import { aFolder } from '../setup/environment'
import { eventually } from '../eventually'

/**
 * What goes wrong between us and WeChat: the operator reads it in the log with what to do, the merchant meets a sentence
 * with a way on, and nobody sees our insides.
 */
describe('when the platform is set up wrongly', () => {
  let scene: Scene
  let server: ServerProcess
  beforeEach(async () => {
    scene = await aScene()
  })
  afterEach(async () => {
    await server.stop()
    await scene.simulator.close()
  })

  /** The scene's server in a process of its own, whose log can be read. */
  async function serveWith(env: Record<string, string> = {}): Promise<void> {
    await scene.server.close()
    server = await aServerProcess({ ...scene.env, ...env })
  }

  const logged = (code: string): Promise<LogLine> =>
    eventually(async () => server.logged.find((line) => line.code === code && line.advice !== undefined))

  const wrong = 'a-secret-that-was-reset-yesterday'

  it('says in the log that the AppSecret is wrong, once a token is due', async () => {
    await serveWith()
    await scene.control('/_sim/component', { secret: wrong })
    await scene.pass(2 * 3600)

    expect((await logged('WECHAT_SECRET_WRONG')).advice).toContain('AppSecret 不正确')
    expect(JSON.stringify(server.logged)).not.toContain(scene.env.WECHAT_COMPONENT_SECRET)
  })

  it('shows a sentence where WeChat does not know our address, on the page behind the QR and in the log', async () => {
    await serveWith()
    const office = await signIn(scene)
    const attempt = await office.beginAttempt(await office.openStore())
    await scene.control('/_sim/component', { ipList: ['10.1.2.3'] })
    const page = await browse(scene, attempt.url)

    expect(page.status).toBeGreaterThanOrEqual(500)
    expect(page.source).toContain('暂时不能继续')
    expect(page.source).toContain('服务器的出口 IP 不在第三方平台的白名单里')
    expect(page.source).toMatch(/请求编号 [\w-]{36}/)
    expect(page.source).not.toMatch(/at \w+ \(|\.ts:|\.js:|Error|61004|127\.0\.0\.1:\d+\/_sim/)
    expect(await logged('WECHAT_IP_NOT_ALLOWED')).toMatchObject({
      next: 'contactOperator',
      detail: { ip: '127.0.0.1' },
    })
  })

  it('tells a merchant who is too early that no ticket has come yet, before there is anything to scan', async () => {
    const first = { DATABASE_URL: `sqlite:${aFolder()}/new.db`, WECHAT_COMPONENT_TOKEN: 'anotherToken' }
    await run('server/commands/migrate', { ...scene.env, ...first })
    await serveWith(first)
    const office = await signIn(scene)
    const store = await office.openStore()
    const answer = await office.call<NewAttemptView>('POST', `/${store.key}/attempts`, { requestKey: aRequestKey() })

    expect(answer).toMatchObject({ status: 503, error: { code: 'WECHAT_TICKET_MISSING', next: 'wait' } })
    expect(answer.error.text).toContain('还没有收到微信的验证票据')
    expect(await office.latestAttempt(store)).toBeNull()
    expect((await logged('WECHAT_TICKET_MISSING')).advice).toContain('请联系服务商')
  })

  it.each([
    ['that the AppSecret is wrong', { secret: wrong }, 'WECHAT_SECRET_WRONG', 'AppSecret 不正确'],
    ['that WeChat does not know our address', { ipList: ['10.1.2.3'] }, 'WECHAT_IP_NOT_ALLOWED', '出口 IP 不在'],
  ])('tells a merchant who wants a QR %s, and whose turn it is', async (_what, settings, code, sentence) => {
    await serveWith()
    const office = await signIn(scene)
    const store = await office.openStore()
    await scene.control('/_sim/component', settings)
    await scene.pass(2 * 3600)
    const answer = await office.call<NewAttemptView>('POST', `/${store.key}/attempts`, { requestKey: aRequestKey() })

    expect(answer.status).toBeGreaterThanOrEqual(500)
    expect(answer.error).toMatchObject({ code, next: 'contactOperator' })
    expect(answer.error.text).toContain(sentence)
    expect(JSON.stringify(answer)).not.toMatch(/\d{1,3}(\.\d{1,3}){3}/)
    expect(await office.latestAttempt(store)).toBeNull()
  })

  it('tells whoever signs in that the back office has a wrong AppSecret, and the operator what to do', async () => {
    await serveWith()
    await scene.control('/_sim/apps', { appid: names.backOffice, secret: wrong })
    const { code } = await scene.control<{ code: string }>('/_sim/phones/merchant/login', { appid: names.backOffice })
    const answer = await callerOf(scene.url)('POST', '/me/sessions', { code, device: 'iPhone 15' })

    expect(answer.status).toBeGreaterThanOrEqual(500)
    expect(answer.error).toMatchObject({ code: 'WECHAT_SECRET_WRONG', next: 'contactOperator' })
    expect(answer.error.text).toContain('请服务商核对')
    expect(JSON.stringify(answer)).not.toContain(scene.env.WECHAT_MERCHANT_SECRET)
    expect((await logged('WECHAT_SECRET_WRONG')).advice).toContain('AppSecret 不正确')
  })
})
