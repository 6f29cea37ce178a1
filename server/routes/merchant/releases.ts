import type { releasesApi } from '../../../shared/api/merchant/releases'
import { bytesOf, type Handlers } from '../../mount'
import { dataUri } from '../../services/media'
import { makeRelease } from '../../services/releases/make'
import {
  findCurrent,
  findLive,
  formerVersions,
  getRelease,
  listReleases,
  trialCode,
} from '../../services/releases/reading'
import { addReviewPicture, listReviewPictures, removeReviewPicture } from '../../services/releases/reviewPictures'
import { screenshotsOf } from '../../services/releases/screenshots'
import { hurry, rollBackTo, wish } from '../../services/releases/wishes'
import { requirementsOf } from '../../services/requirements'
import { chooseTemplate, chosenTemplate, offeredTemplates } from '../../services/templates'
import type { Store } from '../../store'
import type { StoreCall } from './calls'
import { formerVersionView, pictureViews, releaseSummary, releaseView, templateView } from './releaseViews'

const templates = async ({ store }: Pick<StoreCall, 'store'>) => {
  const [offered, chosen] = [await offeredTemplates(store), await chosenTemplate(store)]
  return offered.map((template) => templateView(template, chosen))
}

const reviewPictures = async (store: Store) => pictureViews(store, await listReviewPictures(store))

export const releases: Handlers<typeof releasesApi, StoreCall> = {
  'GET /opening': async ({ store, now }) => {
    const [requirements, current] = [await requirementsOf(store, now), await findCurrent(store)]
    const [live, template] = [await findLive(store), await chosenTemplate(store)]
    return {
      requirements,
      current: current && (await releaseView(store, current)),
      live: live && (await releaseSummary(store, live)),
      template: template && templateView(template, template),
    }
  },
  'GET /templates': templates,
  'PUT /template': async ({ store }, { templateId }) => {
    await chooseTemplate(store, templateId)
    return templates({ store })
  },
  'POST /releases': async ({ store, identity, now }, input) =>
    releaseView(store, await makeRelease(store, identity.merchant.id, input, now)),
  'GET /releases': async ({ store }) =>
    Promise.all((await listReleases(store)).map((release) => releaseSummary(store, release))),
  'GET /releases/:releaseId': async ({ store }, { releaseId }) =>
    releaseView(store, await getRelease(store, releaseId)),
  'POST /releases/:releaseId/submit': async ({ store, now }, { releaseId }) =>
    releaseView(store, await wish(store, releaseId, 'submit', now)),
  'POST /releases/:releaseId/withdraw': async ({ store, now }, { releaseId }) =>
    releaseView(store, await wish(store, releaseId, 'withdraw', now)),
  'POST /releases/:releaseId/hurry': async ({ store }, { releaseId }) =>
    releaseView(store, await hurry(store, releaseId)),
  'POST /releases/:releaseId/publish': async ({ store, now }, { releaseId }) =>
    releaseView(store, await wish(store, releaseId, 'publish', now)),
  'POST /releases/:releaseId/discard': async ({ store, now }, { releaseId }) =>
    releaseView(store, await wish(store, releaseId, 'discard', now)),
  'GET /releases/:releaseId/screenshots': async ({ store }, { releaseId }) =>
    pictureViews(store, await screenshotsOf(store, (await getRelease(store, releaseId)).id)),
  'GET /releases/:releaseId/trial-code': async ({ store }, { releaseId }) => {
    const { type, bytes } = await trialCode(store, releaseId)
    return { id: releaseId, src: dataUri(type, bytes) }
  },
  'GET /review-pictures': ({ store }) => reviewPictures(store),
  'POST /review-pictures': async (call) => {
    await addReviewPicture(call.store, bytesOf(call), call.now)
    return reviewPictures(call.store)
  },
  'DELETE /review-pictures/:pictureId': async ({ store }, { pictureId }) => {
    await removeReviewPicture(store, pictureId)
    return reviewPictures(store)
  },
  'GET /former-versions': async ({ store }) => (await formerVersions(store)).map(formerVersionView),
  'POST /roll-back': async ({ store, now }, { appVersion }) =>
    releaseView(store, await rollBackTo(store, appVersion, now)),
}
