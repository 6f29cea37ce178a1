import { setTimeout as sleep } from 'node:timers/promises'
import { Agent, request as send, type Dispatcher } from 'undici'
import { writeRequest, type PayEndpoint, type WireRequest } from './endpoint'
import { fileTooLarge, noAnswer, PayError, refusal } from './errors'
import { authorization, newNonce, type Signer } from './signing'
import { checkSigned, SignatureRefused, type Trust } from './trust'

/** Whose name a call is made in. */
export interface PayCredentials extends Signer {
  trust: Trust
  /** The key that should sign the answers, where the merchant has a public key: sent as `Wechatpay-Serial`. */
  publicKeyId?: string | undefined
}

/** One try, for the log. Holds no key, signature or body. */
export interface PayCallRecord {
  path: string
  mchid: string
  attempt: number
  ms: number
  status?: number
  code?: string
  requestId?: string
  noAnswer?: string
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

const connectTimeoutMs = 5_000
const totalTimeoutMs = 10_000
const usualPausesMs = [300, 1_200]
const largestAnswer = 4 * 1024 * 1024
// Of files, which are bills: a day's of a merchant with some 200,000 trades, over a slow line.
const largestFile = 64 * 1024 * 1024
const fileTimeoutMs = 5 * 60_000

interface Reply {
  status: number
  headers: Record<string, string | string[] | undefined>
  body: Buffer
}

export function createPayClient(options: PayClientOptions): PayClient {
  const dispatcher =
    options.dispatcher ?? new Agent({ connect: { timeout: connectTimeoutMs }, maxResponseSize: largestAnswer })
  const pausesMs = options.pausesMs ?? usualPausesMs
  const hosts = [options.payUrl, options.fallbackUrl ?? options.payUrl].map((url) => url.replace(/\/$/, ''))

  async function attempt<T>(host: string, { method, answer, by }: Call<T>, wire: WireRequest): Promise<Reply> {
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
    if (answer === 'file') return fetchFile(url, request)
    return read(await send(url, { ...request, dispatcher, signal: AbortSignal.timeout(totalTimeoutMs) }))
  }

  /** One try: an answer, or the error that it ended with. Never throws for what the other side does. */
  async function tryOnce<T>(host: string, wire: WireRequest, call: Call<T>, nth: number): Promise<T | PayError> {
    const started = performance.now()
    const record: PayCallRecord = { path: call.path, mchid: call.by.mchid, attempt: nth, ms: 0 }
    const ended = await attempt(host, call, wire).then(
      (reply) => {
        record.status = reply.status
        return readReply(reply, call, options.now())
      },
      (cause: unknown) => notRead(call, cause),
    )
    if (ended instanceof PayError) {
      if (ended.wechatCode !== undefined) record.code = ended.wechatCode
      if (ended.requestId !== undefined) record.requestId = ended.requestId
      if (ended.isNoAnswer) record.noAnswer = ended.reason
    }
    options.log?.({ ...record, ms: Math.round(performance.now() - started) })
    return ended
  }

  async function insist<T>(request: object, call: Call<T>): Promise<T> {
    const wire = writeRequest(call.method, call.path, request)
    for (let nth = 1; ; nth++) {
      const isLast = nth > pausesMs.length
      const ended = await tryOnce((isLast ? hosts[1] : hosts[0]) ?? '', wire, call, nth)
      if (!(ended instanceof PayError)) return ended
      // After ten seconds whoever waits would rather know.
      if (isLast || ended.errorClass !== 'retry' || ended.reason === 'timeout') throw ended
      await sleep(pausesMs[nth - 1])
    }
  }

  return {
    call: (endpoint, request, by) => insist(request, { ...endpoint, by, trustOf: () => by.trust }),
    callUnverified: (endpoint, request, by, trustOf) => insist(request, { ...endpoint, by, trustOf }),
    close: () => dispatcher.close(),
  }
}

async function read({ statusCode, headers, body }: Awaited<ReturnType<typeof send>>): Promise<Reply> {
  return { status: statusCode, headers, body: Buffer.from(await body.arrayBuffer()) }
}

/** With limits of its own, which are the connection's: once a day for each account, so it is opened for this alone. */
async function fetchFile(url: string, request: Omit<Dispatcher.RequestOptions, 'origin' | 'path'>): Promise<Reply> {
  const dispatcher = new Agent({ connect: { timeout: connectTimeoutMs }, maxResponseSize: largestFile })
  try {
    return await read(await send(url, { ...request, dispatcher, signal: AbortSignal.timeout(fileTimeoutMs) }))
  } finally {
    await dispatcher.destroy()
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

const tooLarge = 'UND_ERR_RES_EXCEEDED_MAX_SIZE'

const notRead = ({ path, answer }: Pick<Call<never>, 'path' | 'answer'>, cause: unknown): PayError =>
  answer === 'file' && reasonOf(cause) === tooLarge ? fileTooLarge(path, cause) : noAnswer(path, reasonOf(cause), cause)

/** By code, never by class: an error may come from another realm. */
function reasonOf(error: unknown): string {
  const { name, code } = Object(error) as { name?: unknown; code?: unknown }
  if (name === 'TimeoutError') return 'timeout'
  return typeof code === 'string' ? code : String(name)
}
