import type { MerchantRow, SessionRow } from '../db/models/merchant'
import { isDuplicate } from '../duplicate'
import { Failure } from '../failures'
import { digest, newId } from '../ids'
import type { Platform } from '../platform'
import { sealedPlace } from '../sealedPlace'
import { jscode2session } from '../wechat/login'
import { provenPhone, type PhoneProof } from './phoneProof'

const slidingMs = 30 * 24 * 3600_000
const seenEveryMs = 5 * 60_000

export interface SignedIn {
  token: string
  session: SessionRow
  merchant: MerchantRow
}

/** Who asks: a merchant and the session that proves it. */
export interface Identity {
  merchant: MerchantRow
  session: SessionRow
}

/**
 * Signs a merchant in by the code of wx.login, and makes the merchant on the first visit.
 *
 * A code serves once. The token is told only here; the database keeps its hash.
 */
export async function signIn(platform: Platform, code: string, device: string, now: Date): Promise<SignedIn> {
  const { appid, secret } = platform.config.merchantApp
  const person = await platform.wechatOpen(jscode2session, {
    appid,
    secret,
    js_code: code,
    grant_type: 'authorization_code',
  })
  const merchant = await meet(platform, person, now)
  const token = `m_${newId()}${newId()}`
  const session = await platform.sessions.create({
    id: newId(),
    tokenHash: digest(token),
    merchantId: merchant.id,
    appid,
    device: device || '未知设备',
    createdAt: now,
    lastSeenAt: now,
    expiresAt: new Date(now.getTime() + slidingMs),
    revokedAt: null,
  })
  return { token, session, merchant }
}

interface Person {
  openid: string
  unionid?: string
  session_key: string
}

async function meet(platform: Platform, person: Person, now: Date): Promise<MerchantRow> {
  const known = await platform.merchants.find({ openid: person.openid })
  return known ? again(platform, known, person) : first(platform, person, now)
}

async function again(platform: Platform, known: MerchantRow, person: Person): Promise<MerchantRow> {
  const values = { sessionKey: seal(platform, known.id, person), unionid: person.unionid ?? known.unionid }
  await platform.merchants.update({ id: known.id }, values)
  return { ...known, ...values }
}

async function first(platform: Platform, person: Person, now: Date): Promise<MerchantRow> {
  const id = newId('m')
  const { openid, unionid = null } = person
  const sessionKey = seal(platform, id, person)
  try {
    return await platform.merchants.create({ id, openid, unionid, name: null, phone: null, sessionKey, createdAt: now })
  } catch (error) {
    if (isDuplicate(error)) return meet(platform, person, now) // two phones of one person at the same moment
    throw error
  }
}

const place = (id: string): string => sealedPlace('merchants', 'sessionKey', id)
const seal = ({ sealer }: Platform, id: string, { session_key }: Person): string => sealer.seal(session_key, place(id))

/** Who a token belongs to, or null when it is unknown, revoked or over. Being seen prolongs it. */
export async function identify(platform: Platform, token: string, now: Date): Promise<Identity | null> {
  const session = await platform.sessions.find({ tokenHash: digest(token), revokedAt: null, expiresAt: { gt: now } })
  const merchant = session && (await platform.merchants.find({ id: session.merchantId }))
  if (!merchant) return null
  if (now.getTime() - session.lastSeenAt.getTime() > seenEveryMs) {
    await platform.sessions.update(
      { id: session.id },
      { lastSeenAt: now, expiresAt: new Date(now.getTime() + slidingMs) },
    )
  }
  return { merchant, session }
}

/** The sessions of one merchant that still work, last seen first. */
export const listDevices = (platform: Platform, merchantId: string, now: Date): Promise<SessionRow[]> =>
  platform.sessions.list({ merchantId, revokedAt: null, expiresAt: { gt: now } }, { order: [['lastSeenAt', 'DESC']] })

/** @throws DEVICE_NOT_FOUND */
export async function signOutDevice(
  platform: Platform,
  merchantId: string,
  sessionId: string,
  now: Date,
): Promise<void> {
  const matched = await platform.sessions.update({ id: sessionId, merchantId, revokedAt: null }, { revokedAt: now })
  if (matched === 0) throw new Failure('DEVICE_NOT_FOUND', { sessionId })
}

export async function renameMerchant(platform: Platform, merchant: MerchantRow, name: string): Promise<MerchantRow> {
  await platform.merchants.update({ id: merchant.id }, { name })
  return { ...merchant, name }
}

/** @throws USER_DATA_UNREADABLE when the sealed data does not open or is another mini-program's */
export async function keepPhone(
  platform: Platform,
  merchant: MerchantRow,
  proof: PhoneProof,
  now: Date,
): Promise<MerchantRow> {
  const { config, merchantApp, sealer } = platform
  const { id, openid } = merchant
  const sessionKey = () => sealer.open(merchant.sessionKey, place(id))
  const presser = { id, openid, appid: config.merchantApp.appid, wechat: merchantApp.wechat, sessionKey }
  const phone = await provenPhone(presser, proof, now)
  await platform.merchants.update({ id }, { phone })
  return { ...merchant, phone }
}
