import { z } from 'zod'
import { flavours, type Flavour } from '../../store'
import type { TemplateManifest, TemplateState } from '../../template'
import { takes } from '../contract'

const templateId = z.string().max(32)

/** One entry of the template library, as the operator sees it. */
export interface LibraryTemplateView {
  templateId: string
  draftId: string
  /** Null while nobody has said it. */
  flavour: Flavour | null
  userVersion: string
  userDesc: string
  sourceAppid: string | null
  createdAt: string
  state: TemplateState
  isDefault: boolean
  /** For merchants, in words. */
  whatIsNew: string | null
  /** Null while no upload has said what is in it. */
  manifest: TemplateManifest | null
  stores: TemplateStores
}

/** How many stores a template matters to. */
export interface TemplateStores {
  /** Customers see it now. */
  live: number
  /** A release made of it is on its way. */
  underWay: number
  /** Their merchant picked it for the next release. */
  picked: number
}

export interface LibraryView {
  templates: LibraryTemplateView[]
  /** How many stores of a flavour have picked none: they get its default with their next release. */
  followers: Record<Flavour, number>
}

/** An entry of WeChat's draft box. */
export interface DraftView {
  draftId: string
  userVersion: string
  userDesc: string
  uploadedAt: string
  sourceName: string | null
  sourceAppid: string | null
  /** Told by the development mini-program that uploaded it. */
  flavour: Flavour | null
  /** The template it was made into already. */
  templateId: string | null
}

export interface SyncedView {
  added: number
  gone: number
  library: LibraryView
}

export const templatesApi = {
  'GET /templates': takes(z.object({})).gives<LibraryView>(),
  'GET /templates/drafts': takes(z.object({})).gives<DraftView[]>(),
  'POST /templates/sync': takes(z.object({})).gives<SyncedView>(),
  /** `flavour` left out: the one whose development mini-program uploaded it. */
  'POST /templates/drafts/:draftId/promote': takes(
    z.object({ draftId: z.string().max(32), flavour: z.enum(flavours).optional() }),
  ).gives<LibraryTemplateView>(),
  /** What stores of its flavour get that have picked none. */
  'POST /templates/:templateId/default': takes(z.object({ templateId })).gives<LibraryTemplateView>(),
  'PUT /templates/:templateId': takes(
    z.object({ templateId, whatIsNew: z.string().trim().max(500) }),
  ).gives<LibraryTemplateView>(),
  'POST /templates/:templateId/retire': takes(z.object({ templateId })).gives<LibraryTemplateView>(),
  'POST /templates/:templateId/restore': takes(z.object({ templateId })).gives<LibraryTemplateView>(),
  /** Takes it out of WeChat's library, too. */
  'DELETE /templates/:templateId': takes(z.object({ templateId })).gives<LibraryTemplateView>(),
}
