import type { World } from '../world'
import type { Build } from './build'
import { blankDomains, type Domains } from './domains'
import type { Guidelines } from './guideline'
import type { Slow } from './pace'
import type { PrivacyApi } from './privateInfos'

/** One committed state of a mini-program. */
export interface Version {
  /** Which commit it came from. */
  commit: number
  build: Build
  templateId: number
  userVersion: string
  userDesc: string
  committedAt: number
  /** The number users' phones know it by; 0 until it is live. */
  appVersion: number
  releasedAt: number
}

/** The privacy scan of the trial. */
export interface Scan {
  ref: string
  slow: Slow
  isDone: boolean
}

/** 审核单: one submission and what became of it. */
export interface Audit {
  auditid: number
  version: Version
  /** 0 passed, 1 rejected, 2 in review, 3 withdrawn, 4 delayed */
  status: 0 | 1 | 2 | 3 | 4
  reason: string
  /** Media ids of the reviewer's pictures. */
  screenshots: string[]
  submittedAt: number
  releasedAt: number | null
  isHurried: boolean
  slow: Slow
  submission: Submission
  /** Absent where the rules decide. */
  verdict?: Verdict
}

/** How a review ends whatever the rules say, when its time comes: arranged beforehand, for stories and tests. */
export interface Verdict {
  decision: 'pass' | 'reject' | 'delay'
  reason: string
  /** Pictures as base64; null has one drawn. */
  screenshots: string[] | null
}

/** What the platform wrote into a submission, as far as a reviewer reads it. */
export interface Submission {
  items: { address: string; title: string; tag: string; firstId: number; secondId: number }[]
  versionDesc: string
  orderPath: string
  feedback: string
}

/** 分阶段发布 */
export interface GrayPlan {
  /** 0 initial, 1 running, 2 paused, 3 done, 4 deleted */
  status: 0 | 1 | 2 | 3 | 4
  createdAt: number
  percentage: number
  toDevelopers: boolean
  toTesters: boolean
  version: Version
}

/** 体验成员 */
export interface Tester {
  wechatId: string
  /** All that WeChat tells of a person. */
  userstr: string
}

/** 扫普通链接二维码打开小程序: one rule, as WeChat lists it. */
export interface LinkRule {
  prefix: string
  permit_sub_rule: 1 | 2
  path: string
  /** 1 develop, 2 trial, 3 live */
  open_version: 1 | 2 | 3
  debug_url: string[]
  /** 1 not published, 2 published */
  state: 1 | 2
}

/** What a platform has made of one mini-program. */
export interface Program {
  appid: string
  trial: Version | null
  scan: Scan | null
  /** Until then a former operation is still running (9402202). */
  busyUntil: number
  live: Version | null
  /** Newest first, what one can go back to; five at most. */
  history: Version[]
  /** After going back, not again before the next release. */
  hasGoneBack: boolean
  releases: number
  /** Oldest first. */
  audits: Audit[]
  /** Waits for the next submission. */
  nextVerdict: Verdict | null
  gray: GrayPlan | null
  /** 服务状态 */
  isOpen: boolean
  minimumLibrary: string
  testers: Tester[]
  domains: Domains
  prefetchDomains: string[]
  linkRules: LinkRule[]
  limitedCodes: number
  guidelines: Guidelines
  /** 地理位置接口 by name, once applied for. */
  privacyApis: Record<string, PrivacyApi>
}

const blank = (appid: string): Program => ({
  appid,
  trial: null,
  scan: null,
  busyUntil: 0,
  live: null,
  history: [],
  hasGoneBack: false,
  releases: 0,
  audits: [],
  nextVerdict: null,
  gray: null,
  isOpen: true,
  minimumLibrary: '2.25.0',
  testers: [],
  domains: blankDomains(),
  prefetchDomains: [],
  linkRules: [],
  limitedCodes: 0,
  guidelines: { dev: null, live: null },
  privacyApis: {},
})

/** The program of one account; it comes into being when somebody first asks. */
export const programOf = (world: World, appid: string): Program => (world.state.programs[appid] ??= blank(appid))

/** A saved program may be older than a field that was added since. */
export const completePrograms = (programs: Record<string, Program>): Record<string, Program> =>
  Object.fromEntries(
    Object.entries(programs).map(([appid, program]): [string, Program] => [appid, { ...blank(appid), ...program }]),
  )
