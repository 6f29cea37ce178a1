import { sealUserData } from '../crypto'
import { issueCode } from '../openPlatform/codes'
import { phoneInfo } from '../openPlatform/login'
import type { App, Who } from '../state'
import type { World } from '../world'
import { rotateSessionKey, sessionKey } from './sessions'

const codeSeconds = 300

/** wx.login. It may replace the session key, which breaks user data fetched before (grade A). */
export function login(world: World, app: App, who: Who): { code: string; errMsg: string } {
  if (world.state.settings.rotatesSessionKey || !sessionKey(world, app, who)) rotateSessionKey(world, app, who)
  const { value } = issueCode(world, 'js', codeSeconds, { appid: app.appid, who })
  return { code: value, errMsg: 'login:ok' }
}

export interface PhoneNumberDetail {
  errMsg: string
  code?: string
  encryptedData?: string
  iv?: string
}

/** What `bindgetphonenumber` brings: a code, and for older code the sealed data. Not for persons (grade A). */
export function phoneNumber(world: World, app: App, who: Who): PhoneNumberDetail {
  if (app.principalKind === 'person' || !app.verified) return { errMsg: 'getPhoneNumber:fail no permission' }
  if (app.phoneQuota <= 0) return { errMsg: 'getPhoneNumber:fail: phone number quota exceeded' }
  const { value } = issueCode(world, 'phone', codeSeconds, { appid: app.appid, who })
  const key = sessionKey(world, app, who)
  if (!key) return { errMsg: 'getPhoneNumber:ok', code: value }
  const iv = world.random.bytes(16)
  const encryptedData = sealUserData(phoneInfo(world, app, who), key, iv)
  return { errMsg: 'getPhoneNumber:ok', code: value, encryptedData, iv: iv.toString('base64') }
}
