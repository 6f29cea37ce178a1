import { z } from 'zod'
import type { Problem } from '../../next'
import type { ReleaseState, ReleaseWish } from '../../release'
import type { Actor, Requirement } from '../../requirement'
import { takes } from '../contract'
import { requestKey } from '../ids'

const releaseId = z.string().max(96)

/** One step of a release's way, as its timeline tells it. */
export interface ReleaseStep {
  at: string
  event: string
  state: ReleaseState
}

export interface ReleaseSummary {
  id: string
  number: number
  state: ReleaseState
  userVersion: string
  /** What the template brings, in words. */
  whatIsNew: string | null
  createdAt: string
  submittedAt: string | null
  publishedAt: string | null
}

export interface ReleaseView extends ReleaseSummary {
  /** Who acts next; null where nothing is left to do. */
  who: Actor | null
  /** What was asked and is being done; the buttons wait until it is null. */
  wish: ReleaseWish | null
  problem: Problem | null
  /** Goes live by itself once it has passed. */
  autoPublish: boolean
  isHurried: boolean
  /** 加急: only while it is in review, and while the month has some left. */
  canHurry: boolean
  /** The reviewer's words, a line each; empty where it was not rejected or delayed. */
  reviewReason: string[]
  hasScreenshots: boolean
  steps: ReleaseStep[]
}

/** A picture inside an answer, as `<Image src>` takes it: `data:image/webp;base64,…`. */
export interface PictureView {
  id: string
  /** Null when nobody has it any more. */
  src: string | null
}

/** A version WeChat can go back to. */
export interface FormerVersionView {
  appVersion: number
  userVersion: string
  description: string
  committedAt: string
  /** Which of ours it is; null for one that was made elsewhere. */
  releaseId: string | null
}

export interface TemplateView {
  templateId: string
  userVersion: string
  whatIsNew: string | null
  isDefault: boolean
  /** What the store's next release is made of. */
  isChosen: boolean
  pages: number
  sizeKb: number | null
}

/** Everything 开店 shows in one answer. */
export interface OpeningView {
  requirements: Requirement[]
  /** What is under way, or the newest that was rejected or failed; null for a new store. */
  current: ReleaseView | null
  live: ReleaseSummary | null
  template: TemplateView | null
}

/** Mounted under /api/merchant/:storeKey. */
export const releasesApi = {
  'GET /opening': takes(z.object({})).gives<OpeningView>(),
  'GET /templates': takes(z.object({})).gives<TemplateView[]>(),
  'PUT /template': takes(z.object({ templateId: z.string().max(32) }))
    .for('owner', 'manager')
    .gives<TemplateView[]>(),
  /** `submits`: goes on into review by itself once it is ready; else it waits to be looked at. */
  'POST /releases': takes(z.object({ requestKey, submits: z.boolean() }))
    .for('owner', 'manager')
    .gives<ReleaseView>(),
  'GET /releases': takes(z.object({})).gives<ReleaseSummary[]>(),
  'GET /releases/:releaseId': takes(z.object({ releaseId })).gives<ReleaseView>(),
  'POST /releases/:releaseId/submit': takes(z.object({ releaseId })).for('owner', 'manager').gives<ReleaseView>(),
  'POST /releases/:releaseId/withdraw': takes(z.object({ releaseId })).for('owner', 'manager').gives<ReleaseView>(),
  'POST /releases/:releaseId/hurry': takes(z.object({ releaseId })).for('owner', 'manager').gives<ReleaseView>(),
  'POST /releases/:releaseId/publish': takes(z.object({ releaseId })).for('owner', 'manager').gives<ReleaseView>(),
  'POST /releases/:releaseId/discard': takes(z.object({ releaseId })).for('owner', 'manager').gives<ReleaseView>(),
  'GET /releases/:releaseId/screenshots': takes(z.object({ releaseId })).gives<PictureView[]>(),
  /** 体验版二维码, only for the release that is the trial now. */
  'GET /releases/:releaseId/trial-code': takes(z.object({ releaseId })).gives<PictureView>(),
  /** What reviewers are shown with each submission, the earliest first; at most ten. */
  'GET /review-pictures': takes(z.object({})).gives<PictureView[]>(),
  'POST /review-pictures': takes(z.object({}))
    .for('owner', 'manager')
    .withFile('file', 4 * 1024 * 1024)
    .gives<PictureView[]>(),
  'DELETE /review-pictures/:pictureId': takes(z.object({ pictureId: z.string().max(96) }))
    .for('owner', 'manager')
    .gives<PictureView[]>(),
  'GET /former-versions': takes(z.object({})).gives<FormerVersionView[]>(),
  'POST /roll-back': takes(z.object({ appVersion: z.int().min(0) }))
    .for('owner', 'manager')
    .gives<ReleaseView>(),
}
