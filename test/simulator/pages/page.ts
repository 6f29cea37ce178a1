import type { Source } from '../journal'
import type { Who } from '../phones/phone'
import type { World } from '../world'
import type { Problem } from './problems'

/** Somebody asks for one of the pages that WeChat shows to people. */
export interface PageCall {
  world: World
  query: Record<string, string>
  /** Fields of a posted form; a field may come more than once. */
  form: URLSearchParams
  referer: string
  /** Whose phone the page is opened on; null in a desktop browser. */
  who: Who | null
}

export interface PageAnswer {
  status: number
  html?: string
  location?: string
  problem?: Problem
}

export interface PageRow {
  source: Source
  handle(call: PageCall): PageAnswer | Promise<PageAnswer>
}

export type PageRows = Record<string, PageRow>

export const redirect = (location: string): PageAnswer => ({ status: 302, location })
