import type { manifestsApi } from '../../../shared/api/operator/manifests'
import type { Handlers } from '../../mount'
import { keepManifest } from '../../services/manifests'
import type { UploadCall } from './calls'

export const manifests: Handlers<typeof manifestsApi, UploadCall> = {
  'POST /': async ({ platform, now }, { uploadedAt, ...upload }) => {
    const kept = { ...upload, uploadedAt: uploadedAt === undefined ? now : new Date(uploadedAt) }
    const template = await keepManifest(platform, kept)
    return { templateId: template?.templateId ?? null }
  },
}
