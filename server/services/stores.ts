import type { OpeningHours, Role, StoreKind } from '../../shared/store'
import { isDuplicate } from '../duplicate'
import type { StoreRow } from '../db/models/store'
import { Failure } from '../failures'
import { newId, newStoreKey } from '../ids'
import { recentPer } from '../recent'
import type { Platform } from '../platform'
import type { Store } from '../store'
import { keepPicture, pictureView } from './media'

export interface NewStore {
  name: string
  kind: StoreKind
  requestKey: string
}

/** A store as one member of its staff holds it. */
export interface Membership {
  store: Store
  role: Role
}

/** Opens a store with the merchant as its owner. Asked again with the same `requestKey` it answers with the same store. */
export async function createStore(
  platform: Platform,
  merchantId: string,
  input: NewStore,
  now: Date,
): Promise<Membership> {
  const createdBy = `${merchantId}:${input.requestKey}`
  const known = await platform.stores.find({ createdBy })
  if (known) return { store: platform.store(known), role: 'owner' }
  try {
    const row = await platform.transaction((within) => insertStore(within, merchantId, createdBy, input, now))
    return { store: platform.store(row), role: 'owner' }
  } catch (error) {
    if (isDuplicate(error)) return createStore(platform, merchantId, input, now)
    throw error
  }
}

async function insertStore(
  within: Platform,
  merchantId: string,
  createdBy: string,
  { name, kind }: NewStore,
  now: Date,
): Promise<StoreRow> {
  const row = await within.stores.create({
    id: newId(),
    key: newStoreKey(),
    name,
    kind,
    logoMediaId: null,
    contactName: null,
    contactPhone: null,
    address: null,
    hours: [],
    createdBy,
    createdAt: now,
    paymentVersionId: null,
  })
  await within.staff.create({ id: newId(), storeId: row.id, merchantId, role: 'owner', createdAt: now })
  return row
}

/**
 * The store behind a key, for one of its staff.
 *
 * @throws STORE_NOT_FOUND also for a store that exists and is somebody else's
 */
export async function enterStore(platform: Platform, merchantId: string, key: string): Promise<Membership> {
  const row = await platform.stores.find({ key })
  const member = row && (await platform.staff.find({ storeId: row.id, merchantId }))
  if (!row || !member) throw new Failure('STORE_NOT_FOUND', { key })
  return { store: platform.store(row), role: member.role }
}

/**
 * The store behind a key, for anybody who stands before it: as it was half a second ago at most.
 *
 * @throws STOREFRONT_NOT_FOUND
 */
export async function visitStore(platform: Platform, key: string): Promise<Store> {
  const row = await visited(platform.database, key, async () => {
    const found = await platform.stores.find({ key })
    if (!found) throw new Failure('STOREFRONT_NOT_FOUND', { key })
    return found
  })
  return platform.store(row)
}

/** A street full of customers asks for the same few stores again and again. */
const visited = recentPer<StoreRow>(500, 2000)

/** Every store this merchant works in, oldest first. */
export async function listStores(platform: Platform, merchantId: string): Promise<Membership[]> {
  const memberships = await platform.staff.list({ merchantId })
  const rows = await platform.stores.list({ id: memberships.map((m) => m.storeId) }, { order: [['createdAt', 'ASC']] })
  return rows.flatMap((row) => {
    const member = memberships.find((m) => m.storeId === row.id)
    return member ? [{ store: platform.store(row), role: member.role }] : []
  })
}

export interface StoreChanges {
  name?: string | undefined
  kind?: StoreKind | undefined
  contactName?: string | undefined
  contactPhone?: string | undefined
  address?: string | undefined
  hours?: OpeningHours[] | undefined
}

/** Changes what is given and leaves the rest. */
export async function editStore(store: Store, changes: StoreChanges): Promise<Store> {
  const given = Object.entries(changes).filter(([, value]) => value !== undefined)
  return update(store, Object.fromEntries(given))
}

/** @throws PICTURE_UNREADABLE */
export async function changeLogo(store: Store, bytes: Buffer, now: Date): Promise<Store> {
  const picture = await keepPicture(store, bytes, { longestPx: 512 }, now)
  return update(store, { logoMediaId: picture.id })
}

async function update({ platform, row }: Store, values: Partial<StoreRow>): Promise<Store> {
  if (Object.keys(values).length > 0) await platform.stores.update({ id: row.id }, values)
  return platform.store({ ...row, ...values })
}

/** Where the phone finds the logo, or null. */
export async function logoUrl({ platform, row, media }: Store): Promise<string | null> {
  const picture = row.logoMediaId === null ? null : await media.find({ id: row.logoMediaId })
  return picture && pictureView(platform, picture.fileName).url
}
