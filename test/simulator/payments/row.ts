import type { Source } from '../journal'
import type { World } from '../world'
import type { Caller } from './gate'
import type { Shape } from './shape'

export type Content = Record<string, unknown>

/** What an answer is: JSON with 200, nothing with 204, or bytes that nobody signs. */
export type Said =
  { kind: 'json'; content: Content } | { kind: 'nothing' } | { kind: 'bytes'; bytes: Buffer; contentType: string }

/** One call of a merchant that has passed every check in front of its handler. */
export interface PayCall extends Caller {
  world: World
  /** `{out_trade_no}` and the like, decoded. */
  params: Record<string, string>
  query: Record<string, string>
  body: Content
  /** Wechatpay-Serial of the request, or ''. */
  named: string
}

/** What is special about one path of API v3. */
export interface PayRow {
  source: Source
  query: Shape
  body: Shape
  handle(call: PayCall): Said
}

export type PayRows = Record<string, PayRow>

/** A page of pay.weixin.qq.com with the grade of what it says. */
export const payPage = (name: string, grade: string): Source => ({ page: `pay.weixin.qq.com/doc/v3/${name}`, grade })

export const json = (content: Content): Said => ({ kind: 'json', content })
export const nothing: Said = { kind: 'nothing' }

/** Text of a checked body; the shape has made sure of it. */
export const textOf = (from: Content, name: string): string => (typeof from[name] === 'string' ? from[name] : '')

export const partOf = (from: Content, name: string): Content => {
  const value = from[name]
  return typeof value === 'object' && value !== null ? (value as Content) : {}
}

export const fenOf = (from: Content, name: string): number => (typeof from[name] === 'number' ? from[name] : 0)
