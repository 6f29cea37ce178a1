import { endpoint, type Done, type Nothing, type WechatFile } from './endpoint'

// Sources: developers.weixin.qq.com/doc/oplatform/openApi/OpenApiDoc/miniprogram-management/code-management/, one page for
// each, named as the constant here.

/** A category as reviewers know it: the names and the ids belong together. */
export interface CodeCategory {
  first_class: string
  second_class: string
  third_class?: string
  first_id: number
  second_id: number
  third_id?: number
}

/** One page to look at. Its category is one of `getAllCategoryName`. */
export interface AuditItem extends CodeCategory {
  /** A page of `getCodePage`. */
  address?: string
  /** At most 10, separated by blanks, of at most 20 characters. */
  tag?: string
  /** At most 32 characters. Documented as optional, and missed with 85010. */
  title: string
}

/** What is done against bad contributions of customers. Scene 0: there are none, and nothing else is said. */
export interface UgcDeclaration {
  /** 0 none, 1 profile, 2 picture, 3 video, 4 text, 5 audio. */
  scene: number[]
  /** 1 WeChat's content check, 2 another one, 3 people, 4 nothing. */
  method?: number[]
  has_audit_team?: 0 | 1
  /** At most 256 characters, as the next. */
  audit_desc?: string
  other_scene_desc?: string
}

export interface SubmitAudit {
  /** 1 to 5. */
  item_list: AuditItem[]
  /** What `uploadMediaToCodeAudit` answered. */
  preview_info?: { video_id_list?: string[]; pic_id_list?: string[] }
  version_desc?: string
  /** At most 200 characters. Read only after a rejection. */
  feedback_info?: string
  /** Up to 5 pictures as `media_id`s of `uploadTempMedia`, joined by `|`. */
  feedback_stuff?: string
  /** Wanted with the first version in categories where customers write. */
  ugc_declare?: UgcDeclaration
  /** Declares that privacy APIs which the scan found, and nobody declared, are never called. */
  privacy_api_not_use?: boolean
  /** The page of a customer's orders, which a shop must name. */
  order_path?: string
}

/** 0 passed, 1 rejected, 2 in review, 3 withdrawn, 4 delayed. */
export type AuditStatus = 0 | 1 | 2 | 3 | 4

/** What reviewers said. */
export interface AuditResult {
  status: AuditStatus
  /** Why it was rejected or delayed, with `<br>` between the lines. */
  reason?: string
  /** See `screenshotIds`. */
  screenshot?: string
  ScreenShot?: string
}

export interface LatestAudit extends AuditResult {
  auditid: number
  user_version?: string
  user_desc?: string
  /** Unix seconds. */
  submit_audit_time?: number
}

/** Left of this month, and of how many. All stores of the platform share them. */
interface AuditQuota {
  rest: number
  limit: number
  speedup_rest: number
  speedup_limit: number
}

/** 获取审核时可填写的类目: the store's categories that passed. With none, `submitAudit` answers 85008. */
export const getAllCategoryName = endpoint<Nothing, { category_list: CodeCategory[] }>({
  method: 'GET',
  path: '/wxa/get_category',
  token: 'authorizer',
  body: 'query',
  needs: ['category_list'],
  repeatable: true,
})

/**
 * 上传提审素材: a picture (2 MB, PNG, JPEG or GIF) or a video (10 MB, MP4) that shows reviewers what to look at.
 *
 * Its `mediaid`, spelt without an underscore, serves three days and nowhere else; ids of `uploadTempMedia` do not serve
 * here. A second call makes a second one.
 */
export const uploadMediaToCodeAudit = endpoint<{ media: WechatFile }, { type: 'image' | 'video'; mediaid: string }>({
  method: 'POST',
  path: '/wxa/uploadmedia',
  token: 'authorizer',
  body: 'multipart',
  needs: ['mediaid'],
  repeatable: true,
  timeoutMs: 30_000, // practice with this API
})

/**
 * 提交代码审核: queues the trial version for review. A second call while one is queued answers 85009.
 *
 * Wants name, avatar, introduction (86002), an approved category (85008), the privacy guideline, and the end of the scan
 * (61039). Every submission counts against the platform's month (85085). Raw UTF-8 or -1.
 */
export const submitAudit = endpoint<SubmitAudit, { auditid: number }>({
  method: 'POST',
  path: '/wxa/submit_audit',
  token: 'authorizer',
  body: 'json',
  needs: ['auditid'],
  repeatable: false,
})

/** 查询审核单状态 of one review. 85012 when it is not this mini-program's. */
export const getAuditStatus = endpoint<{ auditid: number }, AuditResult>({
  method: 'POST',
  path: '/wxa/get_auditstatus',
  token: 'authorizer',
  body: 'json',
  needs: ['status'],
  repeatable: true,
})

/** 查询最新一次审核单状态: of the newest review, whoever submitted it. 85012 when there was none. */
export const getLatestAuditStatus = endpoint<Nothing, LatestAudit>({
  method: 'GET',
  path: '/wxa/get_latest_auditstatus',
  token: 'authorizer',
  body: 'query',
  needs: ['auditid', 'status'],
  repeatable: true,
})

/**
 * 撤回代码审核: takes the version out of review. A GET that changes something.
 *
 * 5 a day and 10 a month for a mini-program, by older text 1 a day: 87013 decides. A second call has nothing to take out and
 * says no.
 */
export const undoAudit = endpoint<Nothing, Done>({
  method: 'GET',
  path: '/wxa/undocodeaudit',
  token: 'authorizer',
  body: 'query',
  repeatable: false,
})

/** 加急代码审核: it is to take 2 to 12 hours. As often a month as `setCodeAuditQuota` says; a second call answers 89404. */
export const speedupCodeAudit = endpoint<{ auditid: number }, Done>({
  method: 'POST',
  path: '/wxa/speedupaudit',
  token: 'authorizer',
  body: 'json',
  repeatable: false,
})

/** 查询服务商审核额度: reads, whatever its official name says. Any store's token gives the platform's numbers. */
export const setCodeAuditQuota = endpoint<Nothing, AuditQuota>({
  method: 'GET',
  path: '/wxa/queryquota',
  token: 'authorizer',
  body: 'query',
  needs: ['rest', 'limit'],
  repeatable: true,
})
