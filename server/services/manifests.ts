import type { Flavour } from '../../shared/store'
import type { TemplateManifest } from '../../shared/template'
import type { TemplateRow } from '../db/models/template'
import { digest, newId } from '../ids'
import type { Platform } from '../platform'

const tokenLifeMs = 3600_000

/** A token for one upload, good for an hour. Told only here; the database keeps its hash. */
export async function newUploadToken(platform: Platform, now: Date): Promise<string> {
  const token = `u_${newId()}${newId()}`
  await platform.uploadTokens.remove({ expiresAt: { lt: now } })
  const expiresAt = new Date(now.getTime() + tokenLifeMs)
  await platform.uploadTokens.create({ id: digest(token), createdAt: now, expiresAt })
  return token
}

export const isUploadToken = async (platform: Platform, token: string, now: Date): Promise<boolean> =>
  (await platform.uploadTokens.count({ id: digest(token), expiresAt: { gt: now } })) === 1

export interface Upload {
  flavour: Flavour
  userVersion: string
  manifest: TemplateManifest
  uploadedAt: Date
}

/** Keeps what an upload says is in it; answers the template made of it, when there is one already. */
export async function keepManifest(platform: Platform, upload: Upload): Promise<TemplateRow | null> {
  await platform.manifests.create({ id: newId(), ...upload })
  const attached = await attachManifests(platform)
  return attached.find((row) => row.flavour === upload.flavour && row.userVersion === upload.userVersion) ?? null
}

/**
 * Gives templates without a manifest the one of their upload; answers those that got one. addtotemplate carries nothing of
 * an upload along, so the upload is known by flavour and version: the last one before the template was made.
 *
 * A second time changes nothing.
 */
export async function attachManifests(platform: Platform): Promise<TemplateRow[]> {
  const attached: TemplateRow[] = []
  for (const row of await platform.templates.list({ manifest: null, state: ['available', 'retired'] })) {
    const upload = await uploadOf(platform, row)
    if (!upload) continue
    const { manifest } = upload
    if (await platform.templates.update({ id: row.id, manifest: null }, { manifest })) {
      attached.push({ ...row, manifest })
    }
  }
  return attached
}

const clocksDifferMs = 60_000 // WeChat tells whole seconds, and by its own clock

async function uploadOf({ manifests }: Platform, { flavour, userVersion, createTime }: TemplateRow) {
  if (flavour === null) return null
  const before = { lte: new Date(createTime.getTime() + clocksDifferMs) }
  return manifests.find({ flavour, userVersion, uploadedAt: before }, { order: [['uploadedAt', 'DESC']] })
}
