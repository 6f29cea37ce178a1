import { uploadTemplate } from '../../scripts/templateUpload'
import { buildWeapp } from '../../scripts/buildWeapp'
import { flavours, type Flavour } from '../../shared/store'
import { devApps } from './furnish'

/** A store as it was built. */
export interface BuiltStore {
  flavour: Flavour
  dir: string
}

/** A store as it lies in the draft box, or in the library already when nothing of it has changed. */
export interface UploadedTemplate extends BuiltStore {
  version: string
  draftId: string
  /** Null for what is new. */
  templateId: string | null
}

const names: Record<Flavour, string> = { retail: '零售店铺模板', dining: '餐饮店铺模板' }

/** One after the other: each wants half a gigabyte. */
export async function buildStores(onProgress: (line: string) => void): Promise<BuiltStore[]> {
  const built: BuiltStore[] = []
  for (const flavour of flavours)
    built.push({ flavour, dir: (await buildWeapp({ app: 'store', flavour, onProgress })).dir })
  return built
}

interface Library {
  drafts: { id: number; source: string; parcel: string }[]
  templates: { id: number; draftId: number; source: string; parcel: string; userVersion: string }[]
}

/** Without a connection that is kept: what comes next reads a whole package, and it would be stale by then. */
async function libraryOf(simulatorUrl: string): Promise<Library> {
  const answer = await fetch(`${simulatorUrl}/_sim/drafts`, { headers: { connection: 'close' } })
  return (await answer.json()) as Library
}

/** Uploads a store as its development mini-program would. What is in the library already keeps its version. */
export async function uploadStore(simulatorUrl: string, { flavour, dir }: BuiltStore): Promise<UploadedTemplate> {
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
