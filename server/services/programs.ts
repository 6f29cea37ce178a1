import type { ProgramFacts } from '../../shared/program'
import type { ProgramRow } from '../db/models/release'
import { Failure, isFailure } from '../failures'
import type { Platform } from '../platform'
import type { Store } from '../store'
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
  await store.programs.update({ learnedAt: { lte: now } }, { facts, factsOf: appid, learnedAt: now })
  return programOf(store)
}

const shortestRestMs = 60_000
const taskId = (storeId: string): string => `learnProgram:${storeId}`

/** Has it learned anew in the background, whenever it was learned last: something has changed. In the transaction of that. */
export const learnProgramSoon = (within: Platform, storeId: string, now: Date): Promise<void> =>
  keepTask(within, taskId(storeId), 'learnProgram', { storeId }, now)

/** Has it learned anew in the background, at most once a minute: the merchant may have mended something at WeChat. */
export async function learnProgramAgain(store: Store, now: Date): Promise<void> {
  const { platform, row } = store
  const { learnedAt } = await programOf(store)
  if (now.getTime() - learnedAt.getTime() < shortestRestMs) return
  if ((await platform.tasks.count({ id: taskId(row.id), state: 'waiting' })) > 0) return
  await learnProgramSoon(platform, row.id, now)
  platform.work.wake()
}

/** What the task does. A mini-program that is no longer ours to ask about is nobody to learn about. */
export async function learnProgramOf(platform: Platform, storeId: string, now: Date): Promise<void> {
  const row = await platform.stores.find({ id: storeId })
  if (!row) return
  try {
    await learnProgram(platform.store(row), now)
  } catch (error) {
    if (!isFailure(error, 'AUTHORISATION_MISSING', 'AUTHORISATION_LOST', 'AUTHORISATION_REVOKED')) throw error
  }
}
