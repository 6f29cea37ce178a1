import { authorisationApi } from './authorisation'
import { customersApi } from './customers'
import { figuresApi } from './figures'
import { goodsApi } from './goods'
import { meApi } from './me'
import { merchantOrdersApi } from './orders'
import { merchantPaymentApi } from './payment'
import { programApi } from './program'
import { releasesApi } from './releases'
import { staffApi } from './staff'
import { storeApi } from './store'
import { merchantStorefrontApi } from './storefront'

/** Mounted under /api/merchant/me. */
export const merchantMeApi = meApi

/** Mounted under /api/merchant/:storeKey. */
export const merchantStoreApi = {
  ...storeApi,
  ...authorisationApi,
  ...releasesApi,
  ...programApi,
  ...goodsApi,
  ...merchantOrdersApi,
  ...figuresApi,
  ...customersApi,
  ...staffApi,
  ...merchantStorefrontApi,
  ...merchantPaymentApi,
}
