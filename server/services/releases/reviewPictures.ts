import type { ReviewPictureRow } from '../../db/models/release'
import { Failure } from '../../failures'
import { newId } from '../../ids'
import type { Store } from '../../store'
import { uploadMediaToCodeAudit } from '../../wechat/codeAudit'
import { WechatFile } from '../../wechat/endpoint'
import { refusalClass } from '../../wechatFailure'
import { dropPrivatePicture, keepPrivatePicture, readPrivatePicture } from '../media'
import { asJpeg } from '../pictures'

const most = 10 // WeChat names no number: enough for a review, few enough to look through
const longestPx = 1600 // about 0.5 MB as JPEG; open-platform.md §9, uploadMediaToCodeAudit: at most 2 MB

/** What the store shows reviewers with each submission, the earliest first. */
export const listReviewPictures = (store: Store): Promise<ReviewPictureRow[]> =>
  store.reviewPictures.list({}, { order: [['createdAt', 'ASC']], limit: most })

/** @throws REVIEW_PICTURES_FULL, PICTURE_UNREADABLE */
export async function addReviewPicture(store: Store, bytes: Buffer, now: Date): Promise<void> {
  if ((await store.reviewPictures.count({})) >= most) throw new Failure('REVIEW_PICTURES_FULL')
  const fileName = await keepPrivatePicture(store, bytes, { longestPx })
  await store.reviewPictures.create({ id: newId(), storeId: store.row.id, fileName, createdAt: now })
}

/** @throws NOT_FOUND */
export async function removeReviewPicture(store: Store, pictureId: string): Promise<void> {
  const picture = await store.reviewPictures.find({ id: pictureId })
  if (!picture) throw new Failure('NOT_FOUND', { pictureId })
  await store.reviewPictures.remove({ id: pictureId })
  await dropPrivatePicture(store, picture.fileName)
}

/**
 * Hands the pictures to WeChat and answers its names for them. They serve three days, so each submission uploads them anew;
 * twice is harmless. What is lost or not taken is left out: they help a review, and it goes on without them.
 */
export async function uploadReviewPictures(store: Store): Promise<string[]> {
  const names: string[] = []
  for (const { fileName } of await listReviewPictures(store)) {
    const bytes = await readPrivatePicture(store, fileName)
    const name = bytes && (await upload(store, await asJpeg(bytes)))
    if (name) names.push(name)
  }
  return names
}

async function upload(store: Store, jpeg: Buffer): Promise<string | null> {
  try {
    return (await store.wechat(uploadMediaToCodeAudit, { media: fileOf(jpeg) })).mediaid
  } catch (error) {
    if (refusalClass(error) === 'param') return null
    throw error
  }
}

const fileOf = (jpeg: Buffer): WechatFile => new WechatFile('screen.jpg', 'image/jpeg', jpeg)
