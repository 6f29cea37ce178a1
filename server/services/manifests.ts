import type { Flavour } from '../../shared/store'
import type { TemplateManifest } from '../../shared/template'
import type { TemplateRow } from '../db/models/template'
import { Failure } from '../failures'
import { digest, newId } from '../ids'
import type { Platform } from '../platform'

const tokenLifeMs = 3600_000

/** A token for one upload, good for an hour. Told only here; the database keeps its hash. See `takeManifest`. */
export async function newUploadToken(platform: Platform, now: Date): Promise<string> {
  const token = `u_${newId()}${newId()}`
  await platform.uploadTokens.remove({ expiresAt: { lt: now } })
  await platform.uploadUses.remove({ usedAt: { lt: new Date(now.getTime() - tokenLifeMs) } })
  const expiresAt = new Date(now.getTime() + tokenLifeMs)
  await platform.uploadTokens.create({ id: digest(token), createdAt: now, expiresAt })
  return token
}

export const isUploadToken = async (platform: Platform, token: string, now: Date): Promise<boolean> =>
  (await platform.uploadTokens.count({ id: digest(token), expiresAt: { gt: now } })) === 1

interface Upload {
  flavour: Flavour
  userVersion: string
  manifest: TemplateManifest
  uploadedAt: Date
}

/** What a program tells of an upload; without a time it is being uploaded now. */
type ToldUpload = Omit<Upload, 'uploadedAt'> & { uploadedAt: Date | null }

/**
 * Keeps what is told with an upload token. The first telling ties the token to one flavour and version: told again it is
 * welcome, because an upload that failed is done once more, and an answer may be lost; for anything else it is used up. So a
 * token that got into the wrong hands describes no other template.
 *
 * A time that is still to come would make an upload the last one for ever: it counts as now.
 *
 * @throws UPLOAD_TOKEN_USED
 */
export async function takeManifest(
  platform: Platform,
  token: string,
  { uploadedAt, ...told }: ToldUpload,
  now: Date,
): Promise<TemplateRow | null> {
  await useToken(platform, token, told, now)
  return keepManifest(platform, { ...told, uploadedAt: uploadedAt === null || uploadedAt > now ? now : uploadedAt })
}

type Named = Pick<Upload, 'flavour' | 'userVersion'>

async function useToken({ uploadUses }: Platform, token: string, upload: Named, usedAt: Date): Promise<void> {
  const { flavour, userVersion } = upload
  const id = digest(token)
  if (await uploadUses.createOnce({ id, flavour, userVersion, usedAt })) return
  if ((await uploadUses.count({ id, flavour, userVersion })) === 0) throw new Failure('UPLOAD_TOKEN_USED', { id })
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
