import { call } from './api'
import { mayI } from './currentStore'

/** How many matters of payment wait for a person, in a word: `3`, `20+`; empty for none, or for those who may not see them. */
export async function openIncidents(): Promise<string> {
  if (!mayI('refund')) return ''
  const { rows, after } = await call('GET /incidents', {})
  return rows.length === 0 ? '' : `${rows.length}${after === null ? '' : '+'}`
}
