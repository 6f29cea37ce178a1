import type { Guideline } from '../programs/guideline'
import { findMedium } from '../programs/media'
import { no } from './errcodes'
import type { Call } from './row'

export const contacts = ['contact_email', 'contact_phone', 'contact_qq', 'contact_weixin'] as const
const ownerFields = [...contacts, 'ext_file_media_id', 'notice_method', 'store_expire_timestamp', 'store_region']

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export function versionOf({ body }: Call): 1 | 2 {
  const version = body['privacy_ver'] ?? 2
  if (version !== 1 && version !== 2) throw no(40097, 'privacy_ver')
  return version
}

/** At least one contact, and how people hear of changes (grade A). */
export function readOwner(call: Call, appid: string): Guideline['owner'] {
  const given: unknown = call.body['owner_setting']
  if (!isObject(given)) throw no(86069, 'owner_setting')
  const strangers = Object.keys(given).filter((name) => !ownerFields.includes(name))
  strangers.forEach((name) => call.remark(`unknown field owner_setting.${name}`))
  const owner = Object.fromEntries(
    ownerFields.flatMap((name) => (typeof given[name] === 'string' ? [[name, given[name]] as const] : [])),
  )
  if (!contacts.some((name) => owner[name])) throw no(86069, 'no contact')
  if (!owner['notice_method']) throw no(86069, 'notice_method')
  const file = owner['ext_file_media_id']
  if (file && !findMedium(call.world, appid, 'guideline', file)) throw no(86070)
  return owner
}

/** Own keys are allowed, as long as they look like keys (the shape is grade D). */
const keyLook = /^[A-Za-z]\w{0,31}$/

export function readSettings({ body, remark }: Call): Guideline['settings'] {
  const list: unknown = body['setting_list']
  if (!Array.isArray(list)) throw no(40097, 'setting_list')
  return list.map((one: unknown) => {
    if (!isObject(one)) throw no(40097, 'setting_list')
    const { privacy_key: key, privacy_text: text, ...rest } = one
    Object.keys(rest).forEach((name) => remark(`unknown field setting_list[].${name}`))
    if (typeof key !== 'string' || !keyLook.test(key)) throw no(86072, String(key))
    if (typeof text !== 'string' || !text.trim()) throw no(86073, key)
    return { privacy_key: key, privacy_text: text }
  })
}

export function readSdks({ body }: Call): unknown[] {
  const list: unknown = body['sdk_privacy_info_list'] ?? []
  if (!Array.isArray(list)) throw no(40097, 'sdk_privacy_info_list')
  return list
}
