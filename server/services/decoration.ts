import type { StorefrontContent } from '../../shared/storefront'
import { firstContent } from '../../shared/storefront'
import type { MerchantRow } from '../db/models/merchant'
import type { StorefrontVersionRow } from '../db/models/storefront'
import { isDuplicate } from '../duplicate'
import { Failure } from '../failures'
import { newId } from '../ids'
import type { Store } from '../store'
import { requireOwnPictures } from './media'
import { standingOf, type Standing } from './storefront'

const mostVersions = 50

/**
 * Shows customers another storefront, from now on; the one before stays among the versions.
 *
 * @param version of what was edited
 * @throws EDITED_MEANWHILE where somebody else was faster, PICTURE_NOT_FOUND
 */
export async function publishContent(
  store: Store,
  content: StorefrontContent,
  version: number,
  by: MerchantRow,
  now: Date,
): Promise<Standing> {
  await requireOwnPictures(store, picturesOf(content), 'content')
  return keepVersion(store, content, version, { merchantId: by.id, restoredFrom: null }, now)
}

/** Brings an earlier version back, as a new one. Version 0 is how the store began. @throws NOT_FOUND */
export async function restoreVersion(store: Store, number: number, by: MerchantRow, now: Date): Promise<Standing> {
  const found = number === 0 ? null : await store.storefrontVersions.find({ number })
  if (number !== 0 && !found) throw new Failure('NOT_FOUND', { number })
  const content = found?.content ?? firstContent(store.row.kind)
  const { version } = await standingOf(store)
  return keepVersion(store, content, version, { merchantId: by.id, restoredFrom: number }, now)
}

type Origin = Pick<StorefrontVersionRow, 'merchantId' | 'restoredFrom'>

async function keepVersion(
  store: Store,
  content: StorefrontContent,
  version: number,
  origin: Origin,
  now: Date,
): Promise<Standing> {
  const storeId = store.row.id
  const number = version + 1
  try {
    return await store.transaction(async (within) => {
      const { isPaused } = await rowOf(within, now)
      const values = { content, version: number, updatedAt: now }
      if ((await within.storefronts.update({ version }, values)) === 0)
        throw new Failure('EDITED_MEANWHILE', { version })
      await within.storefrontVersions.create({ id: newId(), storeId, number, content, ...origin, createdAt: now })
      return { content, version: number, isPaused }
    })
  } catch (error) {
    throw isDuplicate(error) ? new Failure('EDITED_MEANWHILE', { version }) : error
  }
}

/** The store's row, made where it has none. */
async function rowOf(within: Store, now: Date) {
  const { id: storeId, kind } = within.row
  const first = { content: firstContent(kind), version: 0, isPaused: false }
  await within.storefronts.createOnce({ id: storeId, storeId, ...first, updatedAt: now })
  return (await within.storefronts.find({})) ?? first
}

/** Closes the store by hand, or opens it again. */
export const pauseStore = (store: Store, isPaused: boolean, now: Date): Promise<void> =>
  store.transaction(async (within) => {
    await rowOf(within, now)
    await within.storefronts.update({}, { isPaused, updatedAt: now })
  })

/** The newest first. */
export const listVersions = (store: Store): Promise<StorefrontVersionRow[]> =>
  store.storefrontVersions.list({}, { order: [['number', 'DESC']], limit: mostVersions })

/** The names of every picture that a content shows. */
export const picturesOf = ({ home }: StorefrontContent): string[] =>
  home.flatMap((section) => (section.kind === 'banner' ? section.slides.map(({ picture }) => picture) : []))
