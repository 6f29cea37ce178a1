import type { Pace } from './programs/pace'

/** What WeChat does not promise, and tests want to turn. */
export interface Settings {
  /** How long a superseded token still works. 0: not at all. */
  graceSeconds: number
  tokenSeconds: number
  preAuthCodeSeconds: number
  authCodeSeconds: number
  /** Refreshing also replaces the refresh token. */
  rotatesRefreshToken: boolean
  /** How often (0 to 1) list and info answer with an empty refresh token. */
  emptyRefreshTokens: number
  authorisationOrder: 'pushFirst' | 'redirectFirst' | 'together' | 'pushOnly' | 'redirectOnly'
  /** Whether every wx.login makes a new session key. */
  rotatesSessionKey: boolean
  /** A new login code is refused when the person did this many in a minute. */
  loginsPerMinute: number
  ticketMinutes: number
  pushTimeoutMs: number
  pushAttempts: number
  pushRetrySeconds: number
  /** Pushes wait until they are released, perhaps in another order. */
  holdsPushes: boolean
  /** How long the scan of a commit takes, in which submit_audit answers 61039. */
  privacyScan: Pace
  /** How long a commit keeps its mini-program busy (9402202) after it was answered. */
  commitSeconds: number
  /** Whether commit refuses (85312) what requiredPrivateInfos names and is not open yet, or leaves it to the scan. */
  refusesUngrantedInfos: boolean
  /** How long the papers of a category are looked at. */
  categoryReview: Pace
  categoriesPerMonth: number
  /** Hosts without filing: no_icp_domain. */
  unfiledDomains: string[]
  /** How long a review of code takes. */
  review: Pace
  /** What goes out at once goes out before the answer of the call that caused it. */
  pushesBeforeAnswer: boolean
  /** How long an application for a location API takes. */
  privacyApiReview: Pace
  /** The platform's own, for all its mini-programs together. */
  reviewsPerMonth: number
  speedupsPerMonth: number
  /** Of each mini-program. */
  undosPerDay: number
  undosPerMonth: number
  /** getwxacode and createwxaqrcode together, for ever. */
  limitedCodes: number
  /** Addresses a reviewer opens, with `{words}` of the committed ext: `{apiBase}/stores/{storeKey}`. */
  reviewerLooksAt: string[]
  /** Fewer goods than this are an empty store. */
  leastGoods: number
  /** Hosts elsewhere that do not serve their check file (86103). Those of this machine are asked. */
  brokenCheckFiles: string[]
  /** WeChat ids that cannot test, and the errcode they get: 85001 unknown or hidden, 85003 tests too much already. */
  refusedTesters: Record<string, number>
  /** How long a picture of a customer is looked at. */
  mediaCheck: Pace
  /** Words that a text, or the address of a picture, must not have; and words that a person would have to judge. */
  riskyWords: string[]
  doubtfulWords: string[]
  /** When a notification of WeChat Pay nobody took is sent again: seconds after each try. */
  noticeRetrySeconds: number[]
  /** Real milliseconds of 付款中 before the money moves, and of waiting for the result after it has moved. */
  payingMs: number
  payResultMs: number
  /** Why the phone's payments fail, in WeChat's words; '' lets them succeed. */
  paymentRefusal: string
  /** How long a refund is PROCESSING, and how it ends. */
  refund: Pace
  refundOutcome: 'SUCCESS' | 'CLOSED' | 'ABNORMAL'
  /** How far apart the refunds of one order must be. */
  refundGapSeconds: number
  /** How long order shipping does not know a new payment (10060001). */
  shippingIndexSeconds: number
}

export const defaultSettings: Settings = {
  graceSeconds: 0,
  tokenSeconds: 7200,
  preAuthCodeSeconds: 1800,
  authCodeSeconds: 600,
  rotatesRefreshToken: false,
  emptyRefreshTokens: 0,
  authorisationOrder: 'pushFirst',
  rotatesSessionKey: true,
  loginsPerMinute: 100,
  ticketMinutes: 10,
  pushTimeoutMs: 5000,
  pushAttempts: 3,
  pushRetrySeconds: 5,
  holdsPushes: false,
  privacyScan: { afterSeconds: 60 },
  commitSeconds: 0,
  refusesUngrantedInfos: false,
  categoryReview: { afterSeconds: 86_400 },
  categoriesPerMonth: 5,
  unfiledDomains: [],
  review: { afterSeconds: 7200 },
  pushesBeforeAnswer: false,
  privacyApiReview: { afterSeconds: 86_400 },
  reviewsPerMonth: 100,
  speedupsPerMonth: 5,
  undosPerDay: 5,
  undosPerMonth: 10,
  limitedCodes: 100_000,
  reviewerLooksAt: [],
  leastGoods: 1,
  brokenCheckFiles: [],
  refusedTesters: {},
  mediaCheck: { afterSeconds: 60 },
  riskyWords: ['违禁词'],
  doubtfulWords: ['可疑词'],
  noticeRetrySeconds: [15, 15, 30, 180, 600, 1200, 1800, 1800, 1800, 3600, 10_800, 10_800, 10_800, 21_600, 21_600],
  payingMs: 0,
  payResultMs: 0,
  paymentRefusal: '',
  refund: { afterSeconds: 60 },
  refundOutcome: 'SUCCESS',
  refundGapSeconds: 60,
  shippingIndexSeconds: 10,
}
