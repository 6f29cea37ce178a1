import { cartApi } from './cart'
import { catalogueApi } from './catalogue'
import { customerMeApi, customerSessionApi } from './me'
import { customerOrdersApi } from './orders'
import { customerPaymentApi } from './payment'

/** Mounted under /api/customer/:storeKey: what anybody may ask for. */
export const customerPublicApi = { ...catalogueApi, ...customerSessionApi }

/** Mounted under /api/customer/:storeKey: what a customer who has signed in may ask for. */
export const customerOwnApi = { ...customerMeApi, ...cartApi, ...customerOrdersApi, ...customerPaymentApi }
