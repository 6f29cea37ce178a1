import type { ReleaseRow } from '../../db/models/release'
import { isFailure } from '../../failures'
import type { Store } from '../../store'
import {
  getAuditStatus,
  getLatestAuditStatus,
  setCodeAuditQuota,
  submitAudit,
  undoAudit,
  type AuditResult,
  type LatestAudit,
} from '../../wechat/codeAudit'
import { screenshotIds } from '../../wechat/reviewScreenshots'
import { learnProgram } from '../programs'
import { beijingMonthAfter } from './calendar'
import { callClaimed, settled, withoutTrace } from './claim'
import { move, noteProblem } from './moves'
import { obstacles } from './preflight'
import { later, secondsIn, type Journey, type Outcome, type Step } from './outcome'
import { keepScreenshots } from './screenshots'
import { submissionOf } from './submission'

/** Ready to be submitted: waits for the merchant's wish, and for the month's reviews to come back. */
export const submit: Step = async (journey) => {
  const { store, release, now } = journey
  if (release.wish !== 'submit') return 'rest'
  if (release.problemCode === 'REVIEW_QUOTA_USED_UP' && !(await hasReviewsLeft(store))) return untilQuota(now)
  if (await isHeldUp(journey)) return 'rest'
  const submission = await submissionOf(store, release)
  const auditIdBefore = String((await latestAudit(store))?.auditid ?? 0)
  const claimed = await move(store, release, 'submit', { auditIdBefore, submittedAt: now }, now)
  const outcome = await callClaimed(journey, claimed, { refused: 'refuse', unsent: 'unsent' }, async () => {
    const { auditid } = await store.wechat(submitAudit, submission)
    return { event: 'queued', auditId: String(auditid), wish: null }
  })
  const isOutOfReviews = (await store.releases.find({ id: release.id }))?.problemCode === 'REVIEW_QUOTA_USED_UP'
  return isOutOfReviews ? untilQuota(now) : outcome
}

const hasReviewsLeft = async (store: Store): Promise<boolean> => (await store.wechat(setCodeAuditQuota, {})).rest > 0

const lookForQuotaSeconds = 6 * 3600 // the operator may buy more at any time

const untilQuota = (now: Date): Date =>
  new Date(Math.min(later(now, lookForQuotaSeconds).getTime(), later(beijingMonthAfter(now), 60).getTime()))

/** Looks once more before a review is spent: days may have passed since the release was made. */
async function isHeldUp({ store, release, now }: Journey): Promise<boolean> {
  await learnProgram(store, now)
  if ((await obstacles(store, 'submitting', now)).length === 0) return false
  await noteProblem(store, release, 'PREFLIGHT_FAILED', { wish: null })
  return true
}

/** The newest review of this mini-program, whoever submitted it; null before the first. */
async function latestAudit(store: Store): Promise<LatestAudit | null> {
  try {
    return await store.wechat(getLatestAuditStatus, {})
  } catch (error) {
    if (isFailure(error, 'REVIEW_NOT_FOUND')) return null
    throw error
  }
}

/** The answer to a submission was lost: only a review newer than the one before, and of this release, is its own. */
export const lookForReview: Step = async (journey) => {
  const { release } = journey
  const latest = await latestAudit(journey.store)
  const isNewer = latest !== null && latest.auditid > Number(release.auditIdBefore)
  if (!isNewer) return withoutTrace(journey, 'unsent')
  if (latest.user_desc && latest.user_desc !== release.userDesc) {
    return settled(journey, 'refuse', { problemCode: 'RELEASE_ALREADY_QUEUED', wish: null })
  }
  return settled(journey, 'queued', { auditId: String(latest.auditid), wish: null })
}

/** In review: does what the merchant wishes, and asks WeChat how it stands. Its push only brings this forward. */
export const review: Step = async (journey) => {
  const outcome = await settleByAnswer(journey)
  if (outcome) return outcome
  if (journey.release.wish === 'withdraw') return withdraw(journey)
  return later(journey.now, secondsIn(journey) < anHour ? 600 : 1800) // open-platform.md §7: every 10 to 30 minutes
}

const anHour = 3600

async function settleByAnswer(journey: Journey): Promise<Outcome | null> {
  const { store, release, now } = journey
  const result = await store.wechat(getAuditStatus, { auditid: Number(release.auditId) })
  const byStatus: Record<AuditResult['status'], () => Promise<Outcome | null>> = {
    0: () => settled(journey, 'approve', { wish: null }),
    1: () => settled(journey, 'reject', { ...reasonOf(result), wish: null }),
    2: async () => null,
    3: () => settled(journey, 'withdrawn', { wish: null }),
    4: async () => {
      if (release.reviewReason === null && release.state === 'auditing') {
        await move(store, release, 'delay', { reviewReason: result.reason ?? '', wish: release.wish }, now)
      }
      return null
    },
  }
  return byStatus[result.status]()
}

const reasonOf = (result: AuditResult): Partial<ReleaseRow> => ({
  reviewReason: result.reason ?? '',
  screenshotIds: screenshotIds(result),
})

const withdraw = async (journey: Journey): Promise<Outcome> => {
  const { store, release, now } = journey
  const fresh = await store.releases.find({ id: release.id })
  if (fresh?.state !== 'auditing') return 'moved'
  const claimed = await move(store, fresh, 'withdraw', {}, now)
  return callClaimed(journey, claimed, { refused: 'unheard', unsent: 'unheard' }, async () => {
    await store.wechat(undoAudit, {})
    return { event: 'withdrawn', wish: null }
  })
}

/** The answer to a withdrawal was lost. */
export const lookForWithdrawal: Step = async (journey) =>
  (await settleByAnswer(journey)) ?? (await withoutTrace(journey, 'unheard'))

/** Rejected: the reviewer's pictures are fetched while WeChat has them. */
export const afterRejection: Step = async ({ store, release, now }) => {
  await keepScreenshots(store, release, now)
  return 'rest'
}
