import { endpoint, type Nothing } from './endpoint'

// Sources: developers.weixin.qq.com/doc/oplatform/openApi/OpenApiDoc/thirdparty-management/domain-mgnt/, one page for each,
// named as the constant here.

/** With `true` the live list changes too, else only that of the platform's test version. */
interface Where {
  is_modify_published_together?: boolean
}

/** Names without scheme and path, joined by `;`: `www.qq.com;wx.qq.com`. A store's own lists want the scheme. */
type Change<Field extends string> =
  { action: 'get' } | ({ action: 'add' | 'delete' | 'set' } & Record<Field, string> & Where)

/** The lists joined as they were sent. Left out: the live one before the first publication, the refused one when empty. */
type Lists<Field extends string> = Partial<Record<`${'published' | 'testing' | 'invalid'}_${Field}`, string>>

/**
 * 设置第三方平台服务器域名: the names that stores' mini-programs may be given with `modifyServerDomain`.
 *
 * At most 1000, and 50 changes a month (45040). Deleting an unknown one succeeds.
 */
export const modifyThirdpartyServerDomain = endpoint<Change<'wxa_server_domain'>, Lists<'wxa_server_domain'>>({
  method: 'POST',
  path: '/cgi-bin/component/modify_wxa_server_domain',
  token: 'component',
  body: 'json',
  repeatable: false,
})

/** 设置第三方平台业务域名: the same for web-views and `modifyJumpDomain`. At most 300. */
export const modifyThirdpartyJumpDomain = endpoint<Change<'wxa_jump_h5_domain'>, Lists<'wxa_jump_h5_domain'>>({
  method: 'POST',
  path: '/cgi-bin/component/modify_wxa_jump_domain',
  token: 'component',
  body: 'json',
  repeatable: false,
})

/** 获取第三方平台业务域名校验文件: to serve at the root of each of these names, byte for byte. */
export const getThirdpartyJumpDomainConfirmFile = endpoint<Nothing, { file_name: string; file_content: string }>({
  method: 'POST',
  path: '/cgi-bin/component/get_domain_confirmfile',
  token: 'component',
  body: 'json',
  needs: ['file_name', 'file_content'],
  repeatable: true,
})
