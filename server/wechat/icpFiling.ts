import { endpoint, type Nothing } from './endpoint'

// Sources: developers.weixin.qq.com/doc/oplatform/openApi/OpenApiDoc/miniprogram-management/record/, one page for each, named
// as the constant here.

export interface IcpEntrance {
  /**
   * 2 WeChat reviews, 3 WeChat rejected, 4 the authority reviews, 5 the authority rejected, 6 filed, 1024 and above not
   * filed.
   */
  status: number
  is_canceling?: boolean
  /** 1: a filing can be started now. */
  available?: 0 | 1
  /** What was rejected, why, and what to write instead. */
  audit_data?: { key_name: string; error: string; suggest?: string }[]
  /** Only with status 4: 1 the authority's text message waits to be confirmed, 2 it was, 3 too late. */
  sms_verify_status?: 1 | 2 | 3
}

/**
 * 获取备案状态及驳回原因: whether the mini-program is filed with the authority. Since 2023-09 one that is not cannot be released.
 */
export const getIcpEntranceInfo = endpoint<Nothing, { info: IcpEntrance }>({
  method: 'GET',
  path: '/wxa/icp/get_icp_entrance_info',
  token: 'authorizer',
  body: 'query',
  needs: ['info.status'],
  repeatable: true,
})
