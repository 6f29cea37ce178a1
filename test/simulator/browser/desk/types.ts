/** The parts of the simulator's answers that the desk shows. */

export type Pace = 'atOnce' | 'byHand' | { afterSeconds: number } | { afterLooks: number }

export interface Version {
  commit: number
  userVersion: string
  userDesc: string
  /** The number phones know it by; 0 until it is live. */
  appVersion: number
  committedAt: number
  releasedAt: number
}

/** 0 passed, 1 rejected, 2 in review, 3 withdrawn, 4 delayed */
export type AuditStatus = 0 | 1 | 2 | 3 | 4

export interface Verdict {
  decision: 'pass' | 'reject' | 'delay'
  reason: string
}

export interface Program {
  trial: Version | null
  isScanned: boolean
  scanEndsAt: number | null
  review:
    | (Version & {
        auditid: number
        status: AuditStatus
        reason: string
        submittedAt: number
        endsAt: number | null
        isReleased: boolean
      })
    | null
  reviews: number
  live: Version | null
  history: Version[]
  hasGoneBack: boolean
  gray: (Version & { percentage: number }) | null
  isOpen: boolean
  testers: { wechatId: string }[]
  domains: { present: string[]; effective: string[] }
  guideline: { dev: { settings: { key: string; name: string; text: string }[] } | null; isLive: boolean }
  waitingApis: string[]
  used: { undosToday: number; undosThisMonth: number; categoriesThisMonth: number }
  nextVerdict: Verdict | null
}

export interface Account {
  appid: string
  admin: string | null
  categories: { status: 1 | 2 | 3; category: { id: number; name: string; first: { id: number; name: string } } }[]
  program: Program | null
  kind: 'miniProgram' | 'officialAccount'
  name: string
  userName: string
  principal: string
  verified: boolean
  own: boolean
  hasPackage: boolean
  authorisation: { sets: number[]; authorisedAt: number; refreshToken: string | null } | null
  tokenExpiresAt: number | null
}

export interface Component {
  appid: string
  name: string
  authorizeUrl: string
  callbackUrl: string
  launchHost: string
  ipList: string[]
  testList: string[]
  isPublished: boolean
  permissionSets: number[]
  pushesTickets: boolean
  ticketAt: number | null
  tickets: number
  tokenExpiresAt: number | null
}

export interface Push {
  id: string
  kind: string
  appid: string
  createdAt: number
  state: 'held' | 'planned' | 'delivered' | 'failed' | 'lost'
  attempts: { at: number; status: number | null; error: string; durationMs: number }[]
}

export interface MerchantNumber {
  mchid: string
  name: string
  role: 'direct' | 'provider' | 'sub'
  mode: 'publicKey' | 'certificate' | 'both'
  appids: string[]
  apiV3Key: string
  publicKeyId: string
  serial: string
  balanceFen: number
}

export interface PayOrder {
  outTradeNo: string
  mchid: string
  description: string
  totalFen: number
  frozenFen: number
  /** What has arrived at the payer again. */
  refundedFen: number
  at: number
  state: 'NOTPAY' | 'SUCCESS' | 'REFUND' | 'CLOSED'
}

export interface Fault {
  id: number
  path: string
  push: string
  errcode: number | null
  delayMs: number
  drop: string
  html: string
  times: number | null
  repeat: number
  delaySeconds: number
  wrongSignature: boolean
  happened: number
}

export interface PhoneView {
  name: string
  album: { id: string; at: number }[]
  apps: Record<string, { hasSession: boolean }>
  opened: { appid: string; kind: string; at: number }[]
  wechatId: string
}

export interface DeskState {
  url: string
  loopback: boolean
  clock: { now: number; running: boolean; next: { at: number; what: string }[] }
  component: Component | null
  apps: Account[]
  phones: { merchant: PhoneView; customer: PhoneView }
  pushes: Push[]
  pay: { merchants: MerchantNumber[]; orders: PayOrder[] }
  faults: Fault[]
  mediaChecks: string[]
  settings: {
    holdsPushes: boolean
    review: Pace
    reviewsPerMonth: number
    speedupsPerMonth: number
    undosPerDay: number
    undosPerMonth: number
    categoriesPerMonth: number
  }
  used: { reviews: number; speedups: number }
  packages: Record<string, string>
  warnings: { at: number; path: string; text: string }[]
}

export interface Entry {
  id: number
  at: number
  kind: 'call' | 'page' | 'push' | 'phone'
  title: string
  path: string
  request: { method: string; url: string; headers: Record<string, string>; body: string }
  answer: { status: number; contentType: string; body: string } | null
  durationMs: number
  source: { page: string; grade: string } | null
  errcode: number | null
  appid: string
  who: string
  plaintext: string
  attempt: number
  fault: string
  warnings: string[]
  isUnknown: boolean
}

export interface PulseAnswer {
  server: string | null
  readyz: { status: number; body: string } | null
  metrics: { status: number; body: string } | null
}

/** A submission in review, with what the rules mind about it. */
export interface WaitingReview {
  appid: string
  auditid: number
  status: AuditStatus
  submittedAt: number
  userVersion: string
  userDesc: string
  submission: {
    items: { address: string; title: string; tag: string; firstId: number; secondId: number }[]
    versionDesc: string
    orderPath: string
    feedback: string
  }
  endsAt: number | null
  verdict: Verdict | null
  objections: { rule: string; title: string; sentence: string }[]
}

/** Everything that waits for somebody at WeChat. */
export interface Waiting {
  reviews: WaitingReview[]
  categories: { appid: string; first: number; second: number; name: string; proofs: { key: string }[] }[]
  privacyApis: { appid: string; api_name: string; content: string }[]
  media: { trace_id: string; appid: string; url: string }[]
  scans: string[]
  next: (Verdict & { appid: string })[]
}
