import { rawDataSignature, sealUserData } from '../crypto'
import { issueCode } from '../openPlatform/codes'
import type { App } from '../accounts'
import type { Who } from './phone'
import type { World } from '../world'
import { noteVisit } from './visits'
import { openid, phoneInfo, rotateSessionKey, sessionKey, unionid } from './sessions'

const codeSeconds = 300

/** wx.login. It may replace the session key, which breaks user data fetched before (grade A). */
export function login(world: World, app: App, who: Who): { code: string; errMsg: string } {
  if (world.state.settings.rotatesSessionKey || !sessionKey(world, app, who)) rotateSessionKey(world, app, who)
  noteVisit(world, app, who)
  const { value } = issueCode(world, 'js', codeSeconds, { appid: app.appid, who })
  return { code: value, errMsg: 'login:ok' }
}

interface PhoneNumberDetail {
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

/** What wx.getUserInfo has answered for everybody since 2021: a grey avatar and the name 微信用户 (grade A). */
const anonymous = {
  nickName: '微信用户',
  gender: 0,
  language: '',
  city: '',
  province: '',
  country: '',
  avatarUrl: 'https://thirdwx.qlogo.cn/mmopen/vi_32/anonymous/132',
}

/** wx.getUserInfo with its proofs: rawData with its signature, and the sealed form with openid and watermark. */
export function userInfo(world: World, app: App, who: Who) {
  const key = sessionKey(world, app, who)
  if (!key) return { errMsg: 'getUserInfo:fail session key is missing, call wx.login first' }
  const rawData = JSON.stringify(anonymous)
  const iv = world.random.bytes(16)
  const watermark = { timestamp: world.clock.seconds(), appid: app.appid }
  const union = unionid(app, who)
  const all = { openId: openid(app, who), ...anonymous, ...(union ? { unionId: union } : {}), watermark }
  return {
    errMsg: 'getUserInfo:ok',
    rawData,
    signature: rawDataSignature(rawData, key),
    encryptedData: sealUserData(all, key, iv),
    iv: iv.toString('base64'),
  }
}
