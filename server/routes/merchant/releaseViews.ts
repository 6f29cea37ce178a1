import type {
  FormerVersionView,
  PictureView,
  ReleaseStep,
  ReleaseSummary,
  ReleaseView,
  TemplateView,
} from '../../../shared/api/merchant/releases'
import type { ReleaseState } from '../../../shared/release'
import type { ReleaseRow } from '../../db/models/release'
import type { TimelineRow } from '../../db/models/store'
import type { TemplateRow } from '../../db/models/template'
import { privatePictureSrc } from '../../services/media'
import { programOf } from '../../services/programs'
import { actorOn, problemOf } from '../../services/releases/problems'
import { stepsOf, type FormerVersion } from '../../services/releases/reading'
import { findTemplate } from '../../services/templates'
import type { Store } from '../../store'
import { reasonLines } from '../../wechat/reviewReason'
import { iso } from '../valueViews'

// What leaves the server is named here field by field: a new column stays home until somebody lets it out.

export async function releaseSummary(store: Store, release: ReleaseRow): Promise<ReleaseSummary> {
  const { id, number, state, userVersion, templateId, createdAt, submittedAt, publishedAt } = release
  return {
    id,
    number,
    state,
    userVersion,
    whatIsNew: (await findTemplate(store.platform, templateId))?.whatIsNew ?? null,
    createdAt: createdAt.toISOString(),
    submittedAt: iso(submittedAt),
    publishedAt: iso(publishedAt),
  }
}

export async function releaseView(store: Store, release: ReleaseRow): Promise<ReleaseView> {
  const { state, wish, isHurried, reviewReason, screenshotIds } = release
  const { autoPublish, facts } = await programOf(store)
  const problem = problemOf(release)
  return {
    ...(await releaseSummary(store, release)),
    who: actorOn(release),
    wish,
    problem: problem && { code: problem.code, text: problem.text, ...(problem.next && { next: problem.next }) },
    autoPublish,
    isHurried,
    canHurry: state === 'auditing' && !isHurried && (facts?.reviews?.hurriesLeft ?? 0) > 0,
    reviewReason: reasonLines(reviewReason ?? ''),
    hasScreenshots: screenshotIds.length > 0,
    steps: (await stepsOf(store, release)).map(stepView),
  }
}

const stepView = ({ at, event, toState }: TimelineRow): ReleaseStep => ({
  at: at.toISOString(),
  event,
  state: toState as ReleaseState, // `advance` writes states of the subject's own machine
})

/** Private pictures, inside the answer: only who may ask sees them. */
export const pictureViews = (
  store: Store,
  rows: readonly { id: string; fileName: string | null }[],
): Promise<PictureView[]> =>
  Promise.all(
    rows.map(async ({ id, fileName }) => ({ id, src: fileName && (await privatePictureSrc(store, fileName)) })),
  )

export const formerVersionView = ({ version, release }: FormerVersion): FormerVersionView => ({
  appVersion: version.app_version,
  userVersion: version.user_version,
  description: release ? `第 ${release.number} 版` : version.user_desc,
  committedAt: new Date(version.commit_time * 1000).toISOString(),
  releaseId: release?.id ?? null,
})

export const templateView = (
  { templateId, userVersion, whatIsNew, isDefault, manifest }: TemplateRow,
  chosen: TemplateRow | null,
): TemplateView => ({
  templateId,
  userVersion,
  whatIsNew,
  isDefault,
  isChosen: templateId === chosen?.templateId,
  pages: manifest?.pages.length ?? 0,
  sizeKb: manifest && Math.round(manifest.mainPackageBytes / 1024),
})
