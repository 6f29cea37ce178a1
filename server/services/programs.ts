import type { ProgramFacts } from '../../shared/program'
import type { ProgramRow } from '../db/models/release'
import { Failure, isFailure } from '../failures'
import type { Platform } from '../platform'
import type { Store } from '../store'
import { getVisitStatus, setVisitStatus } from '../wechat/codeRelease'
import type { WechatBytes } from '../wechat/endpoint'
import { errorTexts } from '../wechat/errors'
import { getUnlimitedQRCode } from '../wechat/miniProgramCode'
import { declined } from '../wechatFailure'
import { askFacts, nothingKnown } from './programFacts'
import { keepTask } from './tasks'

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

/** What WeChat told about this very mini-program: a store that changed to another one starts anew. */
export const factsAbout = ({ facts, factsOf }: ProgramRow, appid: string): ProgramFacts | null =>
  factsOf === appid ? facts : null

/** Says whether it goes live as soon as it has passed review. */
export async function setAutoPublish(store: Store, autoPublish: boolean): Promise<ProgramRow> {
  const program = await programOf(store)
  await store.programs.update({}, { autoPublish })
  return { ...program, autoPublish }
}

/**
 * Asks WeChat how the store's mini-program stands, each part for itself: what WeChat will not tell about this account is
 * null, and what it has not answered stays as it was.
 *
 * An answer that took longer than a later question is dropped.
 *
 * @throws AUTHORISATION_MISSING, AUTHORISATION_LOST, and WECHAT_NO_ANSWER when not one part was answered
 */
export async function learnProgram(store: Store, now: Date): Promise<ProgramRow> {
  const account = await store.authorizer()
  if (!account) throw new Failure('AUTHORISATION_MISSING', { storeId: store.row.id })
  const { appid } = account.row
  const former = factsAbout(await programOf(store), appid) ?? nothingKnown
  const facts = await askFacts(account.wechat, former)
  const isOpen = facts.isOpen === true
  const values = { facts, factsOf: appid, learnedAt: now, ...(isOpen && { suspendedAt: null }) }
  await store.programs.update({ learnedAt: { lte: now } }, values)
  return programOf(store)
}

/** After a change of ours: what it made of the mini-program, at once, or soon where WeChat does not answer just now. */
export async function learnProgramNow(store: Store, now: Date): Promise<ProgramRow> {
  try {
    // As of now, not of when the change was asked for: a look from before it must not count as newer.
    return await learnProgram(store, store.platform.clock.now())
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    await learnProgramSoon(store.platform, store.row.id, now)
    return programOf(store)
  }
}

const shortestRestMs = 60_000
const taskId = (storeId: string): string => `learnProgram:${storeId}`

/** Has it learned anew in the background, whenever it was learned last: something has changed. In the transaction of that. */
export const learnProgramSoon = (within: Platform, storeId: string, now: Date): Promise<void> =>
  keepTask(within, taskId(storeId), 'learnProgram', { storeId }, now)

/** Has it learned anew in the background, at most once a minute: the merchant may have mended something at WeChat. */
export async function learnProgramAgain(store: Store, now: Date): Promise<void> {
  const { platform, row } = store
  const account = (await store.authorizer())?.row
  if (account?.state !== 'authorised') return
  const { factsOf, learnedAt } = await programOf(store)
  if (factsOf === account.appid && now.getTime() - learnedAt.getTime() < shortestRestMs) return
  if ((await platform.tasks.count({ id: taskId(row.id), state: 'waiting' })) > 0) return
  await learnProgramSoon(platform, row.id, now)
  platform.work.wake()
}

/** What the task does first. Null for a mini-program that is no longer ours to ask about: there is nobody to learn about. */
export async function learnProgramOf(platform: Platform, storeId: string, now: Date): Promise<Store | null> {
  const store = await platform.findStore(storeId)
  if (!store) return null
  try {
    await learnProgram(store, now)
    return store
  } catch (error) {
    if (!isFailure(error, 'AUTHORISATION_MISSING', 'AUTHORISATION_LOST', 'AUTHORISATION_REVOKED')) throw error
    return null
  }
}

/** 暂停服务: the mini-program opens for no customer. A second time changes nothing. @throws VISIT_STATUS_FIXED before its first release */
export async function suspendProgram(store: Store, now: Date): Promise<ProgramRow> {
  const { suspendedAt } = await programOf(store)
  await setVisits(store, 'close')
  return keepSuspension(store, suspendedAt ?? now, now)
}

/** Takes a suspension back. A second time changes nothing. @throws VISIT_STATUS_FIXED where WeChat has closed it */
export async function resumeProgram(store: Store, now: Date): Promise<ProgramRow> {
  await setVisits(store, 'open')
  return keepSuspension(store, null, now)
}

/** Says which, not "the other one": so after a lost answer, or a no, the state itself tells whether it is done. */
async function setVisits(store: Store, action: 'open' | 'close'): Promise<void> {
  try {
    await store.wechat(setVisitStatus, { action })
  } catch (error) {
    const mayBeSo = isFailure(error, 'VISIT_STATUS_FIXED') || (error instanceof Failure && !declined(error))
    if (!mayBeSo) throw error
    const { status } = await store.wechat(getVisitStatus, {})
    if ((status === 1) !== (action === 'open')) throw error
  }
}

/** Written last: an answer from before the change may still be on its way, and learning anew has made it too old to count. */
async function keepSuspension(store: Store, suspendedAt: Date | null, now: Date): Promise<ProgramRow> {
  await learnProgramNow(store, now)
  await store.programs.update({}, { suspendedAt })
  return programOf(store)
}

const codePixels = 860 // twice the usual width: it is printed
const codeScene = 'store'

/** 小程序码 of the live version: opens the store's home page. @throws NOT_RELEASED before the first release */
export const storeCode = (store: Store): Promise<WechatBytes> => liveCode(store, codeScene)

/** 小程序码 to be printed: opens a page of the live version and tells it `scene`. @throws NOT_RELEASED */
export async function liveCode(store: Store, scene: string, page?: string): Promise<WechatBytes> {
  try {
    return await store.wechat(getUnlimitedQRCode, { scene, width: codePixels, ...(page && { page }) })
  } catch (error) {
    if (!isFailure(error, 'PAGE_NOT_LIVE')) throw error
    throw new Failure('NOT_RELEASED', {}, { status: 409, ...errorTexts.NOT_RELEASED, cause: error })
  }
}
