import { dayOf } from '../../../shared/day'
import type { CustomerRow, CustomerSessionRow } from '../../db/models/customer'
import { isDuplicate } from '../../duplicate'
import { Failure } from '../../failures'
import { digest, newId } from '../../ids'
import type { Store } from '../../store'
import { sealedPlace } from '../../sealedPlace'
import { thirdpartyCode2Session, type Session } from '../../wechat/login'
import { countUp } from '../counters'

const slidingMs = 30 * 24 * 3600_000
const seenEveryMs = 5 * 60_000

export interface CustomerSignedIn {
  token: string
  session: CustomerSessionRow
  customer: CustomerRow
}

/**
 * Signs a customer in to a store's mini-program by the code of wx.login, on the store's behalf, and makes the customer on
 * the first visit. The code proves the appid, and with it the store: the token is good in this one alone.
 *
 * @throws AUTHORISATION_MISSING while the store has no mini-program
 */
export async function signInCustomer(store: Store, code: string, now: Date): Promise<CustomerSignedIn> {
  const account = await store.authorizer()
  if (!account) throw new Failure('AUTHORISATION_MISSING', { storeId: store.row.id })
  const { appid } = account.row
  const person = await store.platform.wechat(thirdpartyCode2Session, {
    appid,
    js_code: code,
    grant_type: 'authorization_code',
  })
  const customer = await meet(store, appid, person, now)
  const token = `c_${newId()}${newId()}`
  const session = await store.customerSessions.create({
    id: newId(),
    storeId: store.row.id,
    customerId: customer.id,
    tokenHash: digest(token),
    appid,
    createdAt: now,
    lastSeenAt: now,
    expiresAt: new Date(now.getTime() + slidingMs),
  })
  return { token, session, customer }
}

async function meet(store: Store, appid: string, person: Session, now: Date): Promise<CustomerRow> {
  const { openid, unionid = null } = person
  const known = await store.customers.find({ appid, openid })
  if (!known) return first(store, appid, person, now)
  const values = { sessionKey: sealed(store, known.id, person), unionid: unionid ?? known.unionid }
  await store.customers.update({ id: known.id }, values)
  return seen(store, { ...known, ...values }, now)
}

async function first(store: Store, appid: string, person: Session, now: Date): Promise<CustomerRow> {
  const { openid, unionid = null } = person
  const id = newId('c')
  try {
    const row = await store.customers.create({
      id,
      storeId: store.row.id,
      appid,
      openid,
      unionid,
      name: null,
      avatar: null,
      phone: null,
      sessionKey: sealed(store, id, person),
      remark: '',
      orderCount: 0,
      spentFen: 0,
      createdAt: now,
      seenDay: '',
      lastSeenAt: now,
      lastOrderAt: null,
      erasedAt: null,
    })
    return await seen(store, row, now)
  } catch (error) {
    if (!isDuplicate(error)) throw error
    return moved(store, appid, person, now)
  }
}

/** Two phones at the same moment; or the mini-program belonged to another store before, where this person was known. */
async function moved(store: Store, appid: string, person: Session, now: Date): Promise<CustomerRow> {
  const known = await store.platform.customers.find({ appid, openid: person.openid })
  if (known && known.storeId !== store.row.id) await forgetOpenid(store, known)
  return meet(store, appid, person, now)
}

/** What was ordered in the former store stays there, under a person that nobody can sign in as any more. */
const forgetOpenid = (store: Store, { id }: CustomerRow): Promise<number> =>
  store.platform.customers.update({ id }, { openid: `left.${id}` })

export const sessionKeyPlace = (customerId: string): string => sealedPlace('customers', 'sessionKey', customerId)

const sealed = ({ platform }: Store, id: string, { session_key }: Session): string =>
  platform.sealer.seal(session_key, sessionKeyPlace(id))

/** Whose token this is in this store, or null where `guest` finds nobody. Being seen prolongs it. */
export async function identifyCustomer(store: Store, token: string, now: Date): Promise<CustomerRow | null> {
  const guest = await store.guest(digest(token), now)
  if (!guest || guest.customer.erasedAt) return null
  const { customer, sessionId, lastSeenAt } = guest
  if (now.getTime() - lastSeenAt.getTime() <= seenEveryMs) return customer
  const expiresAt = new Date(now.getTime() + slidingMs)
  await store.customerSessions.update({ id: sessionId }, { lastSeenAt: now, expiresAt })
  return seen(store, customer, now)
}

async function seen(store: Store, customer: CustomerRow, now: Date): Promise<CustomerRow> {
  const seenDay = dayOf(now)
  const values = { lastSeenAt: now, seenDay }
  const isFirstToday = (await store.customers.update({ id: customer.id, seenDay: { not: seenDay } }, values)) > 0
  if (isFirstToday) await store.transaction((within) => countUp(within, seenDay, 'visitors'))
  else await store.customers.update({ id: customer.id }, { lastSeenAt: now })
  return { ...customer, ...values }
}
