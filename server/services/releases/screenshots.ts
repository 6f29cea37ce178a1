import type { PrivatePictureRow, ReleaseRow } from '../../db/models/release'
import { isFailure } from '../../failures'
import { newId } from '../../ids'
import type { Store } from '../../store'
import { getMaterial } from '../../wechat/media'
import { refusalClass } from '../../wechatFailure'
import { keepPrivatePicture } from '../media'

const longestPx = 1600

/** Fetches the pictures a reviewer made, each once. WeChat does not keep them for ever, so one it no longer has is noted. */
export async function keepScreenshots(store: Store, release: ReleaseRow, now: Date): Promise<void> {
  const known = new Set((await screenshotsOf(store, release.id)).map(({ mediaId }) => mediaId))
  for (const mediaId of release.screenshotIds.filter((id) => !known.has(id))) {
    const row = { id: newId(), subjectId: release.id, mediaId, createdAt: now }
    await store.privatePictures.create({ ...row, storeId: store.row.id, fileName: await fetchPicture(store, mediaId) })
  }
}

async function fetchPicture(store: Store, mediaId: string): Promise<string | null> {
  try {
    const { bytes } = await store.wechat(getMaterial, { media_id: mediaId })
    return await keepPrivatePicture(store, bytes, { longestPx })
  } catch (error) {
    if (isFailure(error, 'MEDIA_GONE', 'PICTURE_UNREADABLE') || isForGood(error)) return null
    throw error
  }
}

/** A no that will be the same tomorrow. */
const isForGood = (error: unknown): boolean => ['account', 'param', 'state'].includes(refusalClass(error) ?? '')

export const screenshotsOf = (store: Store, releaseId: string): Promise<PrivatePictureRow[]> =>
  store.privatePictures.list({ subjectId: releaseId }, { order: [['createdAt', 'ASC']] })
