import type { ReleaseRow } from '../../db/models/release'
import { Failure, isFailure } from '../../failures'
import type { Store } from '../../store'
import { getVersionInfo } from '../../wechat/code'
import {
  getAuditStatus,
  getLatestAuditStatus,
  setCodeAuditQuota,
  submitAudit,
  undoAudit,
  type AuditResult,
  type LatestAudit,
  type SubmitAudit,
} from '../../wechat/codeAudit'
import { screenshotIds } from '../../wechat/reviewScreenshots'
import { beijingMonthAfter } from './calendar'
import { callClaimed, settled, withoutTrace, type Settlement } from './claim'
import { heldUp } from './held'
import { move } from './moves'
import { later, secondsIn, type Journey, type Outcome, type Step } from './outcome'
import { keepScreenshots } from './screenshots'
import { submissionOf } from './submission'

/** Ready to be submitted: waits for the merchant's wish, and for the month's reviews to come back. */
export const submit: Step = async (journey) => {
  const { store, release, now } = journey
  if (release.wish !== 'submit') return 'rest'
  if (release.problemCode === 'REVIEW_QUOTA_USED_UP' && !(await hasReviewsLeft(store))) return untilQuota(now)
  const held = await heldUp(journey)
  if (held) return held
  if (!(await isTrial(store, release))) return settled(journey, 'replaced')
  const submission = await submissionOf(store, release)
  const latest = await latestAudit(store)
  const values = { auditIdBefore: String(latest?.auditid ?? 0), submittedAt: now }
  const claimed = await move(store, release, 'submit', values, now)
  const outcome = await callClaimed(journey, claimed, { refused: 'refuse', unsent: 'unsent' }, async () => {
    const auditId = latest && isOurs(latest, release) ? latest.auditid : await submitOrFind(store, release, submission)
    return queued(auditId)
  })
  const isOutOfReviews = (await store.releases.find({ id: release.id }))?.problemCode === 'REVIEW_QUOTA_USED_UP'
  return isOutOfReviews ? untilQuota(now) : outcome
}

const queued = (auditid: number): Settlement => ({ event: 'queued', values: { auditId: String(auditid), wish: null } })

/** WeChat says that a review is running: it may be this one, whose answer was lost for longer than we waited. */
async function submitOrFind(store: Store, release: ReleaseRow, submission: SubmitAudit): Promise<number> {
  try {
    return (await store.wechat(submitAudit, submission)).auditid
  } catch (error) {
    const latest = isFailure(error, 'RELEASE_ALREADY_QUEUED') ? await latestAudit(store) : null
    if (!latest || !isOurs(latest, release)) throw error
    return latest.auditid
  }
}

/** A release's description is its own. */
const isOurs = (audit: LatestAudit, { userDesc }: ReleaseRow): boolean => audit.user_desc === userDesc

/** An upload whose answer never came may have landed later, in the place of this one. */
const isTrial = async (store: Store, { userDesc }: ReleaseRow): Promise<boolean> =>
  (await store.wechat(getVersionInfo, {})).exp_info?.exp_desc === userDesc

const hasReviewsLeft = async (store: Store): Promise<boolean> => (await store.wechat(setCodeAuditQuota, {})).rest > 0

const lookForQuotaSeconds = 6 * 3600 // the operator may buy more at any time

const untilQuota = (now: Date): Date =>
  new Date(Math.min(later(now, lookForQuotaSeconds).getTime(), later(beijingMonthAfter(now), 60).getTime()))

/** The newest review of this mini-program, whoever submitted it; null before the first. */
async function latestAudit(store: Store): Promise<LatestAudit | null> {
  try {
    return await store.wechat(getLatestAuditStatus, {})
  } catch (error) {
    if (isFailure(error, 'REVIEW_NOT_FOUND')) return null
    throw error
  }
}

/** The answer to a submission was lost: a review of this release's description is its own, else only a newer one may be. */
export const lookForReview: Step = async (journey) => {
  const { store, release } = journey
  const latest = await latestAudit(store)
  if (!latest) return withoutTrace(journey, 'unsent')
  const isNewer = latest.auditid > Number(release.auditIdBefore)
  if (isOurs(latest, release) || (isNewer && !latest.user_desc)) {
    const { event, values } = queued(latest.auditid)
    return settled(journey, event, values)
  }
  if (!isNewer) return withoutTrace(journey, 'unsent')
  return settled(journey, 'refuse', { problemCode: 'RELEASE_ALREADY_QUEUED', wish: null })
}

