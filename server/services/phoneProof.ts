import { Failure } from '../failures'
import { getPhoneNumber } from '../wechat/login'
import { openUserData } from '../wechat/userData'
import type { Ask } from '../wechatFailure'

/** What the button for phone numbers gave: a code, or on older phones data sealed with the session key. */
export type PhoneProof = { code: string } | { encryptedData: string; iv: string }

/** Whoever pressed the button, and the mini-program it stands in. */
export interface Presser {
  id: string
  openid: string
  appid: string
  wechat: Ask
  /** Opened only where it is needed: it may be sealed with a key that is gone. */
  sessionKey(): string
}

/**
 * The number that is proved.
 *
 * @throws USER_DATA_UNREADABLE when the sealed data does not open or is another mini-program's
 */
export async function provenPhone(presser: Presser, proof: PhoneProof, now: Date): Promise<string> {
  if (!('code' in proof)) return readPhone(presser, proof, now)
  const { phone_info: info } = await presser.wechat(getPhoneNumber, { code: proof.code, openid: presser.openid })
  return info.purePhoneNumber
}

function readPhone(
  { id, appid, sessionKey }: Presser,
  proof: { encryptedData: string; iv: string },
  now: Date,
): string {
  try {
    const data = openUserData({ ...proof, sessionKey: sessionKey(), appid, now })
    if (typeof data.purePhoneNumber !== 'string') throw new Error('no phone number in the data')
    return data.purePhoneNumber
  } catch (cause) {
    throw new Failure('USER_DATA_UNREADABLE', { of: id }, { cause })
  }
}
