import Taro from '@tarojs/taro'
import { CallFailure, type LocalFile } from './call'
import { errMsgOf, isDisagreement } from './errMsg'

/*
 * Everything of WeChat that asks the person or the phone. Each function ends in a value or in a CallFailure with a
 * sentence; `null` and 'cancelled' mean that the person changed their mind, which is no failure.
 */

/** A login code: 5 minutes, once. */
export async function loginCode(): Promise<string> {
  const code = await Taro.login().then(
    (answer) => answer.code,
    () => '',
  )
  if (!code) throw new CallFailure({ code: 'NO_LOGIN_CODE', text: '微信没有回应登录请求，请重试', next: 'retry' })
  return code
}

/** The phone's make and model, for the list of devices. */
export function deviceName(): string {
  const { brand, model } = Taro.getDeviceInfo()
  // iOS says `iPhone 13<iPhone14,5>`, and names the brand twice
  const name = model.replace(/<.*>$/, '')
  return (name.toLowerCase().startsWith(brand.toLowerCase()) ? name : `${brand} ${name}`).trim().slice(0, 64)
}

export type PhoneNumberProof = { code: string } | { encryptedData: string; iv: string }

interface PhoneNumberDetail {
  errMsg?: string
  code?: string
  encryptedData?: string
  iv?: string
}

/**
 * 手机号快速验证组件: what the button's event proves. Clients since base library 2.21.2 give a code, older ones sealed data.
 *
 * @returns null when the person declined
 */
export function phoneNumberProof(detail: PhoneNumberDetail): PhoneNumberProof | null {
  if (detail.code) return { code: detail.code }
  if (detail.encryptedData && detail.iv) return { encryptedData: detail.encryptedData, iv: detail.iv }
  const errMsg = detail.errMsg ?? ''
  if (/deny|cancel/.test(errMsg) || isDisagreement(errMsg)) return null
  throw new CallFailure({ code: 'NO_PHONE_NUMBER', text: '微信没有给出手机号，请稍后再试', next: 'retry' })
}

/** One picture from the album or the camera, made small by WeChat; null when nothing was chosen. */
export const choosePicture = async (field: string): Promise<LocalFile | null> =>
  (await choosePictures(field, 1))[0] ?? null

const mostAtOnce = 9 // wx.chooseMedia: up to 20 since base library 2.25.0, 9 before

/** Several of them; none when nothing was chosen. */
export async function choosePictures(field: string, count: number): Promise<LocalFile[]> {
  const most = Math.min(count, mostAtOnce)
  try {
    const { tempFiles } = await Taro.chooseMedia({ count: most, mediaType: ['image'], sizeType: ['compressed'] })
    return tempFiles.map(({ tempFilePath: path }) => ({ field, path }))
  } catch (thrown) {
    const errMsg = errMsgOf(thrown)
    if (errMsg.includes('cancel') || isDisagreement(errMsg)) return []
    throw new CallFailure({ code: 'NO_PICTURE', text: '没能打开相册，请在微信设置里允许访问照片', next: 'retry' })
  }
}

export type ChatFile = LocalFile & { name: string }

/** A file from one of the person's chats, where WeChat keeps what was sent from a computer; null when nothing was chosen. */
export const chooseChatFile = async (field: string, extension: string): Promise<ChatFile | null> =>
  (await chooseChatFiles(field, 1, [extension]))[0] ?? null

/** Several of them; none when nothing was chosen. */
export async function chooseChatFiles(field: string, count: number, extension: string[]): Promise<ChatFile[]> {
  try {
    const { tempFiles } = await Taro.chooseMessageFile({ count, type: 'file', extension })
    return tempFiles.map(({ path, name }) => ({ field, path, name }))
  } catch (thrown) {
    const errMsg = errMsgOf(thrown)
    if (errMsg.includes('cancel') || isDisagreement(errMsg)) return []
    throw new CallFailure({ code: 'NO_FILE', text: '没能打开聊天里的文件，请更新微信后再试', next: 'retry' })
  }
}

