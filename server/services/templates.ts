import { storeKindTexts, type Flavour } from '../../shared/store'
import { templateMachine, type TemplateState } from '../../shared/template'
import { advance } from '../advance'
import type { TemplateRow } from '../db/models/template'
import { Failure } from '../failures'
import type { Platform } from '../platform'
import type { Store } from '../store'
import { programOf } from './programs'

/** Newest first, those that are gone left out. */
export const listTemplates = (platform: Platform): Promise<TemplateRow[]> =>
  platform.templates.list({ state: ['available', 'retired'] }, { order: [['createTime', 'DESC']] })

/** What a new store of this flavour gets, or null while nobody has chosen one. */
export const findDefaultTemplate = (platform: Platform, flavour: Flavour): Promise<TemplateRow | null> =>
  platform.templates.find({ flavour, isDefault: true, state: 'available' })

export const flavourOf = (store: Store): Flavour => storeKindTexts[store.row.kind].flavour

/** What the store's next release is made of: the one its merchant picked while that can be had, else the default. */
export async function chosenTemplate(store: Store): Promise<TemplateRow | null> {
  const { templateId } = await programOf(store)
  const flavour = flavourOf(store)
  const picked = templateId && (await store.platform.templates.find({ templateId, flavour, state: 'available' }))
  return picked || findDefaultTemplate(store.platform, flavour)
}

export const findTemplate = (platform: Platform, templateId: string): Promise<TemplateRow | null> =>
  platform.templates.find({ templateId })

/** What a store of this kind may choose from, newest first. */
export const offeredTemplates = (store: Store): Promise<TemplateRow[]> =>
  store.platform.templates.list(
    { flavour: flavourOf(store), state: 'available' },
    { order: [['createTime', 'DESC']], limit: 50 },
  )

/** The store's next release is made of it. @throws TEMPLATE_NOT_AVAILABLE */
export async function chooseTemplate(store: Store, templateId: string): Promise<void> {
  const offered = await offeredTemplates(store)
  if (!offered.some((template) => template.templateId === templateId)) {
    throw new Failure('TEMPLATE_NOT_AVAILABLE', { templateId })
  }
  await programOf(store)
  await store.programs.update({}, { templateId })
}

/** @throws NOT_FOUND */
export async function getTemplate(platform: Platform, templateId: string): Promise<TemplateRow> {
  const row = await findTemplate(platform, templateId)
  if (!row) throw new Failure('NOT_FOUND', { templateId })
  return row
}

/**
 * Makes a template the one that new stores of its flavour get, in the place of the one before.
 *
 * @throws NOT_FOUND, TEMPLATE_FLAVOUR_MISSING, TEMPLATE_NOT_AVAILABLE
 */
export const makeDefault = (platform: Platform, templateId: string): Promise<TemplateRow> =>
  platform.transaction(async (within) => {
    const { id, flavour } = await getTemplate(within, templateId)
    if (!flavour) throw new Failure('TEMPLATE_FLAVOUR_MISSING', { templateId })
    // Holds the flavour's rows until the end, so two who choose at the same moment take turns.
    await within.templates.update({ flavour }, { isDefault: false })
    const matched = await within.templates.update({ id, flavour, state: 'available' }, { isDefault: true })
    if (matched === 0) throw new Failure('TEMPLATE_NOT_AVAILABLE', { templateId })
    return getTemplate(within, templateId)
  })

/** Tells merchants in words what this version brings. @throws NOT_FOUND */
export async function describeTemplate(platform: Platform, templateId: string, text: string): Promise<TemplateRow> {
  const { id } = await getTemplate(platform, templateId)
  await platform.templates.update({ id }, { whatIsNew: text.trim() || null })
  return getTemplate(platform, templateId)
}

/** No new release is made of it; what stores run of it stays. @throws NOT_FOUND, STATE_CONFLICT */
export const retireTemplate = (platform: Platform, templateId: string, now: Date): Promise<TemplateRow> =>
  comeTo(platform, templateId, 'retired', 'retire', now)

/** Takes a retirement back. @throws NOT_FOUND, STATE_CONFLICT */
export const restoreTemplate = (platform: Platform, templateId: string, now: Date): Promise<TemplateRow> =>
  comeTo(platform, templateId, 'available', 'restore', now)

/** Doing it twice changes nothing. */
async function comeTo(
  platform: Platform,
  templateId: string,
  state: TemplateState,
  event: 'retire' | 'restore',
  now: Date,
): Promise<TemplateRow> {
  const row = await getTemplate(platform, templateId)
  if (row.state === state) return row
  return advance(platform, (p) => p.templates, templateMachine, row, event, { isDefault: false }, now)
}
