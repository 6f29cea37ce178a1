import { endpoint, type Done, type Nothing, type WechatBytes } from './endpoint'

// Sources: developers.weixin.qq.com/doc/oplatform/openApi/OpenApiDoc/miniprogram-management/code-management/, one page for
// each, named as the constant here.

interface Commit {
  template_id: number
  /** Text, encoded once: `writeExtJson`. */
  ext_json: string
  /** At most 64 characters. */
  user_version: string
  user_desc: string
}

/** What is on the phones of testers, and what on everybody's. A part is left out when there is no such version. */
export interface VersionInfo {
  exp_info?: {
    /** Unix seconds. */
    exp_time: number
    exp_version: string
    exp_desc: string
  }
  release_info?: {
    /** Unix seconds. */
    release_time: number
    release_version: string
    release_desc: string
  }
}

/** Names of APIs. A list may be left out. */
export interface CodePrivacyInfo {
  /** The account has no right to them. */
  without_auth_list?: string[]
  /** `requiredPrivateInfos` does not declare them. */
  without_conf_list?: string[]
}

/**
 * 上传代码并生成体验版: puts a template with the store's settings into its trial version, in place of the one before.
 *
 * One at a time for a mini-program: 9402202 while the one before is under way. Each package is at most 2 MB, all together 20.
 * Every call begins the scan for privacy APIs anew, and `submitAudit` answers 61039 until that ends: never repeat the two
 * together. After a lost answer `getVersionInfo` tells.
 */
export const commit = endpoint<Commit, Done>({
  method: 'POST',
  path: '/wxa/commit',
  token: 'authorizer',
  body: 'json',
  repeatable: false,
  timeoutMs: 30_000, // practice with this API
})

/** 获取体验版二维码: a JPEG. Only testers and the administrator can open what it leads to. */
export const getTrialQRCode = endpoint<
  {
    /** A page with its query, the home page unless said. Not encoded: the client does that, once. */
    path?: string
  },
  WechatBytes
>({
  method: 'GET',
  path: '/wxa/get_qrcode',
  token: 'authorizer',
  body: 'query',
  answer: 'binary',
  repeatable: true,
})

/** 获取已上传代码的页面列表: the pages of the trial version, the home page first. */
export const getCodePage = endpoint<Nothing, { page_list: string[] }>({
  method: 'GET',
  path: '/wxa/get_page',
  token: 'authorizer',
  body: 'query',
  needs: ['page_list'],
  repeatable: true,
})

/**
 * 获取隐私接口检测结果: what the scan that `commit` began has found. 61039 until it ends, in about a minute: ask again every
 * 10 to 20 s.
 */
export const getCodePrivacyInfo = endpoint<Nothing, CodePrivacyInfo>({
  method: 'GET',
  path: '/wxa/security/get_code_privacy_info',
  token: 'authorizer',
  body: 'query',
  repeatable: true,
})

/** 查询小程序版本信息: the trial and the live version, as `commit` described them. */
export const getVersionInfo = endpoint<Nothing, VersionInfo>({
  method: 'POST',
  path: '/wxa/getversioninfo',
  token: 'authorizer',
  body: 'json',
  repeatable: true,
})
