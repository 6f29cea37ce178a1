import type { Flavour } from '../../../shared/store'
import type { TemplateManifest, TemplateState } from '../../../shared/template'
import { flag, id, json, longText, optional, text, time } from '../columns'

export interface TemplateRow {
  id: string
  /** WeChat's number. */
  templateId: string
  /** The draft it was made from. */
  draftId: string
  /** Null while nobody has said it, and the development mini-program does not tell. */
  flavour: Flavour | null
  userVersion: string
  userDesc: string
  /** The development mini-program it was uploaded with. */
  sourceAppid: string | null
  /** WeChat's time of taking it into the library. */
  createTime: Date
  state: TemplateState
  /** At most one of each flavour: what a new store gets. */
  isDefault: boolean
  /** For merchants, in words. */
  whatIsNew: string | null
  manifest: TemplateManifest | null
  /** When WeChat's library last answered about it: an answer that was asked for earlier says nothing new. */
  seenAt: Date
}

export const templates = {
  columns: {
    id: id(),
    templateId: text(32),
    draftId: text(32),
    flavour: optional(text(16)),
    userVersion: text(64),
    userDesc: longText(),
    sourceAppid: optional(text(32)),
    createTime: time(),
    state: text(16),
    isDefault: flag(),
    whatIsNew: optional(longText()),
    manifest: optional(json()),
    seenAt: time(),
  },
  indexes: [{ fields: ['templateId'], unique: true }, { fields: ['flavour', 'state'] }],
}
