import type { TesterRow } from '../db/models/release'
import { Failure, isFailure } from '../failures'
import { newId } from '../ids'
import type { Store } from '../store'
import { bindTester, getTester, unbindTester } from '../wechat/tester'
import { insistently } from './insistently'

/** @throws AUTHORISATION_MISSING */
async function appidOf(store: Store): Promise<string> {
  const account = await store.authorizer()
  if (!account) throw new Failure('AUTHORISATION_MISSING', { storeId: store.row.id })
  return account.row.appid
}

const rowsOf = (store: Store, appid: string): Promise<TesterRow[]> =>
  store.testers.list({ appid }, { order: [['createdAt', 'ASC']] })

/** WeChat's list: by a name of its own that says nothing to us. */
async function membersOf(store: Store): Promise<string[]> {
  const { members = [] } = await store.wechat(getTester, { action: 'get_experiencer' })
  return members.map(({ userstr }) => userstr)
}

const lagMs = 60_000

/**
 * 体验成员: who may open the trial, as far as they were added here; the earliest first. Whoever was taken out at WeChat is
 * gone here, too. Without an answer of WeChat's it is what was known last. Its list may lag behind its own answer, so whoever
 * was added just now stays.
 */
export async function listTesters(store: Store, now: Date): Promise<TesterRow[]> {
  const account = await store.authorizer()
  if (!account) return []
  const rows = await rowsOf(store, account.row.appid) // before WeChat is asked: one added meanwhile is not missed there
  try {
    const members = await membersOf(store)
    const isMissing = ({ userstr }: TesterRow) => userstr !== '' && !members.includes(userstr)
    const gone = rows.filter((row) => isMissing(row) && now.getTime() - row.createdAt.getTime() >= lagMs)
    if (gone.length > 0) await store.testers.remove({ id: gone.map(({ id }) => id) })
    return rows.filter((row) => !gone.includes(row))
  } catch (error) {
    if (error instanceof Failure) return rows
    throw error
  }
}

/**
 * Lets the person with this WeChat id open the trial. A second time changes nothing.
 *
 * @throws WECHAT_ID_NOT_FOUND, TESTERS_FULL, TESTER_HAS_TOO_MANY
 */
export async function addTester(store: Store, wechatId: string, now: Date): Promise<void> {
  const appid = await appidOf(store)
  if (await store.testers.find({ appid, wechatId })) return
  const userstr = (await bind(store, wechatId)) ?? (await unnamedMember(store, appid))
  await store.testers.createOnce({ id: newId(), storeId: store.row.id, appid, wechatId, userstr, createdAt: now })
}

/** Null where WeChat says that the person is one already, and not who. */
async function bind(store: Store, wechatId: string): Promise<string | null> {
  try {
    return (await insistently(() => store.wechat(bindTester, { wechatid: wechatId }))).userstr
  } catch (error) {
    if (isFailure(error, 'TESTER_ALREADY_BOUND')) return null
    throw error
  }
}

/** Of a person that WeChat lists and we do not know by name; empty unless there is exactly one such. */
async function unnamedMember(store: Store, appid: string): Promise<string> {
  const named = (await rowsOf(store, appid)).map(({ userstr }) => userstr)
  const [first = '', ...others] = (await membersOf(store)).filter((member) => !named.includes(member))
  return others.length > 0 || named.includes('') ? '' : first
}

/** Takes somebody out. One who is out already only leaves our list. @throws NOT_FOUND */
export async function removeTester(store: Store, testerId: string): Promise<void> {
  const row = await store.testers.find({ id: testerId })
  if (!row || row.appid !== (await appidOf(store))) throw new Failure('NOT_FOUND', { testerId })
  const person = row.userstr === '' ? { wechatid: row.wechatId } : { userstr: row.userstr }
  try {
    await insistently(() => store.wechat(unbindTester, person))
  } catch (error) {
    if (!isFailure(error, 'WECHAT_ID_NOT_FOUND')) throw error
  }
  await store.testers.remove({ id: row.id })
}
