import { openBase } from '../../server/base'
import type { DiningTableView } from '../../shared/api/merchant/storefront'
import type { Flavour } from '../../shared/store'
import type { Shop } from '../flows/aShop'
import { aRequestKey } from '../flows/scene'
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

/** What one released build asks on the way from the shelf, or from the menu at a table, to an order. */
export interface Recording {
  version: string
  flavour: Flavour
  exchanges: Exchange[]
}

/** The session's one-time login, which WeChat gives anew each time. */
export const loginCode = '<<login>>'

/** The code on the table, which each store makes for itself. */
export const tableCode = '<<table>>'

/**
 * Puts a table into a store whose customers sit down, and answers its code, which the API gives as a picture only; empty in
 * a store where they do not.
 */
export async function furnish({ ext, say, scene }: Shop): Promise<string> {
  if (ext.flavour === 'retail') return ''
  const tables = await say<DiningTableView[]>('POST', '/tables', { names: ['A1 桌'], requestKey: aRequestKey() })
  const base = await openBase(scene.env)
  const row = await base.platform.diningTables.find({ id: tables.map(({ id }) => id) })
  await base.close()
  return row?.code ?? ''
}
