/** The parts of the simulator's answers that the desk shows. */

export interface Account {
  appid: string
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
}

export interface DeskState {
  url: string
  loopback: boolean
  clock: { now: number; running: boolean; next: { at: number; what: string }[] }
  component: Component | null
  apps: Account[]
  phones: { merchant: PhoneView; customer: PhoneView }
  pushes: Push[]
  faults: Fault[]
  settings: { holdsPushes: boolean }
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
