import type { Flavour } from '../../shared/store'
import { templateMachine } from '../../shared/template'
import { advance } from '../advance'
import type { TemplateRow } from '../db/models/template'
import { Failure, isFailure } from '../failures'
import { newId } from '../ids'
import type { Platform } from '../platform'
import { errorTexts } from '../wechat/errors'
import {
  addToTemplate,
  deleteTemplate,
  getTemplateDraftList,
  getTemplateList,
  type CodeTemplate,
  type TemplateDraft,
} from '../wechat/template'
import { declined } from '../wechatFailure'
import { attachManifests } from './manifests'
import { getTemplate } from './templates'

/** What is new and what is gone since the last look. */
export interface LibraryNews {
  added: TemplateRow[]
  gone: TemplateRow[]
}

/** 草稿箱: the newest upload of each development mini-program. They are WeChat's, we keep none. */
export const listDrafts = async (platform: Platform): Promise<TemplateDraft[]> =>
  (await platform.wechat(getTemplateDraftList, {})).draft_list

/**
 * Makes our rows agree with WeChat's template library, matched by template_id. A second time changes nothing.
 *
 * Standard templates are not listed: they take no settings of a store. What was seen after `now` is left alone, so a
 * slow answer neither takes away what has just been added nor brings back what has just been deleted.
 */
export async function syncTemplates(platform: Platform, now: Date): Promise<LibraryNews> {
  const { template_list: listed } = await platform.wechat(getTemplateList, { template_type: 0 })
  const ids = new Set(listed.map(({ template_id }) => String(template_id)))
  const known = new Map((await platform.templates.list({})).map((row) => [row.templateId, row]))
  const isOlder = ({ seenAt }: TemplateRow): boolean => seenAt < now
  const rows = [...known.values()].filter(isOlder)

  const missing = listed.filter(({ template_id }) => !known.has(String(template_id)))
  const added = await all(missing, (template) => keep(platform, template, now))
  const gone = await all(
    rows.filter(({ templateId, state }) => !ids.has(templateId) && state !== 'deleted'),
    (row) => move(platform, row, 'vanish', now),
  )
  const here = rows.filter(({ templateId }) => ids.has(templateId))
  await all(
    here.filter(({ state }) => state === 'deleted'),
    (row) => move(platform, row, 'reappear', now),
  )
  if (here.length > 0) await platform.templates.update({ id: here.map(({ id }) => id) }, { seenAt: now })
  await attachManifests(platform)
  return { added, gone }
}

/** One after the other; those that answer null have been done by somebody else. */
async function all<Item, Result>(items: Item[], work: (item: Item) => Promise<Result | null>): Promise<Result[]> {
  const results: Result[] = []
  for (const item of items) {
    const result = await work(item)
    if (result !== null) results.push(result)
  }
  return results
}

async function keep(platform: Platform, template: CodeTemplate, now: Date): Promise<TemplateRow | null> {
  const sourceAppid = template.source_miniprogram_appid ?? null
  const row: TemplateRow = {
    id: newId(),
    templateId: String(template.template_id),
    draftId: String(template.draft_id),
    flavour: flavourOfSource(platform, sourceAppid),
    userVersion: template.user_version,
    userDesc: template.user_desc,
    sourceAppid,
    createTime: new Date(template.create_time * 1000),
    state: templateMachine.initial,
    isDefault: false,
    whatIsNew: null,
    manifest: null,
    seenAt: now,
  }
  return (await platform.templates.createOnce(row)) ? row : null
}

/** Each flavour is uploaded with a development mini-program of its own. */
export function flavourOfSource({ config: { devApps } }: Platform, sourceAppid: string | null): Flavour | null {
  if (sourceAppid === null) return null
  if (devApps.retail?.appid === sourceAppid) return 'retail'
  return devApps.dining?.appid === sourceAppid ? 'dining' : null
}

async function move(
  platform: Platform,
  row: TemplateRow,
  event: 'vanish' | 'reappear',
  now: Date,
): Promise<TemplateRow | null> {
  try {
    return await advance(platform, (p) => p.templates, templateMachine, row, event, { seenAt: now }, now)
  } catch (error) {
    if (isFailure(error, 'STATE_CONFLICT')) return null
    throw error
  }
}

/**
 * Takes a draft into the library, once: a draft that is there already is not added again, so whoever had no answer may
 * simply ask again. `flavour` null: the one whose development mini-program uploaded it.
 *
 * addtotemplate does not say which template it made. The library does, by draft, version and time.
 *
 * @throws DRAFT_MISSING, TEMPLATE_LIBRARY_FULL, TEMPLATE_UNSETTLED, WECHAT_NO_ANSWER
 */
export async function promoteDraft(
  platform: Platform,
  draftId: string,
  flavour: Flavour | null,
  now: Date,
): Promise<TemplateRow> {
  const draft = (await listDrafts(platform)).find(({ draft_id }) => String(draft_id) === draftId)
  if (!draft) throw new Failure('DRAFT_MISSING', { draftId }, { status: 409, ...errorTexts.DRAFT_MISSING })
  const row = (await seek(platform, draft, now)) ?? (await add(platform, draft))
  if (flavour === null || row.flavour === flavour) return row
  await platform.templates.update({ id: row.id }, { flavour, isDefault: false, manifest: null })
  await attachManifests(platform)
  return getTemplate(platform, row.templateId)
}

async function add(platform: Platform, draft: TemplateDraft): Promise<TemplateRow> {
  let unheard: unknown = new Failure('TEMPLATE_UNSETTLED', { draftId: draft.draft_id })
  try {
    await platform.wechat(addToTemplate, { draft_id: draft.draft_id, template_type: 0 })
  } catch (error) {
    if (declined(error)) throw error
    unheard = error
  }
  const row = await seek(platform, draft, platform.clock.now())
  if (!row) throw unheard
  return row
}

/** The template that was made from this draft, as the library lists it now. A number may come again with a new upload. */
async function seek(platform: Platform, draft: TemplateDraft, now: Date): Promise<TemplateRow | null> {
  await syncTemplates(platform, now)
  return platform.templates.find({
    draftId: String(draft.draft_id),
    userVersion: draft.user_version,
    createTime: { gte: new Date(draft.create_time * 1000) },
    state: ['available', 'retired'],
  })
}

/**
 * Takes a template out of WeChat's library and then off our list; its row stays, because releases name it. Stores that
 * run it go on running it. A second time changes nothing.
 *
 * @throws NOT_FOUND, WECHAT_NO_ANSWER when it is still there after a lost answer
 */
export async function removeTemplate(platform: Platform, templateId: string): Promise<TemplateRow> {
  const row = await getTemplate(platform, templateId)
  if (row.state === 'deleted') return row
  try {
    await platform.wechat(deleteTemplate, { template_id: Number(templateId) })
  } catch (error) {
    if (!isFailure(error, 'TEMPLATE_MISSING')) await settleRemoval(platform, templateId, error)
  }
  await platform.templates.update({ id: row.id }, { isDefault: false })
  await move(platform, row, 'vanish', platform.clock.now())
  return getTemplate(platform, templateId)
}

/** Looks whether it is gone. @throws the error, while it is not */
async function settleRemoval(platform: Platform, templateId: string, error: unknown): Promise<void> {
  if (declined(error)) throw error
  await syncTemplates(platform, platform.clock.now())
  if ((await getTemplate(platform, templateId)).state !== 'deleted') throw error
}
