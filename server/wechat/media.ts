import { endpoint, type WechatBytes } from './endpoint'

// An id belongs to one account and one kind of upload; elsewhere it answers 40007.

/**
 * 获取临时素材: a picture that was uploaded within the last three days. For a video WeChat answers with its address, which is
 * none here.
 *
 * Source: developers.weixin.qq.com/doc/offiaccount/Asset_Management/Get_temporary_materials.html
 */
export const getTempMedia = endpoint<{ media_id: string }, WechatBytes>({
  method: 'GET',
  path: '/cgi-bin/media/get',
  token: 'authorizer',
  body: 'query',
  answer: 'binary',
  repeatable: true,
  errors: { 40007: 'MEDIA_GONE' },
})

/**
 * 获取永久素材: one of the pictures that reviewers made of what they rejected, by an id of `screenshotIds`.
 *
 * Source: developers.weixin.qq.com/doc/offiaccount/Asset_Management/Getting_Permanent_Assets.html
 */
export const getMaterial = endpoint<{ media_id: string }, WechatBytes>({
  method: 'POST',
  path: '/cgi-bin/material/get_material',
  token: 'authorizer',
  body: 'json',
  answer: 'binary',
  repeatable: true,
  errors: { 40007: 'MEDIA_GONE' },
})
