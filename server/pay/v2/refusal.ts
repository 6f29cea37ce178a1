import { noAnswer, refusedWith, type PayError } from '../errors'
import type { Fields } from './signing'

/**
 * What the gate of v2 says in words alone, and the code that means it. The words are from the documents of the APIs and from
 * what people report; what is not known here counts as a request that WeChat Pay does not take.
 */
const spoken: readonly [RegExp, string][] = [
  [/no bill exist/i, 'NO_STATEMENT_EXIST'],
  [/bill creating|system ?error|系统|频率|too fast/i, 'SYSTEMERROR'],
  [/sign|签名/i, 'SIGN_ERROR'],
  [/证书|certificate|cert/i, 'CERT_ERROR'],
  [/appid.*mch_?id|mch_?id.*appid/i, 'APPID_MCHID_NOT_MATCH'],
  [/mch_?id|商户号/i, 'MCHID_NOT_EXIST'],
]

const codeOf = (words: string): string => spoken.find(([sound]) => sound.test(words))?.[1] ?? 'PARAM_ERROR'

/** An answer that says no, at the gate (`return_code`) or of the order itself (`result_code`). Null: it says yes. */
export function refusalOf(path: string, status: number, answer: Fields): PayError | null {
  const { return_code, return_msg = '', result_code, err_code = '', err_code_des = '' } = answer
  if (return_code !== 'SUCCESS') return refusedWith(path, status, codeOf(return_msg), return_msg)
  if (result_code === 'SUCCESS') return null
  return refusedWith(path, status, err_code || codeOf(err_code_des), err_code_des)
}

/**
 * An answer of the line itself, in HTML: API v2 says everything else with 200. What is neither is of whoever stands between,
 * and says nothing about the order.
 */
export const lineRefusal = (path: string, status: number, text: string): PayError =>
  /ssl certificate/i.test(text) ? refusedWith(path, status, 'CERT_ERROR', '') : noAnswer(path, `http ${status}`)
