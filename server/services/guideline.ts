import { privacyName, privacyTexts } from '../../shared/privacy'
import type { PrivacyLine } from '../../shared/api/merchant/program'
import { Failure } from '../failures'
import type { Store } from '../store'
import { errorTexts, type WechatFailureCode } from '../wechat/errors'
import {
  getPrivacySetting,
  setPrivacySetting,
  type PrivacyItem,
  type PrivacyOwner,
  type PrivacySetting,
} from '../wechat/privacy'
import { factsAbout, programOf } from './programs'

/** All of it is written at once, so all of it is compared. */
interface Guideline {
  owner: PrivacyOwner
  items: PrivacyItem[]
}

/**
 * 用户隐私保护指引: makes it name every kind of data that the pages use: what WeChat found in the code, and what the template
 * says of itself (`manifestKeys`), for no call leads to some. Written only where it differs; a second time changes nothing.
 *
 * What the merchant has said at WeChat stays: purposes in other words than ours, further contacts, files, libraries. What
 * we said of data that the pages no longer use goes. Whoever goes on from here asks WeChat anew how the mini-program stands.
 *
 * @throws PRIVACY_CONTACT_MISSING while the store has no phone, PRIVACY_PURPOSE_MISSING for data we have no words for,
 * PRIVACY_IN_REVIEW
 */
export async function settleGuideline(store: Store, manifestKeys: readonly string[]): Promise<void> {
  const setting = await store.wechat(getPrivacySetting, { privacy_ver: 2 })
  const before: Guideline = { owner: ownerIn(setting), items: itemsIn(setting) }
  const wanted: Guideline = { owner: ownerFor(store, before.owner), items: itemsFor(setting, manifestKeys) }
  if (isSame(before, wanted)) return
  const { sdk_privacy_info_list: libraries = [] } = setting
  await store.wechat(setPrivacySetting, {
    privacy_ver: 2,
    owner_setting: wanted.owner,
    setting_list: wanted.items,
    ...(libraries.length > 0 && { sdk_privacy_info_list: libraries }),
  })
}

/** What customers are told about these kinds of data, and about what else the guideline names. Asks nobody. */
export async function guidelineOf(store: Store, keys: readonly string[]): Promise<PrivacyLine[]> {
  const account = await store.authorizer()
  const facts = account && factsAbout(await programOf(store), account.row.appid)
  const told = facts?.purposes ?? {}
  return [...new Set([...keys, ...Object.keys(told)])].map((key) => ({
    key,
    name: privacyName(key),
    purpose: told[key] ?? privacyTexts[key]?.purpose ?? '',
  }))
}

/** WeChat lists what has no text yet as well, with an empty one. */
const itemsIn = ({ setting_list = [] }: PrivacySetting): PrivacyItem[] =>
  setting_list
    .filter(({ privacy_text }) => privacy_text.trim() !== '')
    .map(({ privacy_key, privacy_text }) => ({ privacy_key, privacy_text }))

/** Fields that are not set come back empty. */
const ownerIn = ({ owner_setting = {} }: PrivacySetting): PrivacyOwner => ({
  notice_method: '',
  ...Object.fromEntries(Object.entries(owner_setting).filter(([, value]) => value !== '')),
})

function itemsFor(setting: PrivacySetting, manifestKeys: readonly string[]): PrivacyItem[] {
  const { code_exist, privacy_list = [] } = setting
  const keys = new Set([...privacy_list, ...manifestKeys])
  // Without code WeChat has looked at nothing: what it does not name may still be used.
  const isNeeded = (key: string) => code_exist === 0 || keys.has(key)
  const kept = itemsIn(setting).filter((item) => isNeeded(item.privacy_key) || !isOurs(item))
  const missing = [...keys].filter((key) => !kept.some(({ privacy_key }) => privacy_key === key))
  return [...kept, ...missing.map((key) => ({ privacy_key: key, privacy_text: purposeOf(key) }))]
}

const isOurs = ({ privacy_key, privacy_text }: PrivacyItem): boolean =>
  privacyTexts[privacy_key]?.purpose === privacy_text

function purposeOf(key: string): string {
  const { purpose } = privacyTexts[key] ?? {}
  if (purpose === undefined) throw failure('PRIVACY_PURPOSE_MISSING', 502, { key })
  return purpose
}

const noticeMethod = '弹窗'

/** The store's own phone is the newest word on whom to ask. */
function ownerFor({ row }: Store, before: PrivacyOwner): PrivacyOwner {
  const phone = row.contactPhone ? { contact_phone: row.contactPhone } : {}
  const owner = { ...before, ...phone, notice_method: before.notice_method || noticeMethod }
  const { contact_phone, contact_email, contact_qq, contact_weixin } = owner
  if (!(contact_phone ?? contact_email ?? contact_qq ?? contact_weixin))
    throw failure('PRIVACY_CONTACT_MISSING', 409, { storeId: row.id })
  return owner
}

const failure = (code: WechatFailureCode, status: number, detail: Record<string, unknown>): Failure =>
  new Failure(code, detail, { status, ...errorTexts[code] })

const isSame = (one: Guideline, other: Guideline): boolean => canonical(one) === canonical(other)

/** In an order of its own: WeChat's is not promised. */
const canonical = ({ owner, items }: Guideline): string =>
  JSON.stringify([
    Object.entries(owner).sort(byName),
    items.map(({ privacy_key, privacy_text }) => [privacy_key, privacy_text] as const).sort(byName),
  ])

const byName = ([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number =>
  one < other ? -1 : Number(one > other)
