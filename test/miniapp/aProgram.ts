import type { NoticeView, ProgramView, TesterView, CategoryOption } from '../../shared/api/merchant/program'
import type {
  FormerVersionView,
  PictureView,
  ReleaseSummary,
  ReleaseView,
  TemplateView,
} from '../../shared/api/merchant/releases'
import { isInFlight, releaseTexts, type ReleaseState } from '../../shared/release'
import type { Requirement } from '../../shared/requirement'
import { Refusal, type StoreHandlers } from './border'

export const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII='

/** A store's mini-program as a server would keep it; a test turns what it is about. */
export interface ProgramWorld {
  /** Beside those every store has. */
  requirements: Requirement[]
  /** Newest first. */
  releases: ReleaseView[]
  templates: TemplateView[]
  former: FormerVersionView[]
  screenshots: PictureView[]
  reviewPictures: PictureView[]
  program: ProgramView
  options: CategoryOption[]
  testers: TesterView[]
  notices: NoticeView[]
  /** Keys that a release was asked for with, in order. */
  requestKeys: string[]
}

const at = '2026-11-20T06:00:00.000Z'

export const aTemplate = (values: Partial<TemplateView> = {}): TemplateView => ({
  templateId: '7',
  userVersion: '1.4.0',
  whatIsNew: '首页更快，营业时间更清楚',
  isDefault: true,
  isChosen: true,
  pages: 2,
  sizeKb: 310,
  ...values,
})

/** On its way through the states that are given, a minute each; it stands in the last one. */
export function aRelease(way: [ReleaseState, ...ReleaseState[]], values: Partial<ReleaseView> = {}): ReleaseView {
  const state = way[way.length - 1] ?? 'draft'
  const minute = (index: number) => new Date(Date.parse(at) + index * 60_000).toISOString()
  return {
    id: 'r_1',
    number: 1,
    state,
    userVersion: '1.4.0',
    whatIsNew: '首页更快，营业时间更清楚',
    createdAt: at,
    submittedAt: null,
    publishedAt: null,
    who: releaseTexts[state].who,
    wish: null,
    problem: null,
    autoPublish: true,
    isHurried: false,
    canHurry: false,
    reviewReason: [],
    hasScreenshots: false,
    steps: way.map((one, index) => ({ at: minute(index), event: one, state: one })),
    ...values,
  }
}

export const aProgramView = (values: Partial<ProgramView> = {}): ProgramView => ({
  autoPublish: true,
  isSuspended: false,
  learnedAt: at,
  nickname: '小麦面馆',
  icp: 'filed',
  domains: [{ kind: 'request', name: '访问服务器', wanted: ['https://shop.example.com'], isSet: true }],
  privacy: [{ key: 'PhoneNumber', name: '手机号', purpose: '登录会员、联系您取餐取货和处理售后' }],
  interfaces: [{ name: 'wx.chooseAddress', state: 'closed', reason: null }],
  categories: [{ first: 1, second: 2, firstName: '餐饮', secondName: '点餐平台', state: 'passed', reason: null }],
  categoriesLeft: 4,
  problem: null,
  ...values,
})

export const aProgramWorld = (values: Partial<ProgramWorld> = {}): ProgramWorld => ({
  requirements: [],
  releases: [],
  templates: [aTemplate()],
  former: [],
  screenshots: [],
  reviewPictures: [],
  program: aProgramView(),
  options: [],
  testers: [],
  notices: [],
  requestKeys: [],
  ...values,
})

/** What is under way, or the newest when it came to a bad end. */
const currentOf = ({ releases: [newest] }: ProgramWorld): ReleaseView | null =>
  newest && (isInFlight(newest.state) || newest.state === 'rejected' || newest.state === 'failed') ? newest : null

const liveOf = ({ releases }: ProgramWorld): ReleaseSummary | null =>
  releases.find(({ state }) => state === 'live') ?? null

const moved = (release: ReleaseView, state: ReleaseState, values: Partial<ReleaseView> = {}): ReleaseView =>
  Object.assign(release, {
    state,
    who: releaseTexts[state].who,
    steps: [...release.steps, { at: new Date().toISOString(), event: state, state }],
    ...values,
  })

