import type { CustomerRow } from '../../db/models/customer'
import type { Store } from '../../store'
import { provenPhone, type PhoneProof } from '../phoneProof'
import { checkText } from './textCheck'
import { sessionKeyPlace } from './signIn'

const profile = 1

/** @throws TEXT_REFUSED when WeChat minds the name */
export async function renameCustomer(store: Store, customer: CustomerRow, name: string): Promise<CustomerRow> {
  await checkText(store, customer, name, profile)
  return change(store, customer, { name })
}

/** @throws USER_DATA_UNREADABLE when the sealed data does not open or is another mini-program's */
export async function keepCustomerPhone(
  store: Store,
  customer: CustomerRow,
  proof: PhoneProof,
  now: Date,
): Promise<CustomerRow> {
  const { id, openid, appid } = customer
  const sessionKey = () => store.platform.sealer.open(customer.sessionKey, sessionKeyPlace(id))
  const phone = await provenPhone({ id, openid, appid, wechat: store.wechat, sessionKey }, proof, now)
  return change(store, customer, { phone })
}

async function change(store: Store, customer: CustomerRow, values: Partial<CustomerRow>): Promise<CustomerRow> {
  await store.customers.update({ id: customer.id }, values)
  return { ...customer, ...values }
}
