import type { Role } from '../../shared/store'
import type { MerchantRow } from '../db/models/merchant'
import type { StaffInviteRow } from '../db/models/storefront'
import type { StaffRow } from '../db/models/store'
import { isDuplicate } from '../duplicate'
import { Failure, isFailure } from '../failures'
import { digest, newId } from '../ids'
import type { Platform } from '../platform'
import type { Store } from '../store'
import { getUnlimitedQRCode } from '../wechat/miniProgramCode'
import { dataUri } from './media'
import type { Membership } from './stores'

const inviteLifeMs = 24 * 3600_000
const invitePage = 'pages/join/index'

export interface Colleague {
  member: StaffRow
  merchant: MerchantRow | null
}

const ranks: readonly Role[] = ['owner', 'manager', 'clerk']

/** Everybody who works here, the owner first. */
export async function listStaff(store: Store): Promise<Colleague[]> {
  const staff = await store.staff.list({}, { order: [['createdAt', 'ASC']] })
  const merchants = await store.platform.merchants.list({ id: staff.map(({ merchantId }) => merchantId) })
  return [...staff]
    .sort((a, b) => ranks.indexOf(a.role) - ranks.indexOf(b.role))
    .map((member) => ({ member, merchant: merchants.find(({ id }) => id === member.merchantId) ?? null }))
}

export interface Invite {
  row: StaffInviteRow
  /** As `<Image src>` takes it. */
  src: string
}

/** Makes a code that lets one person in, for a day. It is told only here; the database keeps its hash. */
export async function inviteStaff(store: Store, invitedBy: string, role: Role, now: Date): Promise<Invite> {
  const token = newId()
  const { bytes, type } = await store.platform.merchantApp.wechat(getUnlimitedQRCode, {
    scene: token,
    page: invitePage,
    check_path: false,
  })
  const row = await store.staffInvites.create({
    id: newId(),
    storeId: store.row.id,
    tokenHash: digest(token),
    role,
    invitedBy,
    createdAt: now,
    expiresAt: new Date(now.getTime() + inviteLifeMs),
    usedBy: null,
    usedAt: null,
  })
  return { row, src: dataUri(type, bytes) }
}

/** Nobody comes in by this code any more; whoever has come stays. Twice is once. @throws NOT_FOUND */
export async function cancelInvite(store: Store, id: string, now: Date): Promise<void> {
  const invite = await store.staffInvites.find({ id })
  if (!invite) throw new Failure('NOT_FOUND', { id })
  await store.staffInvites.update({ id, usedBy: null, expiresAt: { gt: now } }, { expiresAt: now })
}

/**
 * What a code is about, before anybody says yes.
 *
 * @throws INVITE_NOT_VALID for one that is unknown, over, or was used, unless whoever used it still works here
 */
export async function readInvite(
  platform: Platform,
  token: string,
  merchantId: string,
  now: Date,
): Promise<Invitation> {
  const invite = await platform.staffInvites.find({ tokenHash: digest(token) })
  const row = invite && (await platform.stores.find({ id: invite.storeId }))
  if (!row) throw new Failure('INVITE_NOT_VALID')
  const store = platform.store(row)
  const member = await store.staff.find({ merchantId })
  const isOpen = invite.usedBy === null && invite.expiresAt > now
  if (!isOpen && !(member && invite.usedBy === merchantId)) throw new Failure('INVITE_NOT_VALID')
  return { invite, store, member }
}

export interface Invitation {
  invite: StaffInviteRow
  store: Store
  /** Whoever asks, where they work here already. */
  member: StaffRow | null
}

/** Becomes one of the staff. Who is already keeps the role they have; twice is once. @throws INVITE_NOT_VALID */
export async function acceptInvite(
  platform: Platform,
  token: string,
  merchantId: string,
  now: Date,
): Promise<Membership> {
  const { invite, store, member } = await readInvite(platform, token, merchantId, now)
  if (member) return { store, role: member.role }
  try {
    await store.transaction((within) => join(within, invite, merchantId, now))
  } catch (error) {
    if (!isDuplicate(error) && !isFailure(error, 'INVITE_NOT_VALID')) throw error
    const again = await readInvite(platform, token, merchantId, now) // the same tap may have come twice
    if (!again.member) throw error
    return { store, role: again.member.role }
  }
  return { store, role: invite.role }
}

/** The code is claimed first: of two people who use it at the same moment, one comes in. */
async function join(within: Store, { id, role }: StaffInviteRow, merchantId: string, now: Date): Promise<void> {
  const claim = { usedBy: merchantId, usedAt: now }
  const claimed = await within.staffInvites.update({ id, usedBy: null, expiresAt: { gt: now } }, claim)
  if (claimed === 0) throw new Failure('INVITE_NOT_VALID')
  await within.staff.create({ id: newId(), storeId: within.row.id, merchantId, role, createdAt: now })
}

/** @throws STAFF_NOT_FOUND, OWNER_STAYS */
export async function changeRole(store: Store, staffId: string, role: Role): Promise<void> {
  const member = await getMember(store, staffId)
  if (member.role === 'owner') throw new Failure('OWNER_STAYS', { staffId })
  await store.staff.update({ id: staffId, role: { not: 'owner' } }, { role })
}

/** The owner takes anybody out but themselves; everybody else only themselves. @throws STAFF_NOT_FOUND, OWNER_STAYS, FORBIDDEN */
export async function removeStaff(
  store: Store,
  staffId: string,
  by: { merchantId: string; role: Role },
): Promise<void> {
  const member = await getMember(store, staffId)
  if (by.role !== 'owner' && member.merchantId !== by.merchantId) throw new Failure('FORBIDDEN', { staffId })
  if (member.role === 'owner') throw new Failure('OWNER_STAYS', { staffId })
  await store.staff.remove({ id: staffId, role: { not: 'owner' } })
}

async function getMember(store: Store, id: string): Promise<StaffRow> {
  const member = await store.staff.find({ id })
  if (!member) throw new Failure('STAFF_NOT_FOUND', { id })
  return member
}
