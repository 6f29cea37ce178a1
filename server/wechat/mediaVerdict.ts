import type { Advice } from './contentCheck'
import { textOf, type XmlFields, type XmlValue } from '../xml'

/** What WeChat thinks of a picture or sound. */
export interface MediaVerdict {
  traceId: string
  /** `unknown` when WeChat could not fetch or read it: neither allowed nor forbidden. */
  advice: Advice | 'unknown'
  label: number
}

const advices: readonly string[] = ['pass', 'review', 'risky'] satisfies Advice[]

const isAdvice = (text: string): text is Advice => advices.includes(text)

const fieldsOf = (value: XmlValue | undefined): XmlFields =>
  typeof value === 'object' && !Array.isArray(value) ? value : {}

/**
 * 内容安全识别结果, the fields of a `wxa_media_check`. Nothing where no `trace_id` says what it is about.
 *
 * Source: callbacks-and-login.md §3; developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/sec-center/sec-check/mediaCheckAsync.html
 */
export function mediaVerdictOf({ trace_id: trace, result, errcode }: XmlFields): MediaVerdict | null {
  const traceId = textOf(trace)
  if (traceId === '') return null
  const { suggest, label } = fieldsOf(result)
  const advice = textOf(suggest)
  const isFound = isAdvice(advice) && ['', '0'].includes(textOf(errcode))
  return { traceId, advice: isFound ? advice : 'unknown', label: Number(textOf(label)) || 0 }
}
