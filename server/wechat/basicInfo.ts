import { endpoint, type Nothing } from './endpoint'

// Sources: developers.weixin.qq.com/doc/oplatform/openApi/OpenApiDoc/miniprogram-management/basic-info-management/, one page
// for each, named as the constant here.

/** How often it was changed, and how often it may be in the period. */
interface Changes {
  modify_used_count: number
  modify_quota: number
}

export interface AccountBasicInfo {
  appid: string
  /** 1 subscription account, 2 service account, 3 mini-program. */
  account_type: 1 | 2 | 3
  /** 0 person, 1 company, 2 media, 3 government, 4 other. */
  principal_type: 0 | 1 | 2 | 3 | 4
  principal_name: string
  /** The number of the entity's licence. */
  credential?: string
  /** 1 verified, 2 under way, 3 failed. */
  realname_status: 1 | 2 | 3
  customer_type?: number
  /** 1017: mainland China. */
  registered_country?: number
  /** As text in older answers. */
  nickname?: string
  nickname_info?: Changes & { nickname: string }
  head_image_info?: Changes & { head_image_url: string }
  signature_info?: Changes & { signature: string }
  wx_verify_info?: {
    qualification_verify: boolean
    naming_verify: boolean
    /** Only where the first is true. Its times are Unix seconds. */
    annual_review?: boolean
    annual_review_begin_time?: number
    annual_review_end_time?: number
  }
}

/**
 * 获取小程序基本信息: name, avatar, introduction, how often each may still change, and whose account it is.
 *
 * By older text only for mini-programs created by API (41033).
 */
export const getAccountBasicInfo = endpoint<Nothing, AccountBasicInfo>({
  method: 'GET',
  path: '/cgi-bin/account/getaccountbasicinfo',
  token: 'authorizer',
  body: 'query',
  needs: ['appid'],
  repeatable: true,
})
