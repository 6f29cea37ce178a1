import type { Chance } from '../chance'
import type { ReadyStore } from '../fleet/stores'
import type { Company } from './company'
import type { Before } from './judge'
import type { Plan } from './plan'

/** One release on its way through its plan: what everybody who has to do with it knows. */
export interface Trip {
  company: Company
  plan: Plan
  store: ReadyStore
  chance: Chance
  before: Before
  releaseId: string
  deaths: number
  /** WeChat's time of the last start of the server. */
  aliveSince: number
  /** The server has noted that the merchant wants it back. */
  isWithdrawalTaken: boolean
  isDecided: boolean
  /** For whoever looks into a failure. */
  way: string[]
}
