import { createServer as createPlain, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import type { TLSSocket } from 'node:tls'
import forge from 'node-forge'
import { Agent } from 'undici'
import { createPayClientV2, type CredentialsV2, type PayClientV2 } from '../../../server/pay/v2/client'
import { readXml, writeXml } from '../../simulator/xml'
import { signV2, type Fields } from '../../simulator/payments/v2/sign'

export const appid = 'wx00000000000000a1'
export const mchid = '1700000001'
export const key = 'MadeForKaidianTests0123456789abc'

/** A request as it arrived. */
export interface Knock {
  path: string
  fields: Fields
  /** Whose certificate was shown; null: none. */
  shown: string | null
}

/** What is answered: fields to be signed, or a text as it is. */
export type Saying = Fields | string | { status: number; text: string }

/** A server like WeChat Pay's that asks for certificates, and a client that believes it. */
export interface Gate {
  client: PayClientV2
  /** Over lines that anybody may open, as files are fetched. */
  plain: PayClientV2
  credentials: CredentialsV2
  knocks: Knock[]
  /** Said next, one after the other; the last one for ever. */
  says(...sayings: Saying[]): void
  close(): Promise<void>
}

interface Identity {
  cert: string
  key: string
}

function issue(name: string): Identity {
  const keys = forge.pki.rsa.generateKeyPair(2048)
  const certificate = forge.pki.createCertificate()
  certificate.publicKey = keys.publicKey
  certificate.serialNumber = '01'
  certificate.validity.notBefore = new Date('2020-01-01')
  certificate.validity.notAfter = new Date('2120-01-01')
  const subject = [{ name: 'commonName', value: name }]
  certificate.setSubject(subject)
  certificate.setIssuer(subject)
  certificate.setExtensions([{ name: 'subjectAltName', altNames: [{ type: 7, ip: '127.0.0.1' }] }])
  certificate.sign(keys.privateKey, forge.md.sha256.create())
  return { cert: forge.pki.certificateToPem(certificate), key: forge.pki.privateKeyToPem(keys.privateKey) }
}

/** As WeChat Pay signs: the parties beside what is said. */
export function signedAnswer(said: Fields, signedWith = key): string {
  const all = { return_code: 'SUCCESS', result_code: 'SUCCESS', appid, mch_id: mchid, nonce_str: 'n1', ...said }
  return writeXml({ ...all, sign: signV2(all, signedWith, 'HMAC-SHA256') })
}

const written = (saying: Saying): { status: number; text: string } => {
  if (typeof saying === 'string') return { status: 200, text: saying }
  if (typeof saying.status === 'number') return saying as { status: number; text: string }
  return { status: 200, text: signedAnswer(saying as Fields) }
}

async function listening(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}

function shownIn({ socket }: IncomingMessage): string | null {
  const shown = 'getPeerCertificate' in socket ? (socket as TLSSocket).getPeerCertificate().subject?.CN : null
  return typeof shown === 'string' ? shown : null
}

export async function aGate(): Promise<Gate> {
  const [theirs, ours] = [issue('127.0.0.1'), issue(mchid)]
  const knocks: Knock[] = []
  let sayings: Saying[] = []
  const answer = (request: IncomingMessage, response: ServerResponse) => {
    let body = ''
    request.on('data', (part: Buffer) => (body += part.toString('utf8')))
    request.on('end', () => {
      knocks.push({ path: request.url ?? '', fields: readXml(body), shown: shownIn(request) })
      const { status, text } = written((sayings.length > 1 ? sayings.shift() : sayings[0]) ?? '')
      response.writeHead(status).end(text)
    })
  }
  const servers: Server[] = [
    createServer({ ...theirs, requestCert: true, rejectUnauthorized: false }, answer),
    createPlain(answer),
  ]
  const [port, plainPort] = await Promise.all(servers.map(listening))
  const dispatcher = new Agent({ connect: { ca: theirs.cert } })
  const lineWith = (identity: Identity) => new Agent({ connect: { ...identity, ca: theirs.cert } })
  const options = { now: () => new Date(), dispatcher, lineWith, pausesMs: [1, 1] }
  return {
    client: createPayClientV2({ ...options, payUrl: `https://127.0.0.1:${port}` }),
    plain: createPayClientV2({ ...options, payUrl: `http://127.0.0.1:${plainPort}` }),
    credentials: { mchid, key, certificate: ours.cert, privateKey: ours.key },
    knocks,
    says: (...next) => {
      knocks.length = 0
      sayings = next
    },
    close: async () => {
      await dispatcher.destroy()
      for (const server of servers) {
        server.closeAllConnections()
        await new Promise((resolve) => server.close(resolve))
      }
    },
  }
}
