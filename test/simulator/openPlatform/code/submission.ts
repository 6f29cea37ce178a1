import type { App } from '../../accounts'
import { configOf, pagesOf } from '../../programs/build'
import type { Category } from '../../programs/categoryTree'
import { findMedium } from '../../programs/media'
import type { Program, Submission, Version } from '../../programs/program'
import { no } from '../errcodes'
import { text, type Call } from '../row'

type Item = Submission['items'][number]

const itemFields = 'address tag first_class second_class third_class first_id second_id third_id title'.split(' ')
const required = ['title', 'first_class', 'second_class', 'first_id', 'second_id']

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const remarkStrangers = (call: Call, where: string, given: object, known: readonly string[]) =>
  Object.keys(given)
    .filter((name) => !known.includes(name))
    .forEach((name) => call.remark(`unknown field ${where}.${name}`))

const isShort = (words: string, most: number) => [...words].length <= most

function checkTag(tag: string): void {
  const tags = tag.split(' ').filter(Boolean)
  if (tags.length > 10 || tags.some((one) => !isShort(one, 20))) throw no(85006)
}

/** Of pages.json's words: no leading slash, and the query does not count. */
const pageOf = (path: string) => path.replace(/\?.*$/, '')

/** Everything but the title may be wrong in a way that only the state can tell; that comes later. */
function readItem(call: Call, one: unknown): Record<string, unknown> {
  if (!isObject(one)) throw no(85010)
  remarkStrangers(call, 'item_list[]', one, itemFields)
  const missing = required.find((name) => one[name] === undefined || one[name] === '')
  if (missing) throw no(85010, missing)
  checkTag(text(one, 'tag'))
  if (!isShort(text(one, 'title'), 32)) throw no(85011)
  return one
}

export function readItems(call: Call): Record<string, unknown>[] {
  const list: unknown = call.body['item_list']
  if (!Array.isArray(list) || list.length < 1 || list.length > 5) throw no(85023)
  return list.map((one) => readItem(call, one))
}

const fits = (item: Record<string, unknown>, { first, id, name, third }: Category) =>
  item['first_id'] === first.id &&
  item['second_id'] === id &&
  item['first_class'] === first.name &&
  item['second_class'] === name &&
  (item['third_id'] === undefined || (item['third_id'] === third?.id && item['third_class'] === third?.name))

/** Pages must be in the trial, categories set and passed. */
export function checkItems(call: Call, app: App, trial: Version, items: Record<string, unknown>[]): Item[] {
  const pages = pagesOf(configOf(call.world, trial.build))
  return items.map((item) => {
    const address = text(item, 'address')
    if (address && !pages.includes(pageOf(address))) throw no(85007, address)
    if (!app.categories.some(({ status, category }) => status === 3 && fits(item, category))) throw no(85008)
    const [firstId, secondId] = [Number(item['first_id']), Number(item['second_id'])]
    return { address, title: text(item, 'title'), tag: text(item, 'tag'), firstId, secondId }
  })
}

export function readOrderPath(call: Call, trial: Version): string {
  const path = text(call.body, 'order_path')
  if (path && !pagesOf(configOf(call.world, trial.build)).includes(pageOf(path))) throw no(85007, path)
  return path
}

const mostPictures = 10
const mostVideos = 1

/** Only ids of uploadmedia of this account, three days old at most. The numbers are grade D. */
export function checkPreview(call: Call, { appid }: App): void {
  const given: unknown = call.body['preview_info']
  if (given === undefined) return
  if (!isObject(given)) throw no(85092)
  remarkStrangers(call, 'preview_info', given, ['video_id_list', 'pic_id_list'])
  const { pic_id_list: pictures = [], video_id_list: videos = [] } = given
  if (!Array.isArray(pictures) || !Array.isArray(videos)) throw no(85092)
  if (pictures.length > mostPictures || videos.length > mostVideos) throw no(85093)
  const ids: unknown[] = [...(pictures as unknown[]), ...(videos as unknown[])]
  if (ids.some((id) => !findMedium(call.world, appid, 'review', id))) throw no(85092)
}

const longestDescription = 2000
const longestFeedback = 200
const mostFeedbackPictures = 5

/** Lengths without a code of their own answer 85051 (grade D). */
export function readWords(call: Call, { appid }: App): Pick<Submission, 'versionDesc' | 'feedback'> {
  const [versionDesc, feedback] = [text(call.body, 'version_desc'), text(call.body, 'feedback_info')]
  if (!isShort(versionDesc, longestDescription) || !isShort(feedback, longestFeedback)) throw no(85051)
  const stuff = text(call.body, 'feedback_stuff').split('|').filter(Boolean)
  if (stuff.length > mostFeedbackPictures) throw no(85093)
  if (stuff.some((id) => !findMedium(call.world, appid, 'temporary', id))) throw no(40007)
  return { versionDesc, feedback }
}

const ugcFields = 'scene method other_scene_desc has_audit_team audit_desc'.split(' ')

/** Communities declare what their users write before they are submitted for the first time. */
export function checkUgc(call: Call, app: App, { audits }: Program, items: readonly Item[]): void {
  const declared: unknown = call.body['ugc_declare']
  if (isObject(declared)) remarkStrangers(call, 'ugc_declare', declared, ugcFields)
  const isCommunity = items.some(({ secondId }) =>
    app.categories.some(({ category }) => category.id === secondId && category.isCommunity),
  )
  if (isCommunity && audits.length === 0 && !isObject(declared)) throw no(85094)
}
