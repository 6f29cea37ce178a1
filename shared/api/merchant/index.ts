import { authorisationApi } from './authorisation'
import { meApi } from './me'
import { programApi } from './program'
import { releasesApi } from './releases'
import { storeApi } from './store'

/** Mounted under /api/merchant/me. */
export const merchantMeApi = meApi

/** Mounted under /api/merchant/:storeKey. */
export const merchantStoreApi = { ...storeApi, ...authorisationApi, ...releasesApi, ...programApi }
