import { scanPackage } from '../../scripts/scanPackage'
import { openBase } from '../../server/base'
import type { TemplateRow } from '../../server/db/models/template'
import { isFailure } from '../../server/failures'
import type { Platform } from '../../server/platform'
import { keepManifest } from '../../server/services/manifests'
import { addOperator } from '../../server/services/operators'
import { promoteDraft, syncTemplates } from '../../server/services/templateLibrary'
import { describeTemplate, findDefaultTemplate, getTemplate, makeDefault } from '../../server/services/templates'
import type { Flavour } from '../../shared/store'
import { uploadStore, type BuiltStore, type UploadedTemplate } from './templates'

/** What the demo's operator has to do before the first merchant comes. */
export interface OperatorsDay {
  simulatorUrl: string
  stores: BuiltStore[]
  account: { name: string; password: string }
}

/** A template that stores can take. */
export interface Offered {
  flavour: Flavour
  version: string
}

/**
 * A process of its own beside the server, as `npm run operator` is one: uploads the stores, takes them into the library,
 * makes each the default of its flavour, and adds an account for the console. Prints what is offered as JSON. A second time
 * changes nothing.
 */
async function main(): Promise<void> {
  const { simulatorUrl, stores, account } = JSON.parse(process.argv[2] ?? '') as OperatorsDay
  const base = await openBase(process.env, 'silent', { migrates: false })
  try {
    const templates = []
    for (const store of stores) templates.push(await offer(base.platform, await uploadStore(simulatorUrl, store)))
    await open(base.platform, account)
    process.stdout.write(JSON.stringify(templates))
  } finally {
    await base.close()
  }
}

async function offer(platform: Platform, template: UploadedTemplate): Promise<Offered> {
  const row = template.templateId === null ? await take(platform, template) : await known(platform, template.templateId)
  const isWanted = template.templateId === null || !(await findDefaultTemplate(platform, template.flavour))
  if (isWanted) await makeDefault(platform, row.templateId)
  return { flavour: template.flavour, version: row.userVersion }
}

async function take(platform: Platform, { flavour, version, dir, draftId }: UploadedTemplate): Promise<TemplateRow> {
  const now = platform.clock.now()
  await keepManifest(platform, { flavour, userVersion: version, manifest: scanPackage(dir), uploadedAt: now })
  const { templateId } = await promoteDraft(platform, draftId, flavour, now)
  return describeTemplate(platform, templateId, whatIsNew[flavour])
}

const whatIsNew: Record<Flavour, string> = {
  retail: '顾客逛分类、加购物车、下单，快递、外送或到店自提',
  dining: '顾客扫桌码点餐、多人一起点、加菜，也可以到店自提',
}

async function known(platform: Platform, templateId: string): Promise<TemplateRow> {
  await syncTemplates(platform, platform.clock.now())
  return getTemplate(platform, templateId)
}

async function open(platform: Platform, { name, password }: OperatorsDay['account']): Promise<void> {
  await addOperator(platform, name, password, platform.clock.now()).catch((error: unknown) => {
    if (!isFailure(error, 'OPERATOR_NAME_TAKEN')) throw error
  })
}

void main()
