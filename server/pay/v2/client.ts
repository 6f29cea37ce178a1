import type { Dispatcher } from 'undici'
import { XmlRefused, writeXml } from '../../xml'
import type { PayClientOptions } from '../client'
import { noAnswer, type PayError } from '../errors'
import { insist } from '../insist'
import { exchange, fetchFile, hostsOf, openLine, usualPausesMs, type Reply } from '../line'
import { newNonce } from '../signing'
import type { EndpointV2 } from './endpoint'
import { lineRefusal, refusalOf } from './refusal'
import { isSigned, ourSignType, signFields, type Fields } from './signing'
import { readFields } from './xml'

/** Whose name a call of v2 is made in. */
export interface CredentialsV2 {
  mchid: string
  /** APIv2密钥: signs what is asked, and what is answered. */
  key: string
  /** What a refund is asked with, as PEM. */
  certificate: string
  privateKey: string
}

export interface PayClientV2Options extends PayClientOptions {
  /** A line on which a certificate is shown; closed after the call. */
  lineWith?: (identity: { cert: string; key: string }) => Dispatcher
}

export interface PayClientV2 {
  /**
   * Every API of v2 may be said again with the same content, so a call without an answer is. What is still without one then
   * is unknown, not refused. Answers the fields, signed by the merchant's key and about what was asked.
   *
   * @throws PayError
   */
  call<Request extends object>(
    endpoint: EndpointV2<Request>,
    request: Request,
    credentials: CredentialsV2,
  ): Promise<Fields>
  /** A bill: its text is not signed, it is only as good as the line it came over. @throws PayError */
  download<Request extends object>(
    endpoint: EndpointV2<Request>,
    request: Request,
    credentials: CredentialsV2,
  ): Promise<Buffer>
}

/** One call, whatever it is said with. */
interface Call {
  endpoint: EndpointV2<never>
  fields: Fields
  by: CredentialsV2
}

export function createPayClientV2(options: PayClientV2Options): PayClientV2 {
  const dispatcher = options.dispatcher ?? openLine()
  const lineWith = options.lineWith ?? openLine
  const pausesMs = options.pausesMs ?? usualPausesMs
  const hosts = hostsOf(options)

  async function postShowing(url: string, body: string, { certificate, privateKey }: CredentialsV2): Promise<Reply> {
    const line = lineWith({ cert: certificate, key: privateKey })
    try {
      return await exchange(url, requestOf(body), line)
    } finally {
      await line.destroy()
    }
  }

  function attempt(host: string, call: Call): Promise<Reply> {
    const { path, answer, wantsCertificate } = call.endpoint
    const [url, body] = [`${host}${path}`, writeXml(signed(call))]
    if (answer === 'bill') return fetchFile(path, url, requestOf(body))
    return wantsCertificate ? postShowing(url, body, call.by) : exchange(url, requestOf(body), dispatcher)
  }

  const ask = <T>(call: Call, read: (reply: Reply, call: Call) => T | PayError): Promise<T> =>
    insist({
      ...{ path: call.endpoint.path, mchid: call.by.mchid, hosts, pausesMs, log: options.log },
      send: (host) => attempt(host, call),
      read: (reply) => read(reply, call),
    })

  return {
    call: (endpoint, request, by) => ask({ endpoint, fields: fieldsOf(request), by }, readAnswer),
    download: (endpoint, request, by) => ask({ endpoint, fields: fieldsOf(request), by }, readBill),
  }
}

const headers = { 'content-type': 'text/xml; charset=utf-8', 'user-agent': 'kaidian' }
const requestOf = (body: string) => ({ method: 'POST' as const, headers, body })

/** The rows of `endpoint.ts` hold texts alone. */
const fieldsOf = (request: object): Fields => ({ ...request })

function signed({ fields, by: { mchid, key } }: Call): Fields {
  const all = { ...fields, mch_id: mchid, nonce_str: newNonce(), sign_type: ourSignType }
  return { ...all, sign: signFields(all, key, ourSignType) }
}

function readAnswer({ status, body }: Reply, call: Call): Fields | PayError {
  const { path, needs = [] } = call.endpoint
  if (status !== 200) return lineRefusal(path, status, body.toString())
  const answer = read(body)
  if (answer === null) return noAnswer(path, 'unreadable')
  const refused = refusalOf(path, status, answer)
  if (refused) return refused
  if (needs.some((name) => !answer[name])) return noAnswer(path, 'unreadable')
  if (!isSigned(answer, call.by.key)) return noAnswer(path, 'unsigned: signature')
  return isAbout(answer, call) ? answer : noAnswer(path, 'about something else')
}

function read(body: Buffer): Fields | null {
  try {
    return readFields(body.toString())
  } catch (error) {
    if (error instanceof XmlRefused) return null
    throw error
  }
}

/** A genuine answer of another order is none to this one. */
function isAbout(answer: Fields, { fields, by }: Call): boolean {
  const { out_trade_no, out_refund_no = answer.out_refund_no_0 } = answer
  const isSame = (told: string | undefined, asked: string | undefined) => !told || !asked || told === asked
  return (
    answer.mch_id === by.mchid &&
    answer.appid === fields.appid &&
    isSame(out_trade_no, fields.out_trade_no) &&
    isSame(out_refund_no, fields.out_refund_no)
  )
}

function readBill({ status, body }: Reply, { endpoint: { path } }: Call): Buffer | PayError {
  if (status !== 200) return lineRefusal(path, status, body.toString())
  if (!body.subarray(0, 16).toString().trimStart().startsWith('<xml')) return body
  const answer = read(body)
  return (answer && refusalOf(path, status, answer)) ?? noAnswer(path, 'unreadable')
}
