import type { authorisationApi } from '../../../shared/api/merchant/authorisation'
import type { Handlers } from '../../mount'
import { beginAttempt, cancelAttempt, getAttempt, latestAttempt } from '../../services/attempts'
import type { StoreCall } from './calls'
import { attemptView, authorizerView, newAttemptView } from './views'

export const authorisation: Handlers<typeof authorisationApi, StoreCall> = {
  'POST /attempts': async ({ platform, store, identity, now }, { requestKey }) =>
    newAttemptView(platform, await beginAttempt(store, identity.merchant.id, requestKey, now)),
  'GET /attempts/latest': async ({ platform, store, now }) => {
    const attempt = await latestAttempt(store, now)
    return attempt && attemptView(platform, attempt)
  },
  'GET /attempts/:attemptId': async ({ platform, store, now }, { attemptId }) =>
    attemptView(platform, await getAttempt(store, attemptId, now)),
  'DELETE /attempts/:attemptId': async ({ platform, store, now }, { attemptId }) =>
    attemptView(platform, await cancelAttempt(store, attemptId, now)),
  'GET /authorizer': async ({ store }) => {
    const account = await store.authorizer()
    return account && authorizerView(account.row)
  },
}
