import { storefrontApi } from './storefront'

/** Mounted under /api/customer/:storeKey. */
export const customerStoreApi = { ...storefrontApi }
