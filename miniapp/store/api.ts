import type { customerOwnApi, customerPublicApi } from '../../shared/api/customer'
import { createCall, type Call } from '../kit/call'
import { createSession, noSession } from '../kit/session'
import { loginCode } from '../kit/wechat'
import { readExt } from './ext'

const base = (): string => {
  const { apiBase, storeKey } = readExt()
  return `${apiBase}/api/customer/${encodeURIComponent(storeKey)}`
}

/** What anybody may ask about this store: no session, and whoever stands on the way may keep the answer. */
export const read = createCall<typeof customerPublicApi>(base, noSession)

/** Exchanges a fresh WeChat login for a session of ours: nobody is asked anything. */
const signIn = async () => (await read('POST /sessions', { code: await loginCode() })).token

export const session = createSession('customer', signIn)

const callSignedIn = createCall<typeof customerOwnApi>(base, session)

/** What a customer asks for the own part. Signs in before the first time, and again when the session has ended. */
export const call: Call<typeof customerOwnApi> = async (key, input, file) => {
  if (!session.token()) await session.renew('')
  return callSignedIn(key, input, file)
}
