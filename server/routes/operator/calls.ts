import type { Platform } from '../../platform'
import type { OperatorIdentity, Origin } from '../../services/operators'

/** The cookie in the browser that asks. */
export interface BrowserSession {
  /** False for a request that another page may have made. */
  isConsole: boolean
  keep(token: string): void
  forget(): void
}

/** What a handler of the console's routes holds. Public entries have no identity. */
export interface OperatorCall {
  platform: Platform
  now: Date
  identity: OperatorIdentity | null
  origin: Origin
  browser: BrowserSession
}

/** What a handler holds that is called with an upload token. */
export interface UploadCall {
  platform: Platform
  token: string
  now: Date
}
