import { endpoint, type Done, type Nothing, type WechatFile } from './endpoint'

// Sources: developers.weixin.qq.com/doc/oplatform/openApi/OpenApiDoc/miniprogram-management/privacy-management/, for the
// last two …/privacy-api-management/, one page for each, named as the constant here.

/** Whom customers can ask. At least one of the four contacts (86069). */
export interface PrivacyOwner {
  contact_email?: string
  contact_phone?: string
  contact_qq?: string
  contact_weixin?: string
  /** Of `uploadPrivacySetting`. */
  ext_file_media_id?: string
  /** How customers hear of changes: 弹窗, 公告 … */
  notice_method: string
  /** How long data is kept, as a person says it: `30天`. Left out: as short as the purpose allows. */
  store_expire_timestamp?: string
  /** For entities abroad. */
  store_region?: string
}

/** One kind of personal data, such as `PhoneNumber`, and its purpose, without 为了 and 用于. */
export interface PrivacyItem {
  privacy_key: string
  privacy_text: string
}

/** A library by somebody else, and what it reads. */
export interface SdkPrivacy {
  sdk_name: string
  sdk_biz_name: string
  sdk_list: PrivacyItem[]
}

/**
 * 2: the version in development, with what its code was found to use. 1: the live one, of which only the owner can change,
 * at once and without a review; 86074 when there is none.
 */
type PrivacyChange = { owner_setting: PrivacyOwner } & (
  { privacy_ver: 2; setting_list: PrivacyItem[]; sdk_privacy_info_list?: SdkPrivacy[] } | { privacy_ver: 1 }
)

export interface PrivacySetting {
  /** 0: nothing was committed lately, and `privacy_list` is empty for that reason alone. */
  code_exist: 0 | 1
  /** The kinds of data that the code was found to use. */
  privacy_list?: string[]
  /** What is set. A kind without text is not. */
  setting_list?: (PrivacyItem & { privacy_label?: string })[]
  /** Unix seconds. */
  update_time?: number
  owner_setting?: Partial<PrivacyOwner>
  /** What each kind is called. */
  privacy_desc?: { privacy_desc_list: { privacy_key: string; privacy_desc: string }[] }
  sdk_privacy_info_list?: SdkPrivacy[]
}

/** An API about places that must be asked for. */
export interface PrivacyInterface {
  /** `wx.chooseAddress` … */
  api_name: string
  api_ch_name?: string
  api_desc?: string
  /** Unix seconds. */
  apply_time?: number
  /** 1 may be asked for, 2 not for this account, 3 in review, 4 refused, 5 open. */
  status: 1 | 2 | 3 | 4 | 5
  audit_id?: number
  fail_reason?: string
  api_link?: string
  group_name?: string
}

/** Why the API is wanted, with at least one proof: addresses of pages, of up to ten pictures, or of one mp4. */
interface PrivacyApplication {
  /** Upper and lower case count. */
  api_name: string
  /** At most 300 characters. */
  content: string
  url_list?: string[]
  pic_list?: string[]
  video_list?: string[]
}

/**
 * 设置用户隐私保护指引: all of it at once, in place of what was set. Takes effect with review and release.
 *
 * The account's token, though the path says component. Raw UTF-8, or people read \u escapes.
 */
export const setPrivacySetting = endpoint<PrivacyChange, Done>({
  method: 'POST',
  path: '/cgi-bin/component/setprivacysetting',
  token: 'authorizer',
  body: 'json',
  repeatable: true,
})

/** 获取用户隐私保护指引, and after a `commit` also what it must name. The version in development is 2, the live one 1. */
export const getPrivacySetting = endpoint<{ privacy_ver: 1 | 2 }, PrivacySetting>({
  method: 'POST',
  path: '/cgi-bin/component/getprivacysetting',
  token: 'authorizer',
  body: 'json',
  needs: ['code_exist'],
  repeatable: true,
})

/** 上传用户隐私保护指引文件: a text of one's own, .txt up to 100 KB, for `owner_setting`. Its field is `file`. */
export const uploadPrivacySetting = endpoint<{ file: WechatFile }, { ext_file_media_id: string }>({
  method: 'POST',
  path: '/cgi-bin/component/uploadprivacyextfile',
  token: 'authorizer',
  body: 'multipart',
  needs: ['ext_file_media_id'],
  repeatable: true,
  timeoutMs: 30_000, // practice with this API
})

/**
 * 申请地理位置接口: the answer comes as the push `wxa_privacy_apply`. A second call answers 61031 while one is in review.
 *
 * A shop wants `wx.chooseAddress`, and for pick-up `wx.chooseLocation`. 280 calls a minute.
 */
export const applyPrivacyInterface = endpoint<PrivacyApplication, { audit_id: number }>({
  method: 'POST',
  path: '/wxa/security/apply_privacy_interface',
  token: 'authorizer',
  body: 'json',
  needs: ['audit_id'],
  repeatable: false,
})

/** 获取地理位置接口列表, with the state of each. */
export const getPrivacyInterface = endpoint<Nothing, { interface_list: PrivacyInterface[] }>({
  method: 'GET',
  path: '/wxa/security/get_privacy_interface',
  token: 'authorizer',
  body: 'query',
  needs: ['interface_list'],
  repeatable: true,
})
