import { errorTable, unknownErrcode, type ErrorClass } from './errorTable'
import { errorTexts, type ErrorText, type WechatFailureCode } from './errorTexts'

export type { ErrorClass, ErrorRow } from './errorTable'
export { errorTable } from './errorTable'
export { errorTexts } from './errorTexts'
export type { ErrorText, WechatFailureCode } from './errorTexts'

interface Parts {
  kind: 'declined' | 'noAnswer'
  path: string
  errorClass: ErrorClass
  code: WechatFailureCode
  reason: string
  errcode?: number
  errmsg?: string
  cause?: unknown
}

/**
 * WeChat said no, or nothing that can be understood. `noAnswer` is not "no": the call may have taken effect.
 *
 * `message` and every field are fit for a log: they hold no token, secret or code.
 */
export class WechatError extends Error {
  override name = 'WechatError'
  readonly kind: 'declined' | 'noAnswer'
  readonly path: string
  readonly errorClass: ErrorClass
  readonly code: WechatFailureCode
  /** What the errcode means, or why there is no answer: `timeout`, `html`, `ECONNRESET` … */
  readonly reason: string
  readonly errcode?: number
  readonly errmsg?: string
  /** What WeChat's support asks for; `getRidInfo` explains it for seven days. */
  readonly rid?: string

  constructor({ kind, path, errorClass, code, reason, errcode, errmsg, cause }: Parts) {
    super(
      `${path}: ${errcode === undefined ? 'no answer' : `${errcode} ${errmsg ?? ''}`} (${reason})`,
      cause === undefined ? {} : { cause },
    )
    const rid = ridOf(errmsg)
    this.kind = kind
    this.path = path
    this.errorClass = errorClass
    this.code = code
    this.reason = reason
    if (errcode !== undefined) this.errcode = errcode
    if (errmsg !== undefined) this.errmsg = errmsg
    if (rid !== undefined) this.rid = rid
  }
}

type SpecialCodes = Readonly<Record<number, WechatFailureCode>>

/** An errcode as an error: what the table says, unless the endpoint's row knows better. */
export function errcodeError(path: string, errcode: number, errmsg: string, special: SpecialCodes = {}): WechatError {
  const row = errorTable[errcode] ?? unknownErrcode
  const { errorClass, meaning: reason, isUnsure } = row
  const kind = isUnsure ? 'noAnswer' : 'declined'
  return new WechatError({ kind, path, errorClass, code: special[errcode] ?? row.code, reason, errcode, errmsg })
}

/** Nothing that can be understood came back: the call may have taken effect or not. */
export const noAnswer = (path: string, reason: string, cause?: unknown): WechatError =>
  new WechatError({ kind: 'noAnswer', path, errorClass: 'retry', code: 'WECHAT_NO_ANSWER', reason, cause })

/** True only for an errcode that says no. False for a time-out, a cut line, a page instead of an answer, and "busy". */
export const declined = (error: unknown): error is WechatError =>
  error instanceof WechatError && error.kind === 'declined'

/** What to tell the person, and who can end it. */
export const sentenceOf = (error: WechatError): ErrorText => errorTexts[error.code]

/** The address WeChat saw us come from, as it tells with 61004 and 40164: the one to put on its list. */
export const refusedIp = (error: WechatError): string | null =>
  error.errorClass === 'ip' ? (/\b\d{1,3}(?:\.\d{1,3}){3}\b/.exec(error.errmsg ?? '')?.[0] ?? null) : null

const ridOf = (errmsg: string | undefined): string | undefined => /\brid:\s*([\w-]+)/.exec(errmsg ?? '')?.[1]
