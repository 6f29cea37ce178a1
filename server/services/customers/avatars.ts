import type { CustomerRow } from '../../db/models/customer'
import { newId } from '../../ids'
import type { Store } from '../../store'
import { mediaCheckAsync } from '../../wechat/contentCheck'
import { dropPicture, keepPicture, pictureView } from '../media'

const profile = 1
const longestPx = 256

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
  const { fileName: avatar } = await keepPicture(store, bytes, { longestPx, whose: customer.id }, now)
  const traceId = await haveLookedAt(store, customer, avatar)
  await store.customers.update({ id: customer.id }, { avatar })
  const isRefused = await noteCheck(store, { traceId, customerId: customer.id, picture: avatar }, now)
  if (customer.avatar !== avatar) await dropAvatar(store, customer.avatar)
  return { ...customer, avatar: isRefused ? null : avatar }
}

/** Answers what the verdict will be called by. A picture that nobody looks at does not stay. */
async function haveLookedAt(store: Store, { openid, avatar }: CustomerRow, picture: string): Promise<string> {
  const media_url = pictureView(store.platform, picture).url
  try {
    const asked = { version: 2, media_url, media_type: 2, scene: profile, openid } as const
    return (await store.wechat(mediaCheckAsync, asked)).trace_id
  } catch (error) {
    if (picture !== avatar) await dropAvatar(store, picture)
    throw error
  }
}

interface Check {
  traceId: string
  customerId: string
  picture: string
}

/** Notes whose picture it is; true where WeChat was faster than we, and minded it. */
async function noteCheck(store: Store, check: Check, now: Date): Promise<boolean> {
  const { traceId, ...whose } = check
  const row = { id: newId(), storeId: store.row.id, ...check, createdAt: now }
  if (await store.contentChecks.createOnce({ ...row, state: 'waiting' })) return false
  await store.contentChecks.update({ traceId }, whose)
  const judged = await store.contentChecks.find({ traceId })
  if (judged?.state !== 'refused') return false
  await takeDown(store, check)
  return true
}

/** What WeChat found in a picture, also before we have noted whose it is. One that it minds is nobody's any more. */
export async function pictureJudged(store: Store, traceId: string, isPassed: boolean, now: Date): Promise<void> {
  const state = isPassed ? 'passed' : 'refused'
  const row = { id: newId(), storeId: store.row.id, traceId, customerId: '', picture: '', createdAt: now }
  if (await store.contentChecks.createOnce({ ...row, state })) return
  await store.contentChecks.update({ traceId }, { state })
  const check = await store.contentChecks.find({ traceId })
  if (check && !isPassed) await takeDown(store, check)
}

async function takeDown(store: Store, { customerId, picture }: Omit<Check, 'traceId'>): Promise<void> {
  await store.customers.update({ id: customerId, avatar: picture }, { avatar: null })
  if (picture !== '') await dropAvatar(store, picture)
}

/** Deletes the file too, unless somebody else in this store shows the very same one. */
export async function dropAvatar(store: Store, avatar: string | null): Promise<void> {
  if (avatar === null || (await store.customers.count({ avatar })) > 0) return
  await dropPicture(store, avatar)
}
