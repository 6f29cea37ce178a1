import type { CustomerRow } from '../../db/models/customer'
import { Failure } from '../../failures'
import type { Store } from '../../store'
import { getPhoneNumber } from '../../wechat/login'
import { openUserData } from '../../wechat/userData'
import { checkText } from './textCheck'
import { sessionKeyPlace } from './signIn'

const profile = 1

/** @throws TEXT_REFUSED when WeChat minds the name */
export async function renameCustomer(store: Store, customer: CustomerRow, name: string): Promise<CustomerRow> {
  await checkText(store, customer, name, profile)
  return change(store, customer, { name })
}

/** What the button for phone numbers gave: a code, or on older phones data sealed with the session key. */
type PhoneProof = { code: string } | { encryptedData: string; iv: string }

/** @throws USER_DATA_UNREADABLE when the sealed data does not open or is another mini-program's */
export async function keepCustomerPhone(
  store: Store,
  customer: CustomerRow,
  proof: PhoneProof,
  now: Date,
): Promise<CustomerRow> {
  const phone = 'code' in proof ? await askPhone(store, customer, proof.code) : readPhone(store, customer, proof, now)
  return change(store, customer, { phone })
}

async function askPhone(store: Store, { openid }: CustomerRow, code: string): Promise<string> {
  const { phone_info: info } = await store.wechat(getPhoneNumber, { code, openid })
  return info.purePhoneNumber
}

function readPhone(
  { platform }: Store,
  { id, appid, sessionKey }: CustomerRow,
  proof: { encryptedData: string; iv: string },
  now: Date,
): string {
  try {
    const key = platform.sealer.open(sessionKey, sessionKeyPlace(id))
    const data = openUserData({ ...proof, sessionKey: key, appid, now })
    if (typeof data.purePhoneNumber !== 'string') throw new Error('no phone number in the data')
    return data.purePhoneNumber
  } catch (cause) {
    throw new Failure('USER_DATA_UNREADABLE', { customerId: id }, { cause })
  }
}

async function change(store: Store, customer: CustomerRow, values: Partial<CustomerRow>): Promise<CustomerRow> {
  await store.customers.update({ id: customer.id }, values)
  return { ...customer, ...values }
}
