import { endpoint } from './endpoint'

/** Where people would read it: 1 profile, 2 comment, 3 forum, 4 social log. */
export type ContentScene = 1 | 2 | 3 | 4

/** What WeChat advises: let it through, have a person look at it, keep it back. */
export type Advice = 'pass' | 'review' | 'risky'

export interface Verdict {
  suggest: Advice
  /** 100 normal, 10001 advert, 20001 politics, 20002 sex, 20003 abuse, 20006 crime, 20008 fraud, 20012 vulgar, 20013 copyright, 21000 other. */
  label: number
}

interface CheckedText {
  version: 2
  /** 2500 characters at most. */
  content: string
  scene: ContentScene
  /** Whoever wrote it; must have been in the mini-program within two hours. */
  openid: string
  title?: string
  nickname?: string
  /** Of a profile only. */
  signature?: string
}

interface CheckedMedium {
  version: 2
  media_url: string
  /** 1 audio, 2 picture. */
  media_type: 1 | 2
  scene: ContentScene
  openid: string
}

interface Finding {
  strategy: string
  /** Other than 0: this strategy found out nothing. */
  errcode: number
  suggest?: Advice
  label?: number
  keyword?: string
  prob?: number
}

/** WeChat says "code is expired" for a person whose last visit is two hours ago. */
const errors = { 43104: 'VISIT_TOO_LONG_AGO', 61010: 'VISIT_TOO_LONG_AGO' } as const

/**
 * 文本内容安全识别: whether a text of a customer may be shown to others.
 *
 * 4000 a minute. Only a `result.suggest` of `pass` is one; it never answers with an errcode for what it minds.
 *
 * Source: developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/sec-center/sec-check/msgSecCheck.html
 */
export const msgSecCheck = endpoint<CheckedText, { trace_id: string; result: Verdict; detail?: Finding[] }>({
  method: 'POST',
  path: '/wxa/msg_sec_check',
  token: 'authorizer',
  body: 'json',
  needs: ['result.suggest'],
  repeatable: true,
  errors,
})

/**
 * 音视频内容安全识别: has WeChat look at a picture or sound, which it fetches itself; the file has 10 MB at most.
 *
 * The verdict is pushed as `wxa_media_check` within half an hour, with the same `trace_id`. Calling again asks again, under
 * another one. 2000 a minute.
 *
 * Source: developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/sec-center/sec-check/mediaCheckAsync.html
 */
export const mediaCheckAsync = endpoint<CheckedMedium, { trace_id: string }>({
  method: 'POST',
  path: '/wxa/media_check_async',
  token: 'authorizer',
  body: 'json',
  needs: ['trace_id'],
  repeatable: true,
  errors,
})