/** Shows a document on this phone; from its menu the person keeps it or sends it on. */
export async function openDocument(filePath: string, fileType: 'xlsx'): Promise<void> {
  await Taro.openDocument({ filePath, fileType, showMenu: true }).catch(() => {
    throw new CallFailure({ code: 'NO_DOCUMENT', text: '这台手机打不开表格，请换一台手机再试', next: 'retry' })
  })
}

/** Reads a code of this mini-program: the page it leads to, empty for any other code; null when the person came back. */
export async function scanProgramCode(): Promise<string | null> {
  try {
    const { path } = (await Taro.scanCode({})) as { path?: string }
    return path ?? ''
  } catch (thrown) {
    if (errMsgOf(thrown).includes('cancel')) return null
    throw new CallFailure({ code: 'NO_SCAN', text: '没能打开扫一扫，请在微信设置里允许使用相机', next: 'retry' })
  }
}

/** What WeChat keeps of where somebody lives. */
export interface WechatAddress {
  name: string
  phone: string
  province: string
  city: string
  district: string
  detail: string
}

/** 收货地址: one of those the person keeps in WeChat; null when they chose none. */
export async function chooseWechatAddress(): Promise<WechatAddress | null> {
  try {
    const told = await Taro.chooseAddress()
    const { userName, telNumber, provinceName, cityName, countyName, detailInfo } = told
    const place = { province: provinceName, city: cityName, district: countyName, detail: detailInfo }
    return { name: userName, phone: telNumber, ...place }
  } catch (thrown) {
    const errMsg = errMsgOf(thrown)
    if (errMsg.includes('cancel')) return null
    throw new CallFailure({ code: 'NO_ADDRESS', text: whyNoAddress(errMsg) })
  }
}

function whyNoAddress(errMsg: string): string {
  if (isDisagreement(errMsg)) return '没有同意隐私保护指引，不能读取微信里的地址。您可以自己填写'
  if (/auth den|authorize no response/.test(errMsg))
    return '之前没有允许读取微信地址。您可以自己填写，或在右上角的设置里允许'
  return '没能读取微信里的地址，请自己填写'
}

/** What WeChat Pay's own sheet is opened with: the server has it signed. */
interface PaymentParameters {
  timeStamp: string
  nonceStr: string
  package: string
  signType: 'RSA' | 'HMAC-SHA256'
  paySign: string
}

/**
 * 微信支付: the person pays on WeChat's own sheet, or closes it.
 *
 * 'ok' is what the phone says; whether the money has come the server has to ask. Taro makes no promise of this API's answer,
 * and WeChat itself does only since base library 2.10.2.
 */
export const requestPayment = (parameters: PaymentParameters): Promise<'ok' | 'cancelled'> =>
  new Promise((resolve, reject) => {
    const fail = (refusal: unknown) => {
      if (errMsgOf(refusal).includes('cancel')) return resolve('cancelled')
      const text = '微信支付没有成功，请再试一次'
      reject(new CallFailure({ code: 'NOT_PAID', text, next: 'retry' }))
    }
    void Taro.requestPayment({ ...parameters, success: () => resolve('ok'), fail })
  })

/** Puts text where the person can paste it; WeChat itself says that it did. */
export const copy = (text: string): Promise<unknown> => Taro.setClipboardData({ data: text })

/** Calls a number; on a device that cannot call, the number is copied. */
export async function callPhone(phoneNumber: string): Promise<void> {
  try {
    await Taro.makePhoneCall({ phoneNumber })
  } catch (thrown) {
    if (!errMsgOf(thrown).includes('cancel')) await copy(phoneNumber).catch(() => undefined)
  }
}

/** 第三方平台自定义数据: what the service provider wrote into this one mini-program. Empty in a package that has none. */
export const extConfig = (): Record<string, unknown> => Taro.getExtConfigSync()

/** 隐私保护指引 of this mini-program, WeChat's own page. */
export function openPrivacyContract(): void {
  void Taro.openPrivacyContract({
    fail: () => void Taro.showToast({ title: '请在右上角菜单里查看隐私保护指引', icon: 'none' }),
  })
}
