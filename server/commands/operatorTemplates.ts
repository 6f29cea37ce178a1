import { parseArgs } from 'node:util'
import type { Flavour } from '../../shared/store'
import type { TemplateState } from '../../shared/template'
import type { TemplateRow } from '../db/models/template'
import type { Platform } from '../platform'
import { listDrafts, promoteDraft, removeTemplate, syncTemplates } from '../services/templateLibrary'
import {
  describeTemplate,
  findDefaultTemplate,
  listTemplates,
  makeDefault,
  restoreTemplate,
  retireTemplate,
} from '../services/templates'
import type { TemplateDraft } from '../wechat/template'

export const templateUsage = [
  'npm run operator -- templates                                   模板库',
  'npm run operator -- templates sync                              与微信的模板库对齐（每 30 分钟自动一次）',
  'npm run operator -- templates drafts                            草稿箱',
  'npm run operator -- templates promote <草稿号> --flavour dining  把草稿转为模板（retail 零售，dining 餐饮）',
  'npm run operator -- templates default <模板号>                   设为这种店铺的默认模板',
  'npm run operator -- templates whatsnew <模板号> <说明>           写给商家看的更新说明',
  'npm run operator -- templates retire <模板号>                    停用，已经在用的店铺不受影响',
  'npm run operator -- templates restore <模板号>                   取消停用',
  'npm run operator -- templates delete <模板号>                    从微信的模板库删除',
]

const flavourTexts: Record<Flavour, string> = { retail: '零售', dining: '餐饮' }
const stateTexts: Record<TemplateState, string> = { available: '可用', retired: '已停用', deleted: '已删除' }

const templateLine = ({ flavour, whatIsNew, ...row }: TemplateRow): string =>
  [
    row.templateId,
    row.userVersion,
    flavour ? flavourTexts[flavour] : '未知类型',
    stateTexts[row.state],
    ...(row.isDefault && row.state === 'available' ? ['默认'] : []),
    row.createTime.toISOString(),
    whatIsNew ?? row.userDesc,
  ].join('  ')

const draftLine = (draft: TemplateDraft): string =>
  [
    draft.draft_id,
    draft.user_version,
    new Date(draft.create_time * 1000).toISOString(),
    draft.source_miniprogram ?? draft.source_miniprogram_appid ?? '',
    draft.user_desc,
  ].join('  ')

const orNone = (lines: string[]): string[] => (lines.length > 0 ? lines : ['没有'])

interface Asked {
  /** The number after the verb, and the words after that. */
  id: string
  words: string
  flavour: Flavour | null
}

type Verb = (platform: Platform, asked: Asked) => Promise<string[]>

const showing =
  (what: string, work: (platform: Platform, asked: Asked) => Promise<TemplateRow>): Verb =>
  async (platform, asked) => [what, templateLine(await work(platform, asked))]

const verbs: Record<string, Verb> = {
  list: async (platform) => orNone((await listTemplates(platform)).map(templateLine)),
  drafts: async (platform) => orNone((await listDrafts(platform)).map(draftLine)),
  sync: async (platform) => {
    const { added, gone } = await syncTemplates(platform, platform.clock.now())
    return [`新增 ${added.length} 个，消失 ${gone.length} 个`, ...[...added, ...gone].map(templateLine)]
  },
}

/** Those that need a number. */
const verbsOfOne: Record<string, Verb> = {
  promote: async (platform, { id, flavour }) => {
    const row = await promoteDraft(platform, id, flavour, platform.clock.now())
    const isFirst = row.flavour !== null && !(await findDefaultTemplate(platform, row.flavour))
    const hint = `这种店铺还没有默认模板：npm run operator -- templates default ${row.templateId}`
    return ['已转为模板', templateLine(row), ...(isFirst ? [hint] : [])]
  },
  default: showing('已设为默认', (platform, { id }) => makeDefault(platform, id)),
  whatsnew: showing('已保存', (platform, { id, words }) => describeTemplate(platform, id, words)),
  retire: showing('已停用', (platform, { id }) => retireTemplate(platform, id, platform.clock.now())),
  restore: showing('已取消停用', (platform, { id }) => restoreTemplate(platform, id, platform.clock.now())),
  delete: showing('已删除', (platform, { id }) => removeTemplate(platform, id)),
}

/** `templates <verb> …`: answers the lines to print, or null for what it does not understand. */
export async function templateCommand(platform: Platform, args: string[]): Promise<string[] | null> {
  const { positionals, values } = parseArgs({
    args,
    allowPositionals: true,
    strict: false,
    options: { flavour: { type: 'string' } },
  })
  const [verb = 'list', id = '', ...words] = positionals
  const flavour = values.flavour === undefined ? null : flavourIn(values.flavour)
  const asked = { id, words: words.join(' '), flavour: flavour ?? null }
  const work = [verbs, ...(id === '' ? [] : [verbsOfOne])].find((table) => Object.hasOwn(table, verb))?.[verb]
  return !work || flavour === undefined ? null : work(platform, asked)
}

const flavourIn = (text: string | boolean): Flavour | undefined =>
  text === 'retail' || text === 'dining' ? text : undefined
