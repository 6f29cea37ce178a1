import type { DiningTableRow } from '../db/models/order'
import { Failure } from '../failures'
import { digest, newId } from '../ids'
import type { Store } from '../store'
import type { WechatBytes } from '../wechat/endpoint'
import { liveCode } from './programs'

const codeLength = 22 // of the 32 that a scene may have
/** The page a table's code opens, in every template of restaurants. */
const menuPage = 'pages/menu/index'

/** By name, as they stand in the room. */
export async function listTables(store: Store): Promise<DiningTableRow[]> {
  const tables = await store.diningTables.list({ deletedAt: null }, { order: [['createdAt', 'ASC']] })
  return tables.sort((a, b) => a.name.localeCompare(b.name, 'zh-CN', { numeric: true }))
}

/** Each with a code of its own. Asked again with the same key it makes nothing. */
export async function addTables(store: Store, names: readonly string[], requestKey: string, now: Date): Promise<void> {
  const storeId = store.row.id
  for (const [at, name] of names.entries()) {
    const id = digest(`${storeId}|${requestKey}|${at}`)
    const code = newId().slice(0, codeLength)
    await store.diningTables.createOnce({ id, storeId, name, code, createdAt: now, deletedAt: null })
  }
}

/** @throws TABLE_NOT_FOUND */
export async function renameTable(store: Store, id: string, name: string): Promise<void> {
  if ((await store.diningTables.update({ id, deletedAt: null }, { name })) === 0)
    throw new Failure('TABLE_NOT_FOUND', { id })
}

/** Its code no longer opens anything; what was ordered at it stays. Twice is once. @throws TABLE_NOT_FOUND */
export async function removeTable(store: Store, id: string, now: Date): Promise<void> {
  if (!(await store.diningTables.find({ id }))) throw new Failure('TABLE_NOT_FOUND', { id })
  await store.diningTables.update({ id, deletedAt: null }, { deletedAt: now })
}

/**
 * The picture to put on a table.
 *
 * @throws TABLE_NOT_FOUND, NOT_RELEASED while customers cannot see the store
 */
export async function tableCode(store: Store, id: string): Promise<WechatBytes> {
  const table = await store.diningTables.find({ id, deletedAt: null })
  if (!table) throw new Failure('TABLE_NOT_FOUND', { id })
  return liveCode(store, table.code, menuPage)
}
