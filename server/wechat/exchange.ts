import { request as send, type Dispatcher } from 'undici'
import { readAnswer } from './answer'
import type { EndpointSpec } from './endpoint'
import { noAnswer, type WechatError } from './errors'
import type { WireRequest } from './request'

export type Outcome = { status?: number } & ({ answer: unknown } | Failed)

export interface Failed {
  status?: number
  error: WechatError
  /** The line was never made: WeChat cannot have seen the call. */
  isUnsent?: boolean
}

const totalTimeoutMs = 10_000 // practice with this API; commit and uploads take longer and say so

/** One request and its answer. Never throws for what the other side does. */
export async function exchange(
  dispatcher: Dispatcher,
  spec: EndpointSpec,
  { url, ...rest }: WireRequest,
): Promise<Outcome> {
  try {
    const signal = AbortSignal.timeout(spec.timeoutMs ?? totalTimeoutMs)
    const response = await send(url, { ...rest, dispatcher, signal })
    const type = response.headers['content-type']
    const body = Buffer.from(await response.body.arrayBuffer())
    const wire = { status: response.statusCode, type: Array.isArray(type) ? type.join() : (type ?? ''), body }
    return { status: wire.status, ...readAnswer(spec, wire) }
  } catch (cause) {
    const reason = reasonOf(cause)
    return { error: noAnswer(spec.path, reason, cause), isUnsent: neverConnected.test(reason) }
  }
}

const neverConnected =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT)$|^(ERR_TLS|CERT|UNABLE_TO|SELF_SIGNED|DEPTH_ZERO)/

/** By code, never by class: an error may come from another realm. */
function reasonOf(error: unknown): string {
  const { name, code } = Object(error) as { name?: unknown; code?: unknown }
  if (name === 'TimeoutError') return 'timeout'
  return typeof code === 'string' ? code : String(name)
}
