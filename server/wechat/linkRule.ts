import { endpoint, type Done, type Nothing } from './endpoint'

// 扫普通链接二维码打开小程序: an ordinary link, printed as a QR code, opens a page of the mini-program. Not for persons (85075).
// Sources: developers.weixin.qq.com/doc/oplatform/openApi/OpenApiDoc/miniprogram-management/jumpqrcode-config/, one page for
// each, named as the constant here.

interface LinkRule {
  /** What links begin with: https://, an own domain, ending in `/` or `=`. */
  prefix: string
  /** 1: longer prefixes stay free for other rules. 2: they are taken. */
  permit_sub_rule: 1 | 2
  /** The page to open. */
  path: string
  /** What a test link opens: 1 the version in development, 2 the trial, 3 the live one. */
  open_version: 1 | 2 | 3
  /** Up to 5 whole links for testing, under the prefix (85068). */
  debug_url?: string[]
}

/** Whose rules, where they are not those of the mini-program itself: a service account's. */
interface Whose {
  appid?: string
}

interface LinkRuleChange extends LinkRule, Whose {
  /** 0 adds, 1 changes one that is not published. */
  is_edit: 0 | 1
}

/** For service accounts, which have more rules than fit into one answer. */
interface LinkRuleFilter extends Whose {
  get_type?: 0 | 1 | 2
  prefix_list?: string[]
  page_num?: number
  page_size?: number
}

interface LinkRules {
  /** 1: the feature is on. */
  qrcodejump_open?: 0 | 1
  /** Publications left this month. */
  qrcodejump_pub_quota?: number
  list_size?: number
  /** State 1 waits for publication, 2 is published. */
  rule_list?: (LinkRule & { state: 1 | 2 })[]
}

/**
 * 增加或修改二维码规则: its test links work at once, others after `publishJumpQRCode`.
 *
 * The file of `downloadQRCodeText` must be served below the prefix (85069). A second call answers 85071. 5 calls a second
 * (44990).
 */
export const addJumpQRCode = endpoint<LinkRuleChange, Done>({
  method: 'POST',
  path: '/cgi-bin/wxopen/qrcodejumpadd',
  token: 'authorizer',
  body: 'json',
  repeatable: false,
})

/** 发布二维码规则, which cannot change from then on. Wants a live version (85074). 100 a month (886000). */
export const publishJumpQRCode = endpoint<{ prefix: string }, Done>({
  method: 'POST',
  path: '/cgi-bin/wxopen/qrcodejumppublish',
  token: 'authorizer',
  body: 'json',
  repeatable: false,
})

/** 获取二维码规则: a mini-program's all at once. */
export const getJumpQRCode = endpoint<LinkRuleFilter, LinkRules>({
  method: 'POST',
  path: '/cgi-bin/wxopen/qrcodejumpget',
  token: 'authorizer',
  body: 'json',
  repeatable: true,
})

/** 获取校验文件: the proof that a prefix is ours, to serve byte for byte. */
export const downloadQRCodeText = endpoint<Nothing, { file_name: string; file_content: string }>({
  method: 'POST',
  path: '/cgi-bin/wxopen/qrcodejumpdownload',
  token: 'authorizer',
  body: 'json',
  needs: ['file_name', 'file_content'],
  repeatable: true,
})

/** 删除二维码规则. */
export const deleteJumpQRCode = endpoint<{ prefix: string }, Done>({
  method: 'POST',
  path: '/cgi-bin/wxopen/qrcodejumpdelete',
  token: 'authorizer',
  body: 'json',
  repeatable: false,
})
