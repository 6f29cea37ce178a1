import { call } from './api'
import { mayI } from './currentStore'

/**
 * How many matters of payment wait for a person, in a word: `3`, `20+`; empty for none, for those who may not see them, and
 * where nobody could say: a page is not worth less for it.
 */
export async function openIncidents(): Promise<string> {
  if (!mayI('refund')) return ''
  const found = await call('GET /incidents', {}).catch(() => null)
  if (!found || found.rows.length === 0) return ''
  return `${found.rows.length}${found.after === null ? '' : '+'}`
}
