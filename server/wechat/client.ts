import { setTimeout as sleep } from 'node:timers/promises'
import { Agent, type Dispatcher } from 'undici'
import type { Endpoint, EndpointSpec } from './endpoint'
import { exchange, type Outcome } from './exchange'
import { writeRequest } from './request'
import { decide } from './retry'

/** A token as it is stored. The version tells whether somebody else has replaced it meanwhile. */
export interface HeldToken {
  value: string
  version: number
}

/** Where the client gets one account's token from. */
export interface TokenSource {
  current(): Promise<HeldToken>
  /** WeChat refused `failed`: answers with another one, made now only if `failed` is still the stored one. */
  renew(failed: HeldToken): Promise<HeldToken>
}

/** One try, for the log. Holds no token, secret or code. */
export interface CallRecord {
  path: string
  attempt: number
  ms: number
  status?: number
  errcode?: number
  rid?: string
  /** Why there is no answer that can be understood. */
  noAnswer?: string
}

export interface ClientOptions {
  apiUrl: string
  componentAppid: string
  log?: (call: CallRecord) => void
  dispatcher?: Dispatcher
  /** The waits before each repeat of a call without an answer. */
  pausesMs?: readonly number[]
}

export interface WechatClient {
  /** @throws WechatError, and whatever `tokens` throws */
  call<Request, Answer>(endpoint: Endpoint<Request, Answer>, request: Request, tokens?: TokenSource): Promise<Answer>
  /** Finishes what is under way, then closes the connections. */
  close(): Promise<void>
}

const connectTimeoutMs = 5_000
const shortPausesMs = [200, 800] // a person or a push waits; what takes longer is a job's to repeat
const largestAnswer = 32 * 1024 * 1024 // the largest file WeChat keeps for us is 10 MB

export function createWechatClient(options: ClientOptions): WechatClient {
  const dispatcher =
    options.dispatcher ?? new Agent({ connect: { timeout: connectTimeoutMs }, maxResponseSize: largestAnswer })
  new URL(options.apiUrl) // throws here rather than in every call, whose error would hold the token
  const pausesMs = options.pausesMs ?? shortPausesMs
  const account = { apiUrl: options.apiUrl.replace(/\/$/, ''), componentAppid: options.componentAppid }

  async function attemptOnce(spec: EndpointSpec, request: unknown, attempt: number, token?: string): Promise<Outcome> {
    const started = performance.now()
    const outcome = await exchange(dispatcher, spec, writeRequest(spec, request, account, token))
    options.log?.(record(spec, attempt, performance.now() - started, outcome))
    return outcome
  }

  return {
    async call(endpoint, request, tokens) {
      if (endpoint.token !== 'none' && !tokens) throw new TypeError(`${endpoint.path} needs a token`)
      const source = endpoint.token === 'none' ? undefined : tokens
      let token = await source?.current()
      let hasRenewed = false
      for (let attempt = 1; ; attempt++) {
        const outcome = await attemptOnce(endpoint, request, attempt, token?.value)
        // The one place where WeChat's words become the endpoint's type: the row says what it answers, `needs` checked it.
        if ('answer' in outcome) return outcome.answer as never
        const decision = decide(endpoint, outcome, { attempt, canRenew: token !== undefined && !hasRenewed, pausesMs })
        if (decision.then === 'fail') throw outcome.error
        if (decision.then === 'repeat') await sleep(decision.afterMs)
        if (decision.then === 'renew' && token && source) {
          token = await source.renew(token)
          hasRenewed = true
        }
      }
    },
    close: () => dispatcher.close(),
  }
}

function record(spec: EndpointSpec, attempt: number, ms: number, outcome: Outcome): CallRecord {
  const call: CallRecord = { path: spec.path, attempt, ms: Math.round(ms) }
  if (outcome.status !== undefined) call.status = outcome.status
  if ('answer' in outcome) return call
  const { errcode, rid, reason } = outcome.error
  if (errcode !== undefined) call.errcode = errcode
  if (rid !== undefined) call.rid = rid
  if (errcode === undefined) call.noAnswer = reason
  return call
}
