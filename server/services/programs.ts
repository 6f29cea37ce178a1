import type { ProgramRow } from '../db/models/release'
import type { Store } from '../store'

const never = new Date(0)

const blank = (storeId: string): ProgramRow => ({
  id: storeId,
  storeId,
  templateId: null,
  autoPublish: true,
  suspendedAt: null,
  facts: null,
  factsOf: null,
  learnedAt: never,
})

/** The store's mini-program as the merchant wants it and as WeChat last showed it. It comes into being when first asked for. */
export async function programOf(store: Store): Promise<ProgramRow> {
  const known = await store.programs.find({})
  if (known) return known
  const row = blank(store.row.id)
  return (await store.programs.createOnce(row)) ? row : programOf(store)
}
