import type { customerMeApi, customerSessionApi } from '../../../shared/api/customer/me'
import { bytesOf, type Handlers } from '../../mount'
import { addAddress, editAddress, listAddresses, removeAddress } from '../../services/customers/addresses'
import { changeAvatar } from '../../services/customers/avatars'
import { eraseCustomer, personalDataOf } from '../../services/customers/erasure'
import { keepCustomerPhone, renameCustomer } from '../../services/customers/profile'
import { signInCustomer } from '../../services/customers/signIn'
import type { CustomerCall, VisitCall } from './calls'
import { addressView, customerView, personalDataView } from './personViews'

export const sessions: Handlers<typeof customerSessionApi, VisitCall> = {
  'POST /sessions': async ({ store, now }, { code }) => {
    const { token, session, customer } = await signInCustomer(store, code, now)
    return { token, expiresAt: session.expiresAt.toISOString(), me: await customerView(store, customer) }
  },
}

export const me: Handlers<typeof customerMeApi, CustomerCall> = {
  'GET /me': ({ store, customer }) => customerView(store, customer),
  'PUT /me': async ({ store, customer }, { name }) => customerView(store, await renameCustomer(store, customer, name)),
  'POST /me/avatar': async (call) =>
    customerView(call.store, await changeAvatar(call.store, call.customer, bytesOf(call), call.now)),
  'POST /me/phone': async ({ store, customer, now }, proof) =>
    customerView(store, await keepCustomerPhone(store, customer, proof, now)),
  'GET /me/data': async ({ store, customer }) => personalDataView(store, await personalDataOf(store, customer)),
  'DELETE /me': async ({ store, customer, now }) => {
    await eraseCustomer(store, customer, now)
    return {}
  },
  'GET /addresses': async ({ store, customer }) => (await listAddresses(store, customer)).map(addressView),
  'POST /addresses': async ({ store, customer, now }, input) =>
    addressView(await addAddress(store, customer, input, now)),
  'PUT /addresses/:addressId': async ({ store, customer }, { addressId, ...input }) =>
    addressView(await editAddress(store, customer, addressId, input)),
  'DELETE /addresses/:addressId': async ({ store, customer }, { addressId }) =>
    (await removeAddress(store, customer, addressId)).map(addressView),
}
