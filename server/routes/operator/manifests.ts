import type { manifestsApi } from '../../../shared/api/operator/manifests'
import type { Handlers } from '../../mount'
import { takeManifest } from '../../services/manifests'
import type { UploadCall } from './calls'

export const manifests: Handlers<typeof manifestsApi, UploadCall> = {
  'POST /': async ({ platform, token, now }, { uploadedAt, ...upload }) => {
    const told = { ...upload, uploadedAt: uploadedAt === undefined ? null : new Date(uploadedAt) }
    const template = await takeManifest(platform, token, told, now)
    return { templateId: template?.templateId ?? null }
  },
}
