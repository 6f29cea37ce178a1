import { Failure } from './failures'
import type { TokenSource, WechatClient } from './wechat/client'
import type { Endpoint } from './wechat/endpoint'
import { WechatError, declined as declinedByWechat, sentenceOf } from './wechat/errors'

/** WeChat's no, in our words. The errcode and the rid go to the log through `cause`. */
export const wechatFailure = (error: WechatError): Failure => {
  const { text, next } = sentenceOf(error)
  const detail = { path: error.path, errcode: error.errcode, rid: error.rid }
  return new Failure(error.code, detail, { status: 502, text, ...(next && { next }), cause: error })
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

/** True only when WeChat has said no. A time-out, a cut line or "busy" is no answer: it may have happened or not. */
export const declined = (error: unknown): boolean =>
  error instanceof Failure && error.cause instanceof WechatError && declinedByWechat(error.cause)
