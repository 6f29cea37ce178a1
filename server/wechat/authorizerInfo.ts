/** What an account granted. The merchant may tick only a part of what we ask for: believe this list alone. */
export interface GrantedSet {
  funcscope_category: { id: number; type?: number; name?: string; desc?: string }
  confirm_info?: { need_confirm: number; already_confirm: number; can_confirm: number }
}

export interface AuthorizationInfo {
  authorizer_appid: string
  /** Left out when the account has no API rights. */
  authorizer_access_token?: string
  expires_in?: number
  authorizer_refresh_token?: string
  func_info?: GrantedSet[]
}

export interface AuthorizerEntry {
  authorizer_appid: string
  /** Empty when the authorisation code was never exchanged. */
  refresh_token?: string
  /** Unix seconds. */
  auth_time: number
}

interface Kind {
  id: number
  name?: string
}

/** Only mini-programs have it: its presence is the official way to tell one from an official account. */
export interface MiniProgramInfo {
  network: Partial<
    Record<
      'RequestDomain' | 'WsRequestDomain' | 'UploadDomain' | 'DownloadDomain' | 'BizDomain' | 'UDPDomain' | 'TCPDomain',
      string[]
    >
  >
  categories?: { first: string; second: string }[]
  visit_status?: number
}

export interface AuthorizerInfo {
  nick_name?: string
  head_img?: string
  /** Mini-program: 0 ordinary, 2 and 3 store, 4 game, 10 small shop, 12 trial. Official account: 0 and 1 subscription, 2 service. */
  service_type_info?: Kind
  /** -1 not verified, 0 verified by WeChat. */
  verify_type_info?: Kind
  /** 原始 ID, `gh_…`: the ToUserName of this account's pushes. */
  user_name: string
  alias?: string
  /** Refuses to be shown on other sites: fetch and keep it. */
  qrcode_url?: string
  business_info?: Partial<Record<'open_pay' | 'open_shake' | 'open_scan' | 'open_card' | 'open_store', number>>
  principal_name?: string
  signature?: string
  MiniProgramInfo?: MiniProgramInfo
  /** How it was registered: 0 ordinary, 2 reused official account, 6 by API for a company, 13 trial by API … */
  register_type?: number
  /** 1 normal, 14 cancelled, 16 banned, 18 warned, 19 frozen. */
  account_status?: number
  basic_config?: { is_phone_configured?: boolean; is_email_configured?: boolean }
}
