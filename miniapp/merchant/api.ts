import type { merchantMeApi, merchantStoreApi } from '../../shared/api/merchant'
import { createCall, createDownload } from '../kit/call'
import { createSession, noSession } from '../kit/session'
import { deviceName, loginCode } from '../kit/wechat'
import { currentStoreKey } from './currentStore'

const base = `${process.env.TARO_APP_API}/api/merchant`
const myBase = () => `${base}/me`
const ofStore = () => `${base}/${currentStoreKey()}`

const callPublic = createCall<typeof merchantMeApi>(myBase, noSession)

/** Exchanges a fresh WeChat login for a session of ours. */
export const signIn = async () => callPublic('POST /sessions', { code: await loginCode(), device: deviceName() })

export const session = createSession('session', async () => (await signIn()).token)

/** About the person, without a store. */
export const callMe = createCall<typeof merchantMeApi>(myBase, session)

/** About the store in hand. */
export const call = createCall<typeof merchantStoreApi>(ofStore, session)

/** A file of the store in hand. */
export const download = createDownload<typeof merchantStoreApi>(ofStore, session)
