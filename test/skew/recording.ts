import type { Shape } from './shape'

/** One request as a released build of the store made it, and what came back. */
export interface Exchange {
  method: string
  /** Below /api/customer/:storeKey. */
  path: string
  body?: unknown
  status: number
  answer: Shape
}

/** What one released build asks on the way from the shelf to an order. */
export interface Recording {
  version: string
  flavour: 'retail'
  exchanges: Exchange[]
}

/** The session's one-time login, which WeChat gives anew each time. */
export const loginCode = '<<login>>'
