import { isInFlight, type ReleaseState } from '../../../shared/release'
import { Failure } from '../../failures'
import type { Platform } from '../../platform'
import type { Store } from '../../store'
import { refusalClass, type Ask } from '../../wechatFailure'
import { takeCall } from '../callBudget'
import { waitAfter } from './claim'
import { move, noteProblem } from './moves'
import { later, secondsIn, type Journey, type Outcome, type Step } from './outcome'
import { problemOf } from './problems'
import { lookForPublication, lookForRollBack, publish, rollBack } from './publish'
import { afterRejection, lookForReview, lookForWithdrawal, review, submit } from './review'
import { describePrivacy, lookForUpload, upload, waitForScan } from './upload'

/** What is done with a release in each state. A claimed state is met only when the answer of its call was lost. */
const steps: Partial<Record<ReleaseState, Step>> = {
  draft: upload,
  committing: lookForUpload,
  trial: describePrivacy,
  scanning: waitForScan,
  ready: submit,
  submitting: lookForReview,
  auditing: review,
  withdrawing: lookForWithdrawal,
  approved: publish,
  publishing: lookForPublication,
  live: rollBack,
  rollingBack: lookForRollBack,
  rejected: afterRejection,
}

const mostSteps = 30 // far more than there are states: whoever goes round in circles is stopped, and comes again

/**
 * Carries a release as far as it goes now. Answers when to look again, or nothing while it rests until somebody taps or
 * WeChat pushes. Killed anywhere and run again it goes on from where WeChat shows it to be.
 */
export async function driveRelease(platform: Platform, storeId: string, releaseId: string): Promise<Date | undefined> {
  const found = await platform.findStore(storeId)
  if (!found) return undefined
  const store = withinBudget(found)
  for (let taken = 0; taken < mostSteps; taken++) {
    const release = await store.releases.find({ id: releaseId })
    const step = release && steps[release.state]
    if (!step) return undefined
    const outcome = await carry(step, { store, release, now: platform.clock.now() })
    if (outcome === 'rest') return undefined
    if (outcome !== 'moved') return outcome
  }
  return later(platform.clock.now(), 60)
}

/** Hundreds of releases at once share what the platform may ask of WeChat in a second. */
function withinBudget(store: Store): Store {
  const paced =
    (wechat: Ask): Ask =>
    async (endpoint, request) => {
      await takeCall(store.platform)
      return wechat(endpoint, request)
    }
  const authorizer: Store['authorizer'] = async () => {
    const account = await store.authorizer()
    return account && { ...account, wechat: paced(account.wechat) }
  }
  return { ...store, wechat: paced(store.wechat), authorizer }
}

async function carry(step: Step, journey: Journey): Promise<Outcome> {
  const { store, release, now } = journey
  try {
    if (await isElsewhere(journey)) {
      await move(store, release, 'fail', { problemCode: 'RELEASE_OF_ANOTHER_ACCOUNT', wish: null }, now)
      return 'moved'
    }
    return await step(journey)
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    return troubled(journey, error)
  }
}

/** The store runs another mini-program now than the one this release was made for. */
async function isElsewhere({ store, release: { state, appid } }: Journey): Promise<boolean> {
  const account = isInFlight(state) ? await store.authorizer() : null
  return account !== null && account.row.appid !== appid
}

const passing = new Set(['noAnswer', 'retry', 'token', 'ticket'])
const authorisationCodes = ['AUTHORISATION_LOST', 'AUTHORISATION_MISSING']
const passingCodes = ['WECHAT_TICKET_MISSING', 'WECHAT_TOKEN_BUSY']
const waitsForTap: readonly ReleaseState[] = ['ready', 'approved', 'live']
const preparing: readonly ReleaseState[] = ['draft', 'trial', 'scanning']

/**
 * What a step could not do. What passes by itself comes again, soon at first and then more seldom; what somebody has to
 * end says so and is looked at again; a no for good ends what was being prepared, and waits for the merchant elsewhere.
 */
async function troubled(journey: Journey, error: Failure): Promise<Outcome> {
  const { store, now } = journey
  if (error.code === 'STATE_CONFLICT') return 'moved'
  const release = (await store.releases.find({ id: journey.release.id })) ?? journey.release
  const kind = refusalClass(error) ?? ''
  if (passing.has(kind) || passingCodes.includes(error.code)) return later(now, patience({ ...journey, release }))
  const isForOther = problemOf({ problemCode: error.code })?.who !== 'merchant'
  if (authorisationCodes.includes(error.code) || isForOthers(kind) || isForOther) {
    await noteProblem(store, release, error.code)
    return later(now, waitAfter(error))
  }
  if (preparing.includes(release.state)) {
    await move(store, release, 'fail', { problemCode: error.code, wish: null }, now)
    return 'moved'
  }
  if (!waitsForTap.includes(release.state)) {
    await noteProblem(store, release, error.code)
    return later(now, 1800)
  }
  await noteProblem(store, release, error.code, { wish: null })
  return 'rest'
}

const isForOthers = (kind: string): boolean => ['ip', 'config', 'quota', 'reauth'].includes(kind)

const longestSeconds = 600

const patience = (journey: Journey): number => Math.min(longestSeconds, Math.max(5, secondsIn(journey) / 3))
