import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { CacheInterface, OpenPlatform, ServerRequest } from 'node-easywechat'
import { aSim, componentOf, type Json, type Sim } from './testKit'

/** What the client keeps between calls; its own default is a folder of files. */
class Memory extends CacheInterface {
  private readonly held = new Map<string, unknown>()
  override get = async (key: string): Promise<unknown> => this.held.get(key) ?? null
  override has = async (key: string): Promise<boolean> => this.held.has(key)
  override set = async (key: string, value?: unknown): Promise<boolean> => Boolean(this.held.set(key, value))
  override delete = async (key: string): Promise<boolean> => this.held.delete(key)
}

interface Platform {
  url: string
  app: OpenPlatform
  /** The messages the client decrypted, in order. */
  messages: Json[]
  close(): Promise<void>
}

function client(simulatorUrl: string, cache: CacheInterface): OpenPlatform {
  const { appid, secret, token, aesKey } = componentOf('')
  const app = new OpenPlatform({ app_id: appid, secret, token, aes_key: aesKey, http: { baseURL: `${simulatorUrl}/` } })
  app.setCache(cache)
  return app
}

/** A platform that somebody else wrote: `node-easywechat` behind both callback URLs. */
async function aPlatformOfOthers(simulatorUrl: string): Promise<Platform> {
  const cache = new Memory()
  const messages: Json[] = []
  const serve = async (request: IncomingMessage): Promise<string> => {
    const app = client(simulatorUrl, cache) // one per request: its server keeps the handlers of earlier requests
    app.setRequest(await ServerRequest.createFromIncomingMessage(request))
    const server = app.getServer()
    messages.push({ ...(await server.getDecryptedMessage()).toObject() })
    return (await server.serve()).getBody().toString()
  }
  const server = createServer((request, response) => {
    serve(request).then(
      (body) => response.end(body),
      (error: unknown) => response.writeHead(500).end(String(error)),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const close = async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return { url, app: client(simulatorUrl, cache), messages, close }
}

describe('a platform written by others, on node-easywechat', () => {
  let sim: Sim
  let platform: Platform

  beforeAll(async () => {
    sim = await aSim({ loopback: true })
    platform = await aPlatformOfOthers(sim.url)
    await sim.post('/_sim/component', componentOf(platform.url))
    await sim.post('/_sim/apps', {
      kind: 'miniProgram',
      appid: 'wxstore',
      name: '小麦面馆',
      userName: 'gh_0123456789ab',
    })
  })
  afterAll(async () => {
    await sim.close()
    await platform.close()
  })

  const authorise = async (): Promise<URL> => {
    const { pre_auth_code: code } = (await platform.app.createPreAuthorizationCode()) as Record<string, string>
    const query = { action: 'bindcomponent', no_scan: '1', auth_type: '2', component_appid: componentOf('').appid }
    const link = new URLSearchParams({ ...query, pre_auth_code: code ?? '', redirect_uri: `${platform.url}/done` })
    const url = `${sim.url}/wxaopen/safe/bindcomponent?${link.toString()}`
    return new URL((await sim.post<{ url: string }>('/_sim/phones/merchant/confirm', { url })).url)
  }

  it('reads the ticket out of a sealed push and gets a component token for it', async () => {
    expect(platform.messages[0]).toMatchObject({
      AppId: componentOf('').appid,
      InfoType: 'component_verify_ticket',
      ComponentVerifyTicket: sim.world.state.tickets[0]?.value,
    })
    expect(await platform.app.getComponentAccessToken().getToken()).toMatch(/^\d\d_\w{120}$/)
  })

  it('gets a pre-auth code, sees the event, exchanges the code and refreshes the token', async () => {
    const back = await authorise()
    const event = platform.messages.at(-1) as Record<string, string>
    expect(event).toMatchObject({ InfoType: 'authorized', AuthorizerAppid: 'wxstore' })
    expect(back.searchParams.get('auth_code')).toBe(event['AuthorizationCode'])
    const authorization = await platform.app.getAuthorization(event['AuthorizationCode'] ?? '')
    expect(authorization.getAppId()).toBe('wxstore')
    const refreshToken = authorization.getRefreshToken()
    const token = await platform.app.getAuthorizerAccessToken('wxstore', refreshToken)
    expect(token).not.toBe(authorization.getAccessToken().getToken())
    expect(await sim.get(`/cgi-bin/getcallbackip?access_token=${token}`)).toHaveProperty('ip_list')
  })

  it('logs a person in on behalf of the mini-program', async () => {
    const { code } = await sim.post<{ code: string }>('/_sim/phones/customer/login', { appid: 'wxstore' })
    const mini = platform.app.getMiniAppWithAccessToken('wxstore', '')
    const session = (await mini.getUtils().code2Session(code)) as Record<string, string>
    expect(session).toMatchObject({ openid: expect.stringMatching(/^o/), session_key: expect.any(String) })
    const { encryptedData, iv } = await sim.post<Record<string, string>>('/_sim/phones/customer/phoneNumber', {
      appid: 'wxstore',
    })
    const opened = mini.getUtils().decryptSession(session['session_key'] ?? '', iv ?? '', encryptedData ?? '') as Json
    expect(opened).toMatchObject({ purePhoneNumber: '13900139000', watermark: { appid: 'wxstore' } })
  })

  it('reads messages and is told when the merchant withdraws', async () => {
    await sim.post('/_sim/push', {
      kind: 'text',
      appid: 'wxstore',
      fields: { Content: '几点发货?', MsgId: '24512345678901234' },
    })
    expect(platform.messages.at(-1)).toMatchObject({
      MsgType: 'text',
      Content: '几点发货?',
      MsgId: '24512345678901234',
    })
    await sim.post('/_sim/revoke', { appid: 'wxstore' })
    expect(platform.messages.at(-1)).toMatchObject({ InfoType: 'unauthorized', AuthorizerAppid: 'wxstore' })
    const states = (await sim.get<Json[]>('/_sim/pushes')).map((push) => push['state'])
    expect(new Set(states)).toEqual(new Set(['delivered']))
  })

  it('never asks for anything the simulator finds strange', async () => {
    const { warnings } = await sim.get<{ warnings: Json[] }>('/_sim/state')
    expect(warnings).toEqual([])
  })
})
