import { manifestsApi } from './manifests'
import { operatorPaymentsApi } from './payments'
import { sessionApi } from './session'
import { storesApi } from './stores'
import { templatesApi } from './templates'

/** Mounted under /api/operator. */
export const operatorApi = { ...sessionApi, ...templatesApi, ...storesApi, ...operatorPaymentsApi }

/** Mounted under /api/operator/manifests. */
export const operatorUploadApi = manifestsApi
