import { endpoint, type WechatBytes, type WechatFile } from './endpoint'

// An id belongs to one account and one kind of upload; elsewhere it answers 40007.

interface TempMedia {
  /** Pictures 10 MB, by older text 2; voice 2 MB, video 10 MB, thumb 64 KB. */
  type: 'image' | 'voice' | 'video' | 'thumb'
  media: WechatFile
}

interface KeptMedia {
  type: TempMedia['type']
  media_id: string
  /** Unix seconds; three days later it is gone. */
  created_at: number
}

/**
 * 上传临时素材: the pictures that prove a category, and those for `feedback_stuff` after a rejection.
 *
 * For `preview_info` there is `uploadMediaToCodeAudit`; its ids and these are not interchangeable. A second call makes a
 * second one.
 *
 * Source: developers.weixin.qq.com/doc/offiaccount/Asset_Management/New_temporary_materials.html
 */
export const uploadTempMedia = endpoint<TempMedia, KeptMedia>({
  method: 'POST',
  path: '/cgi-bin/media/upload',
  token: 'authorizer',
  body: 'multipart',
  queryFields: ['type'],
  needs: ['media_id'],
  repeatable: true,
  timeoutMs: 30_000, // practice with this API
})

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
