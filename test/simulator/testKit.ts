import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { startSimulator, type Simulator, type SimulatorOptions } from './index'
import { signature, unseal } from './crypto'

export type Json = Record<string, unknown>

/** One simulator with the few calls a test makes of it. */
export interface Sim extends Simulator {
  get<T = Json>(path: string): Promise<T>
  post<T = Json>(path: string, body?: unknown): Promise<T>
  /** A call with a body as it is, and the whole answer. */
  send(path: string, init?: RequestInit): Promise<Response>
}

export const componentOf = (origin: string) => ({
  appid: 'wxcomponent0000001',
  secret: 'component-secret',
  token: 'pushToken',
  aesKey: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG',
  authorizeUrl: `${origin}/wechat/authorize`,
  callbackUrl: `${origin}/wechat/$APPID$/callback`,
  launchHost: 'open.example.com',
})

async function read<T>(answer: Response): Promise<T> {
  const text = await answer.text()
  return (text ? JSON.parse(text) : undefined) as T
}

/** A simulator whose clock stands, so that nothing happens by itself. */
export async function aSim(options: SimulatorOptions = {}): Promise<Sim> {
  const simulator = await startSimulator({ running: false, now: Date.UTC(2026, 0, 5, 2), ...options })
  const send = (path: string, init?: RequestInit) => fetch(`${simulator.url}${path}`, { redirect: 'manual', ...init })
  const headers = { 'content-type': 'application/json' }
  return {
    ...simulator,
    send,
    get: async (path) => read(await send(path)),
    post: async (path, body = {}) => read(await send(path, { method: 'POST', headers, body: JSON.stringify(body) })),
  }
}

export interface Received {
  path: string
  query: URLSearchParams
  headers: IncomingHttpHeaders
  body: string
  text: string
  isSigned: boolean
}

export interface Receiver {
  url: string
  got: Received[]
  /** What is answered; a number is a status, null is no answer at all. */
  answers: (string | number | null)[]
  close(): Promise<void>
}

const field = (body: string, name: string) =>
  new RegExp(`<${name}><!\\[CDATA\\[(.*?)\\]\\]>`).exec(body)?.[1] ??
  (body.startsWith('{') ? String((JSON.parse(body) as Json)[name]) : '')

function open(body: string, query: URLSearchParams) {
  const us = componentOf('')
  const sealed = field(body, 'Encrypt')
  const parts = [us.token, query.get('timestamp') ?? '', query.get('nonce') ?? '', sealed]
  const text = sealed ? unseal(sealed, us) : ''
  return { text, isSigned: signature(...parts) === query.get('msg_signature') }
}

/** A platform's server, as far as pushes are concerned. It answers `success` unless told otherwise. */
export async function aReceiver(): Promise<Receiver> {
  const got: Received[] = []
  const answers: (string | number | null)[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (part: Buffer) => (body += part.toString()))
    request.on('end', () => {
      const url = new URL(request.url ?? '', 'http://x')
      const opened = request.method === 'POST' ? open(body, url.searchParams) : { text: '', isSigned: false }
      got.push({ path: url.pathname, query: url.searchParams, headers: request.headers, body, ...opened })
      const answer = answers.length ? answers.shift() : 'success'
      if (typeof answer === 'number') response.writeHead(answer)
      if (answer !== null) response.end(typeof answer === 'string' ? answer : '')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    got,
    answers,
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** The InfoType or Event of a push, to compare orders. */
export const kindOf = ({ text }: Received): string =>
  field(text, 'InfoType') || field(text, 'Event') || field(text, 'MsgType')

export const valueOf = ({ text }: Received, name: string): string =>
  field(text, name) || (new RegExp(`<${name}>(.*?)</${name}>`).exec(text)?.[1] ?? '')

/** A configured component; the first ticket has been pushed to nobody. */
export async function aPlatform(options: SimulatorOptions = {}, component: Json = {}): Promise<Sim> {
  const sim = await aSim(options)
  await sim.post('/_sim/component', { ...componentOf('http://127.0.0.1:1'), ...component })
  return sim
}

export async function componentToken(sim: Sim): Promise<string> {
  const { appid, secret } = componentOf('')
  const ticket = sim.world.state.tickets.at(-1)?.value
  const body = { component_appid: appid, component_appsecret: secret, component_verify_ticket: ticket }
  const answer = await sim.post('/cgi-bin/component/api_component_token', body)
  return String(answer['component_access_token'])
}

interface Authorised {
  appid: string
  access: string
  refresh: string
}

/** A mini-program that has authorised the component, its code exchanged. */
export async function anAuthorizer(sim: Sim, app: Json = {}, sets?: number[]): Promise<Authorised> {
  const { appid } = await sim.post<{ appid: string }>('/_sim/apps', { kind: 'miniProgram', name: '小麦面馆', ...app })
  const { authCode } = await sim.post<{ authCode: string }>('/_sim/grant', {
    appid,
    push: false,
    ...(sets ? { sets } : {}),
  })
  return exchange(sim, authCode, await componentToken(sim))
}

export async function exchange(sim: Sim, code: string, token: string): Promise<Authorised> {
  const body = { component_appid: componentOf('').appid, authorization_code: code }
  const answer = await sim.post<{ authorization_info: Record<string, string> }>(
    `/cgi-bin/component/api_query_auth?access_token=${token}`,
    body,
  )
  const {
    authorizer_appid = '',
    authorizer_access_token = '',
    authorizer_refresh_token = '',
  } = answer.authorization_info
  return { appid: authorizer_appid, access: authorizer_access_token, refresh: authorizer_refresh_token }
}

export async function preAuthCode(sim: Sim, token: string): Promise<string> {
  const body = { component_appid: componentOf('').appid }
  const answer = await sim.post(`/cgi-bin/component/api_create_preauthcode?access_token=${token}`, body)
  return String(answer['pre_auth_code'])
}

export const ourAppid = componentOf('').appid
