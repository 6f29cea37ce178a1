import type { LibraryTemplateView, LibraryView, templatesApi } from '../../../shared/api/operator/templates'
import type { TemplateRow } from '../../db/models/template'
import type { Handlers } from '../../mount'
import type { Platform } from '../../platform'
import { countFollowers, countTemplateStores } from '../../services/fleet'
import { listDrafts, promoteDraft, removeTemplate, syncTemplates } from '../../services/templateLibrary'
import { describeTemplate, listTemplates, makeDefault, restoreTemplate, retireTemplate } from '../../services/templates'
import type { OperatorCall } from './calls'
import { draftView, templateView } from './views'

async function library(platform: Platform): Promise<LibraryView> {
  const [rows, storesOf] = [await listTemplates(platform), await countTemplateStores(platform)]
  return {
    templates: rows.map((row) => templateView(row, storesOf(row.templateId))),
    followers: await countFollowers(platform),
  }
}

async function shown(platform: Platform, changed: Promise<TemplateRow>): Promise<LibraryTemplateView> {
  const row = await changed
  return templateView(row, (await countTemplateStores(platform))(row.templateId))
}

export const templates: Handlers<typeof templatesApi, OperatorCall> = {
  'GET /templates': ({ platform }) => library(platform),
  'GET /templates/drafts': async ({ platform }) => {
    const [drafts, rows] = [await listDrafts(platform), await listTemplates(platform)]
    return drafts.map((draft) => draftView(platform, draft, rows))
  },
  'POST /templates/sync': async ({ platform, now }) => {
    const { added, gone } = await syncTemplates(platform, now)
    return { added: added.length, gone: gone.length, library: await library(platform) }
  },
  'POST /templates/drafts/:draftId/promote': ({ platform, now }, { draftId, flavour = null }) =>
    shown(platform, promoteDraft(platform, draftId, flavour, now)),
  'POST /templates/:templateId/default': ({ platform }, { templateId }) =>
    shown(platform, makeDefault(platform, templateId)),
  'PUT /templates/:templateId': ({ platform }, { templateId, whatIsNew }) =>
    shown(platform, describeTemplate(platform, templateId, whatIsNew)),
  'POST /templates/:templateId/retire': ({ platform, now }, { templateId }) =>
    shown(platform, retireTemplate(platform, templateId, now)),
  'POST /templates/:templateId/restore': ({ platform, now }, { templateId }) =>
    shown(platform, restoreTemplate(platform, templateId, now)),
  'DELETE /templates/:templateId': ({ platform }, { templateId }) =>
    shown(platform, removeTemplate(platform, templateId)),
}
