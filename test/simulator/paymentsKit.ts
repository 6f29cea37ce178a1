import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createDecipheriv } from 'node:crypto'
import { fits, lines, signText } from './payments/crypto'
import { aSim, type Json, type Sim } from './testKit'

/** What 商户平台 shows of a merchant number. */
export interface Shown {
  mchid: string
  serial: string
  certificatePem: string
  privateKeyPem: string
  p12Base64: string
  apiV3Key: string
  apiV2Key: string
  publicKeyId: string
  publicKeyPem: string
  platformSerial: string
  balanceFen: number
}

export interface PayAnswer {
  status: number
  headers: Headers
  text: string
  bytes: Buffer
  json: Json
}

export interface Cashier {
  sim: Sim
  appid: string
  openid: string
  merchant: Shown
  /** A signed call; `how` changes the header or the keys. */
  call(method: string, path: string, body?: unknown, how?: Partial<Proof>): Promise<PayAnswer>
  prepay(more?: Json): Promise<PayAnswer>
  /** Orders, and pays on the phone of the customer. */
  sell(outTradeNo: string, more?: Json): Promise<Json>
  parameters(prepayId: string): Json
}

interface Proof {
  mchid: string
  serial: string
  timestamp: string
  nonce: string
  privateKeyPem: string
  /** Wechatpay-Serial */
  named: string
  signature: string
}

let nonces = 0

async function signedCall(sim: Sim, proof: Proof, method: string, path: string, body?: unknown): Promise<PayAnswer> {
  const text = body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body)
  const message = lines(method, path, proof.timestamp, proof.nonce, text)
  const signature = proof.signature || signText(message, proof.privateKeyPem)
  const { mchid, nonce, timestamp, serial, named } = proof
  const fields = { mchid, nonce_str: nonce, signature, timestamp, serial_no: serial }
  const written = Object.entries(fields).map(([name, value]) => `${name}="${value}"`)
  const answer = await sim.send(path, {
    method,
    headers: {
      accept: 'application/json',
      'user-agent': 'test',
      authorization: `WECHATPAY2-SHA256-RSA2048 ${written.join(',')}`,
      ...(text ? { 'content-type': 'application/json' } : {}),
      ...(named ? { 'wechatpay-serial': named } : {}),
    },
    ...(text ? { body: text } : {}),
  })
  const bytes = Buffer.from(await answer.arrayBuffer())
  const got = bytes.toString('utf8')
  const json = got.startsWith('{') ? (JSON.parse(got) as Json) : {}
  return { status: answer.status, headers: answer.headers, text: got, bytes, json }
}

/** A merchant with a mini-program bound to its number, and its customer's openid. */
export async function aCashier(sim: Sim, wish: Json = {}): Promise<Cashier> {
  const { appid } = await sim.post<{ appid: string }>('/_sim/apps', { kind: 'miniProgram', name: '小麦面馆' })
  const merchant = await sim.post<Shown>('/_sim/payments/merchants', { name: '小麦餐饮', appids: [appid], ...wish })
  const { phones } = await sim.get<{ phones: { customer: { apps: Record<string, { openid: string }> } } }>(
    '/_sim/state',
  )
  const openid = phones.customer.apps[appid]?.openid ?? ''
  const call = (method: string, path: string, body?: unknown, how: Partial<Proof> = {}) => {
    const { mchid, serial, privateKeyPem } = merchant
    const timestamp = String(sim.world.clock.seconds())
    const fresh = { timestamp, nonce: `nonce${(nonces += 1)}`, named: '', signature: '' }
    return signedCall(sim, { mchid, serial, privateKeyPem, ...fresh, ...how }, method, path, body)
  }
  const prepay = (more: Json = {}) =>
    call('POST', '/v3/pay/transactions/jsapi', {
      ...{ appid, mchid: merchant.mchid, description: '牛肉面', out_trade_no: 'order-0001' },
      ...{ notify_url: 'http://127.0.0.1:1/pay/notify/token', amount: { total: 1280 }, payer: { openid } },
      ...more,
    })
  const parameters = (prepayId: string) => {
    const timeStamp = String(sim.world.clock.seconds())
    const packed = `prepay_id=${prepayId}`
    const paySign = signText(lines(appid, timeStamp, 'once', packed), merchant.privateKeyPem)
    return { timeStamp, nonceStr: 'once', package: packed, signType: 'RSA', paySign }
  }
  const sell = async (outTradeNo: string, more: Json = {}) => {
    const { json } = await prepay({ out_trade_no: outTradeNo, ...more })
    const paying = { appid, who: 'customer', parameters: parameters(String(json['prepay_id'])) }
    return sim.post('/_sim/payments/pay', paying)
  }
  return { sim, appid, openid, merchant, call, prepay, sell, parameters }
}

export const aPaySim = (): Promise<Sim> => aSim({ loopback: true })

/** Whether an answer or a notification is signed by this key. */
export const isSignedBy = (publicPem: string, header: (name: string) => string, body: string): boolean =>
  fits(lines(header('wechatpay-timestamp'), header('wechatpay-nonce'), body), header('wechatpay-signature'), publicPem)

export const headerOf = (answer: { headers: Headers }) => (name: string) => answer.headers.get(name) ?? ''

export interface Noticed {
  headers: IncomingHttpHeaders
  body: string
  json: { id: string; event_type: string; resource: { ciphertext: string; nonce: string; associated_data: string } }
}

export interface NoticeBox {
  url: string
  got: Noticed[]
  /** Statuses to answer with; 204 when there are none left, null is no answer. */
  answers: (number | null)[]
  close(): Promise<void>
}

/** A shop's server, as far as notifications are concerned. */
export async function aNoticeBox(): Promise<NoticeBox> {
  const got: Noticed[] = []
  const answers: (number | null)[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (part: Buffer) => (body += part.toString('utf8')))
    request.on('end', () => {
      got.push({ headers: request.headers, body, json: JSON.parse(body) as Noticed['json'] })
      const status = answers.length ? answers.shift() : 204
      if (status !== null) response.writeHead(status ?? 204).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/pay/notify/t1`,
    got,
    answers,
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** The content of a notification, opened with an APIv3 key; throws when it is sealed with another. */
export function openNotice({ json }: Noticed, apiV3Key: string): Json {
  const { ciphertext, nonce, associated_data: data } = json.resource
  const sealed = Buffer.from(ciphertext, 'base64')
  const decipher = createDecipheriv('aes-256-gcm', apiV3Key, nonce, { authTagLength: 16 })
  decipher.setAAD(Buffer.from(data)).setAuthTag(sealed.subarray(-16))
  const text = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()])
  return JSON.parse(text.toString('utf8')) as Json
}
