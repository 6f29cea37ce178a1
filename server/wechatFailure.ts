import { Failure } from './failures'
import type { TokenSource, WechatClient } from './wechat/client'
import type { Endpoint } from './wechat/endpoint'
import {
  WechatError,
  declined as declinedByWechat,
  errorTexts,
  refusedIp,
  sentenceOf,
  type ErrorClass,
  type WechatFailureCode,
} from './wechat/errors'

/**
 * What our answer's status says of WeChat's: 4xx where whoever asks us can end it, 503 where it passes by itself, 502 where
 * we or the platform's settings are to blame, 504 where nobody knows what became of the call.
 */
// prettier-ignore
const statuses: Record<ErrorClass | 'ourParam' | 'noAnswer', number> = {
  param:    400,
  content:  422,
  state:    409,
  account:  409,
  reauth:   409,
  quota:    429,
  retry:    503,
  token:    503,
  ticket:   503,
  ip:       502,
  config:   502,
  ourParam: 502,
  noAnswer: 504,
}

/** WeChat's no, in our words. The log reads `detail`: errcode, rid, and the address that WeChat does not know. */
export const wechatFailure = (error: WechatError): Failure => {
  const { text, next, who } = sentenceOf(error)
  const ip = refusedIp(error)
  const detail = { path: error.path, errcode: error.errcode, rid: error.rid, ...(ip && { ip }) }
  const blamed = error.errorClass === 'param' && who !== 'merchant' ? 'ourParam' : error.errorClass
  const status = statuses[error.code === 'WECHAT_NO_ANSWER' ? 'noAnswer' : blamed]
  return new Failure(error.code, detail, { status, text, next, cause: error })
}

export type Ask = <Request, Answer>(endpoint: Endpoint<Request, Answer>, request: Request) => Promise<Answer>

/** One account's way to call WeChat: what the protocol throws becomes a Failure here, and nowhere else. */
export const asking =
  (client: WechatClient, tokens?: TokenSource): Ask =>
  async (endpoint, request) => {
    try {
      return await client.call(endpoint, request, tokens)
    } catch (error) {
      throw error instanceof WechatError ? wechatFailure(error) : error
    }
  }

/** The no that WeChat would say, where we can tell before asking. */
export const foreseen = (code: WechatFailureCode): Failure => {
  const { text, next } = errorTexts[code]
  return new Failure(code, {}, { status: statuses.state, text, next })
}

/** What kind of no it was; `noAnswer` where WeChat has not said no, null for what did not come from WeChat. */
export function refusalClass(error: unknown): ErrorClass | 'noAnswer' | null {
  if (!(error instanceof Failure && error.cause instanceof WechatError)) return null
  return error.cause.kind === 'noAnswer' ? 'noAnswer' : error.cause.errorClass
}

/** True only when WeChat has said no. A time-out, a cut line or "busy" is no answer: it may have happened or not. */
export const declined = (error: unknown): boolean =>
  error instanceof Failure && error.cause instanceof WechatError && declinedByWechat(error.cause)
