import { categoryJudged, interfaceJudged, nameJudged } from '../services/programNews'
import type { XmlFields, XmlValue } from '../xml'
import type { Handler } from './inStore'

const text = (value: XmlValue | undefined): string => (typeof value === 'string' ? value : '')

const passed = '3' // 2 refused, 3 passed

/** Of the two that have no number, the second of the push tells one verdict from the next about the same thing. */
const verdictIn = ({ ret, reason, CreateTime }: XmlFields, subject: string) => ({
  isPassed: ret === passed,
  reason: text(reason),
  key: `${subject}@${text(CreateTime)}`,
})

/**
 * What WeChat decides about a mini-program's settings.
 *
 * Source: callbacks-and-login.md §3; developers.weixin.qq.com/doc/oplatform/openApi/OpenApiDoc/miniprogram-management/,
 * the events at the end of addCategory, applyPrivacyInterface and setNickName
 */
export const programEvents: Record<string, Handler> = {
  wxa_category_audit: (platform, account, fields, now) => {
    const choice = { first: Number(fields.first), second: Number(fields.second) }
    const verdict = verdictIn(fields, `${choice.first}.${choice.second}`)
    return categoryJudged(platform, account, choice, verdict, now)
  },
  wxa_privacy_apply: async (platform, account, { result_info: told }, now) => {
    if (typeof told !== 'object' || Array.isArray(told)) return
    const verdict = { isPassed: told.status === passed, reason: text(told.reason), key: text(told.audit_id) }
    await interfaceJudged(platform, account, text(told.api_name), verdict, now)
  },
  wxa_nickname_audit: (platform, account, fields, now) =>
    nameJudged(platform, account, text(fields.nickname), verdictIn(fields, text(fields.nickname)), now),
}