/** The routes of a store's mini-program, over the requirements that `lines` answers. */
export function programHandlers(world: ProgramWorld, lines: (storeKey: string) => Requirement[]) {
  const found = ({ releaseId }: Record<string, unknown>): ReleaseView => {
    const release = world.releases.find(({ id }) => id === releaseId)
    if (!release) throw new Refusal(404, { code: 'RELEASE_NOT_FOUND', text: '没有找到这一版', next: 'openStore' })
    return release
  }
  const changed = (values: Partial<ProgramView>): ProgramView => Object.assign(world.program, values)

  return {
    'GET /opening': ({ storeKey }) => ({
      requirements: [...lines(String(storeKey)), ...world.requirements],
      current: currentOf(world),
      live: liveOf(world),
      template: world.templates.find(({ isChosen }) => isChosen) ?? null,
    }),
    'GET /templates': () => world.templates,
    'PUT /template': ({ templateId }) => {
      world.templates.forEach((one) => (one.isChosen = one.templateId === templateId))
      return world.templates
    },
    'POST /releases': ({ requestKey, submits }) => {
      world.requestKeys.push(String(requestKey))
      const number = world.releases.length + 1
      const made = aRelease(['draft'], { id: `r_${number}`, number, wish: submits ? 'submit' : null })
      world.releases.unshift(made)
      return made
    },
    'GET /releases': () => world.releases,
    'GET /releases/:releaseId': found,
    'POST /releases/:releaseId/submit': (given) => moved(found(given), 'auditing', { submittedAt: at }),
    'POST /releases/:releaseId/withdraw': (given) => moved(found(given), 'withdrawn'),
    'POST /releases/:releaseId/hurry': (given) => Object.assign(found(given), { isHurried: true, canHurry: false }),
    'POST /releases/:releaseId/publish': (given) => moved(found(given), 'live', { publishedAt: at }),
    'POST /releases/:releaseId/discard': (given) => moved(found(given), 'retired'),
    'GET /releases/:releaseId/screenshots': () => world.screenshots,
    'GET /releases/:releaseId/trial-code': ({ releaseId }) => ({
      id: String(releaseId),
      src: `data:image/jpeg;base64,${png}`,
    }),
    'GET /review-pictures': () => world.reviewPictures,
    'POST /review-pictures': () => {
      const picture = { id: `p_${world.reviewPictures.length}`, src: `data:image/png;base64,${png}` }
      return (world.reviewPictures = [...world.reviewPictures, picture])
    },
    'DELETE /review-pictures/:pictureId': ({ pictureId }) =>
      (world.reviewPictures = world.reviewPictures.filter(({ id }) => id !== pictureId)),
    'GET /former-versions': () => world.former,
    'POST /roll-back': () => moved(found({ releaseId: liveOf(world)?.id }), 'rollingBack', { wish: 'rollBack' }),
    'GET /program': () => world.program,
    'PUT /program': ({ autoPublish }) => changed({ autoPublish: autoPublish === true }),
    'POST /program/suspend': () => changed({ isSuspended: true }),
    'POST /program/resume': () => changed({ isSuspended: false }),
    'GET /program/category-options': () => world.options,
    'POST /program/categories': ({ first, second }) => {
      const option = world.options.find((one) => one.first === first && one.second === second)
      const categories = [...(world.program.categories ?? [])]
      if (option) categories.push({ ...option, state: 'passed', reason: null })
      return changed({ categories })
    },
    'DELETE /program/categories/:first/:second': ({ second }) =>
      changed({ categories: (world.program.categories ?? []).filter((one) => one.second !== Number(second)) }),
    'POST /program/interfaces': ({ name }) =>
      changed({
        interfaces: (world.program.interfaces ?? []).map((one) =>
          one.name === name ? { ...one, state: 'inReview' } : one,
        ),
      }),
    'GET /program/store-code': () => ({ id: 'store-code', src: `data:image/png;base64,${png}` }),
    'GET /testers': () => world.testers,
    'POST /testers': ({ wechatId }) => {
      const tester = { id: String(wechatId), wechatId: String(wechatId), addedAt: at }
      return (world.testers = [...world.testers, tester])
    },
    'DELETE /testers/:testerId': ({ testerId }) => (world.testers = world.testers.filter(({ id }) => id !== testerId)),
    'GET /notices': () => world.notices,
    'POST /notices/read': () => (world.notices = world.notices.map((one) => ({ ...one, isRead: true }))),
  } satisfies StoreHandlers
}
