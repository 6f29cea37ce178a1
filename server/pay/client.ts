import type { Dispatcher } from 'undici'
import { writeRequest, type PayEndpoint, type WireRequest } from './endpoint'
import { noAnswer, type PayError, refusal } from './errors'
import { insist, type PayCallRecord } from './insist'
import { exchange, fetchFile, hostsOf, openLine, usualPausesMs, type Reply } from './line'
import { authorization, newNonce, type Signer } from './signing'
import { checkSigned, SignatureRefused, type Trust } from './trust'

/** Whose name a call is made in. */
export interface PayCredentials extends Signer {
  trust: Trust
  /** The key that should sign the answers, where the merchant has a public key: sent as `Wechatpay-Serial`. */
  publicKeyId?: string | undefined
}

export interface PayClientOptions {
  payUrl: string
  /** The same API in another region, for when the first one cannot be reached. */
  fallbackUrl?: string | undefined
  /** WeChat Pay refuses a clock that is more than five minutes off. */
  now(): Date
  log?: (call: PayCallRecord) => void
  dispatcher?: Dispatcher
  /** The waits before each repeat of a call that got no answer. */
  pausesMs?: readonly number[]
}

export interface PayClient {
  /**
   * Every API of v3 may be said again with the same content, so a call without an answer is, a few times and in the end to
   * the other host. What is still without one then is unknown, not refused.
   *
   * @throws PayError
   */
  call<Request extends object, Answer>(
    endpoint: PayEndpoint<Request, Answer>,
    request: Request,
    credentials: PayCredentials,
  ): Promise<Answer>
  /** As `call`, where the trust map is made from the answer itself: the first download of platform certificates. */
  callUnverified<Request extends object, Answer>(
    endpoint: PayEndpoint<Request, Answer>,
    request: Request,
    credentials: PayCredentials,
    trustOf: (answer: Answer) => Trust,
  ): Promise<Answer>
  close(): Promise<void>
}

export function createPayClient(options: PayClientOptions): PayClient {
  const dispatcher = options.dispatcher ?? openLine()
  const pausesMs = options.pausesMs ?? usualPausesMs
  const hosts = hostsOf(options)

  async function attempt<T>(host: string, { method, path, answer, by }: Call<T>, wire: WireRequest): Promise<Reply> {
    const timestamp = Math.floor(options.now().getTime() / 1000)
    const signed = { method, ...wire, timestamp, nonce: newNonce() }
    const request = {
      method,
      headers: {
        accept: 'application/json',
        'user-agent': 'kaidian',
        authorization: authorization(signed, by),
        ...(wire.body && { 'content-type': 'application/json' }),
        ...(by.publicKeyId && { 'wechatpay-serial': by.publicKeyId }),
      },
      ...(wire.body && { body: wire.body }),
    }
    const url = `${host}${wire.url}`
    return answer === 'file' ? fetchFile(path, url, request) : exchange(url, request, dispatcher)
  }

  function ask<T>(request: object, call: Call<T>): Promise<T> {
    const { path, method, by } = call
    const wire = writeRequest(method, path, request)
    return insist({
      ...{ path, mchid: by.mchid, hosts, pausesMs, log: options.log },
      send: (host) => attempt(host, call, wire),
      read: (reply) => readReply(reply, call, options.now()),
    })
  }

  return {
    call: (endpoint, request, by) => ask(request, { ...endpoint, by, trustOf: () => by.trust }),
    callUnverified: (endpoint, request, by, trustOf) => ask(request, { ...endpoint, by, trustOf }),
    close: () => dispatcher.close(),
  }
}

type Call<T> = Omit<PayEndpoint<never, T>, 'shapes'> & { by: PayCredentials; trustOf(answer: T): Trust }

function readReply<T>({ status, headers, body }: Reply, call: Call<T>, now: Date): T | PayError {
  const requestId = typeof headers['request-id'] === 'string' ? headers['request-id'] : undefined
  if (status < 200 || status > 299) return refusal(call.path, status, body.toString(), requestId)
  // The one place where WeChat's words become the endpoint's type: its row says what it answers.
  if (call.answer === 'file') return body as T
  const answer = call.answer === 'empty' ? {} : parse(body)
  if (answer === null || (call.needs ?? []).some((field) => !(field in answer)))
    return noAnswer(call.path, 'unreadable')
  try {
    checkSigned(headers, body, call.trustOf(answer as T), now)
    return answer as T
  } catch (cause) {
    if (!(cause instanceof SignatureRefused)) throw cause
    return noAnswer(call.path, `unsigned: ${cause.stage}`, cause)
  }
}

function parse(body: Buffer): object | null {
  try {
    const value: unknown = JSON.parse(body.toString())
    return typeof value === 'object' ? value : null
  } catch {
    return null
  }
}