/** In review: does what the merchant wishes, and asks WeChat how it stands. Its push only brings this forward. */
export const review: Step = async (journey) => {
  const { store, release, now } = journey
  const outcome = await settleByAnswer(journey)
  if (outcome) return outcome
  const fresh = await store.releases.find({ id: release.id, state: 'auditing' })
  if (!fresh) return 'moved'
  if (fresh.wish === 'withdraw') return withdraw({ ...journey, release: fresh })
  await clearPassed(store, fresh)
  return later(now, secondsIn(journey) < anHour ? 600 : 1800) // open-platform.md §7: every 10 to 30 minutes
}

const anHour = 3600

/** WeChat answers again: what was in the way of asking is over. What it said to a withdrawal stays. */
async function clearPassed(store: Store, { id, problemCode }: ReleaseRow): Promise<void> {
  if (problemCode === null || problemCode === 'WITHDRAWAL_QUOTA_USED_UP') return
  await store.releases.update({ id, state: 'auditing', problemCode }, { problemCode: null })
}

async function settleByAnswer(journey: Journey): Promise<Outcome | null> {
  const { store, release, now } = journey
  const result = await reviewOf(store, release)
  if (!result) return settled(journey, 'fail', { problemCode: 'REVIEW_NOT_FOUND', wish: null })
  const decision = decisionIn(result)
  if (decision) return settled(journey, decision.event, decision.values)
  if (result.status === 4 && release.reviewReason === null && release.state === 'auditing') {
    await move(store, release, 'delay', { reviewReason: result.reason ?? '' }, now)
  }
  return null
}

/** Null when WeChat knows no such review of this mini-program: nothing will ever come of it. */
async function reviewOf(store: Store, { auditId }: ReleaseRow): Promise<AuditResult | null> {
  try {
    return await store.wechat(getAuditStatus, { auditid: Number(auditId) })
  } catch (error) {
    if (isFailure(error, 'REVIEW_NOT_FOUND', 'NO_TRIAL_VERSION')) return null
    throw error
  }
}

interface Decision {
  event: 'approve' | 'reject' | 'withdrawn'
  values: Partial<ReleaseRow>
}

/** How a review has ended; null while it goes on. What passed keeps the wish to withdraw: it is not published against it. */
function decisionIn(result: AuditResult): Decision | null {
  const byStatus: Record<AuditResult['status'], Decision | null> = {
    0: { event: 'approve', values: {} },
    1: { event: 'reject', values: { ...reasonOf(result), wish: null } },
    2: null,
    3: { event: 'withdrawn', values: { wish: null } },
    4: null,
  }
  return byStatus[result.status]
}

const reasonOf = (result: AuditResult): Partial<ReleaseRow> => ({
  reviewReason: result.reason ?? '',
  screenshotIds: screenshotIds(result),
})

async function withdraw(journey: Journey): Promise<Outcome> {
  const { store, release, now } = journey
  const claimed = await move(store, release, 'withdraw', {}, now)
  const ways = { refused: 'unheard', unsent: 'unheard', isOnceOnly: true } as const
  return callClaimed(journey, claimed, ways, () => undo(store, claimed))
}

/** There is nothing to take out where WeChat has just decided: then its decision counts. */
async function undo(store: Store, release: ReleaseRow): Promise<Decision> {
  try {
    await store.wechat(undoAudit, {})
    return { event: 'withdrawn', values: { wish: null } }
  } catch (error) {
    const result = isFailure(error, 'REVIEW_NOT_FOUND') ? await reviewOf(store, release) : null
    const decision = result && decisionIn(result)
    if (!decision) throw error
    return decision
  }
}

/** The answer to a withdrawal was lost. */
export const lookForWithdrawal: Step = async (journey) =>
  (await settleByAnswer(journey)) ?? (await withoutTrace(journey, 'unheard'))

const picturesForSeconds = 3 * 24 * 3600

/** Rejected: the reviewer's pictures are fetched while WeChat has them. Nothing of that stands in the merchant's way. */
export const afterRejection: Step = async (journey) => {
  const { store, release, now } = journey
  try {
    await keepScreenshots(store, release, now)
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    if (secondsIn(journey) < picturesForSeconds) return later(now, Math.max(30, secondsIn(journey) / 3))
  }
  return 'rest'
}
