import type { CustomerRow } from '../../db/models/customer'
import { Failure } from '../../failures'
import { newId } from '../../ids'
import type { Store } from '../../store'
import { mediaCheckAsync } from '../../wechat/contentCheck'
import { getPhoneNumber } from '../../wechat/login'
import { openUserData } from '../../wechat/userData'
import { keepPicture } from '../media'
import { checkText } from './textCheck'
import { sessionKeyPlace } from './signIn'

const profile = 1

/** @throws TEXT_REFUSED when WeChat minds the name */
export async function renameCustomer(store: Store, customer: CustomerRow, name: string): Promise<CustomerRow> {
  await checkText(store, customer, name, profile)
  return change(store, customer, { name })
}

/**
 * Takes a new picture of a customer and has WeChat look at it. It is shown at once, to the store and at the table, and
 * goes when WeChat minds it.
 *
 * @throws PICTURE_UNREADABLE
 */
export async function changeAvatar(
  store: Store,
  customer: CustomerRow,
  bytes: Buffer,
  now: Date,
): Promise<CustomerRow> {
  const { fileName } = await keepPicture(store, bytes, { longestPx: 256 }, now)
  const { trace_id: traceId } = await store.wechat(mediaCheckAsync, {
    version: 2,
    media_url: `${store.platform.config.http.publicUrl}/media/${fileName}`,
    media_type: 2,
    scene: profile,
    openid: customer.openid,
  })
  await store.contentChecks.createOnce({
    id: newId(),
    storeId: store.row.id,
    customerId: customer.id,
    traceId,
    picture: fileName,
    state: 'waiting',
    createdAt: now,
  })
  return change(store, customer, { avatar: fileName })
}

/** What WeChat found in a picture. One that it minds is no longer shown as anybody's. */
export async function pictureJudged(store: Store, traceId: string, isPassed: boolean): Promise<void> {
  const check = await store.contentChecks.find({ traceId })
  if (!check) return
  await store.contentChecks.update({ id: check.id }, { state: isPassed ? 'passed' : 'refused' })
  if (!isPassed) await store.customers.update({ id: check.customerId, avatar: check.picture }, { avatar: null })
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
