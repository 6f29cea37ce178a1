import type { Role } from '../../shared/store'
import type { MerchantRow } from '../db/models/merchant'
import type { StaffInviteRow } from '../db/models/storefront'
import type { StaffRow } from '../db/models/store'
import { isDuplicate } from '../duplicate'
import { Failure } from '../failures'
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

export const cancelInvite = async (store: Store, id: string): Promise<void> =>
  void (await store.staffInvites.remove({ id, usedAt: null }))

/**
 * What a code is about, before anybody says yes.
 *
 * @throws INVITE_NOT_VALID for one that is unknown, over, or was used by somebody else
 */
export async function readInvite(
  platform: Platform,
  token: string,
  merchantId: string,
  now: Date,
): Promise<{ invite: StaffInviteRow; store: Store }> {
  const invite = await platform.staffInvites.find({ tokenHash: digest(token) })
  const isUsable = invite && (invite.usedBy === null ? invite.expiresAt > now : invite.usedBy === merchantId)
  const row = isUsable && (await platform.stores.find({ id: invite.storeId }))
  if (!row) throw new Failure('INVITE_NOT_VALID')
  return { invite, store: platform.store(row) }
}

/** Becomes one of the staff. Who is already keeps the role they have; twice is once. @throws INVITE_NOT_VALID */
export async function acceptInvite(
  platform: Platform,
  token: string,
  merchantId: string,
  now: Date,
): Promise<Membership> {
  const { invite, store } = await readInvite(platform, token, merchantId, now)
  const known = await store.staff.find({ merchantId })
  if (known) return { store, role: known.role }
  try {
    await store.transaction(async (within) => {
      const claimed = await within.staffInvites.update(
        { id: invite.id, usedBy: null },
        { usedBy: merchantId, usedAt: now },
      )
      if (claimed === 0) throw new Failure('INVITE_NOT_VALID')
      await within.staff.create({ id: newId(), storeId: store.row.id, merchantId, role: invite.role, createdAt: now })
    })
  } catch (error) {
    if (isDuplicate(error)) return acceptInvite(platform, token, merchantId, now)
    throw error
  }
  return { store, role: invite.role }
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
