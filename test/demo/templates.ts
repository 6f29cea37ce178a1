import { uploadTemplate } from '../../scripts/templateUpload'
import { buildWeapp } from '../../scripts/buildWeapp'
import { flavours, type Flavour } from '../../shared/store'
import { devApps } from './furnish'

/** A store as it lies in the draft box, or in the library already when nothing of it has changed. */
export interface UploadedTemplate {
  flavour: Flavour
  dir: string
  version: string
  draftId: string
  /** Null for what is new. */
  templateId: string | null
}

const names: Record<Flavour, string> = { retail: '零售店铺模板', dining: '餐饮店铺模板' }

export async function buildStores(onProgress: (line: string) => void): Promise<Record<Flavour, string>> {
  const dirs: Partial<Record<Flavour, string>> = {}
  // one after the other: each wants half a gigabyte
  for (const flavour of flavours) dirs[flavour] = (await buildWeapp({ app: 'store', flavour, onProgress })).dir
  return dirs as Record<Flavour, string>
}

interface Library {
  drafts: { id: number; source: string; parcel: string }[]
  templates: { id: number; draftId: number; source: string; parcel: string; userVersion: string }[]
}

const libraryOf = async (simulatorUrl: string): Promise<Library> =>
  (await fetch(`${simulatorUrl}/_sim/drafts`)).json() as Promise<Library>

/** Uploads a store as its development mini-program would. What is in the library already keeps its version. */
export async function uploadStore(simulatorUrl: string, flavour: Flavour, dir: string): Promise<UploadedTemplate> {
  const source = devApps[flavour]
  const before = (await libraryOf(simulatorUrl)).templates.filter((one) => one.source === source)
  const version = `1.${before.length}.0`
  const wishes = { flavour, dir, version, target: 'simulator', simulator: simulatorUrl, desc: names[flavour] }
  const args = Object.entries(wishes).flatMap(([name, value]) => [`--${name}`, value])
  await uploadTemplate(args, { [`WECHAT_DEV_APPID_${flavour.toUpperCase()}`]: source })

  const draft = (await libraryOf(simulatorUrl)).drafts.find((one) => one.source === source)
  const same = before.findLast(({ parcel }) => parcel === draft?.parcel)
  return {
    ...{ flavour, dir, version: same?.userVersion ?? version },
    draftId: String(draft?.id ?? ''),
    templateId: same ? String(same.id) : null,
  }
}
