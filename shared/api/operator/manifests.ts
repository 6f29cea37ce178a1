import { z } from 'zod'
import { flavours } from '../../store'
import { takes } from '../contract'

const texts = z.array(z.string().max(256)).max(500)

/** What a scan finds in a package: a `TemplateManifest`. */
const manifest = z.object({
  pages: texts.min(1),
  tabBarPages: texts,
  privacyKeys: texts,
  privateInfos: texts,
  domains: texts,
  mainPackageBytes: z.int().min(0),
})

export interface KeptManifestView {
  /** The template it was matched with already; usually that is still to be made. */
  templateId: string | null
}

/** Mounted under /api/operator/manifests, for whoever holds an upload token. */
export const manifestsApi = {
  'POST /': takes(
    z.object({
      flavour: z.enum(flavours),
      userVersion: z.string().trim().min(1).max(64),
      manifest,
      /** When the package was uploaded. Left out: it is being uploaded now. */
      uploadedAt: z.iso.datetime().optional(),
    }),
  ).gives<KeptManifestView>(),
}
