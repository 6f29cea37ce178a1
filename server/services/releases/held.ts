import type { Store } from '../../store'
import { getCodePrivacyInfo } from '../../wechat/code'
import { addNotice } from '../notices'
import { learnProgram, programOf } from '../programs'
import { noteProblem } from './moves'
import { later, secondsIn, type Journey, type Outcome } from './outcome'
import { obstacles } from './preflight'
import { problemOf } from './problems'

type Reason = 'PREFLIGHT_FAILED' | 'INTERFACES_NOT_GRANTED'

/**
 * Looks once more before a review is spent: days may have passed since the release was made. One that is held says so once,
 * keeps what the merchant wished, and goes on by itself when nothing is in its way any more. Null where nothing is.
 */
export async function heldUp(journey: Journey): Promise<Outcome | null> {
  if (await isKnownToBe(journey)) return again(journey)
  await learnProgram(journey.store, journey.now)
  const reason = await reasonOf(journey)
  if (!reason) return null
  await hold(journey, reason)
  return again(journey)
}

const anHour = 3600

const again = (journey: Journey): Date => later(journey.now, secondsIn(journey) < anHour ? 600 : anHour)

const knownForMs = 30 * 60_000 // every third of the looks that are ten minutes apart asks WeChat, and each later one

/** Held, and nothing that was learned a little while ago says otherwise: WeChat need not be asked. */
async function isKnownToBe({ store, release, now }: Journey): Promise<boolean> {
  if (release.problemCode !== 'PREFLIGHT_FAILED') return false
  const { learnedAt } = await programOf(store)
  if (now.getTime() - learnedAt.getTime() >= knownForMs) return false
  return (await obstacles(store, 'submitting', release.templateId)).length > 0
}

async function reasonOf({ store, release }: Journey): Promise<Reason | null> {
  const found = await obstacles(store, 'submitting', release.templateId)
  if (found.length > 0) return 'PREFLIGHT_FAILED'
  return (await lacksInterfaces(store)) ? 'INTERFACES_NOT_GRANTED' : null
}

/** The scan may have been before an interface was granted: what is open now counts. */
async function lacksInterfaces(store: Store): Promise<boolean> {
  const { without_auth_list = [] } = await store.wechat(getCodePrivacyInfo, {})
  const { facts } = await programOf(store)
  const open = (facts?.interfaces ?? []).filter(({ state }) => state === 'open').map(({ name }) => bare(name))
  return without_auth_list.some((name) => !open.includes(bare(name)))
}

const bare = (name: string): string => name.replace(/^wx\./, '')

const hold = ({ store, release, now }: Journey, problemCode: Reason): Promise<void> =>
  store.transaction(async (within) => {
    if (!(await noteProblem(within, release, problemCode))) return
    const why = problemOf({ problemCode })?.text ?? ''
    const text = `第 ${release.number} 版暂时没有提交审核：${why}。处理好后会自动提交`
    await addNotice(within, 'RELEASE_HELD', release.id, text, now)
  })
