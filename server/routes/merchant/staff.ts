import type { staffApi, StaffView } from '../../../shared/api/merchant/staff'
import type { Handlers } from '../../mount'
import { cancelInvite, changeRole, inviteStaff, listStaff, removeStaff } from '../../services/staff'
import { maskedPhone } from '../valueViews'
import type { StoreCall } from './calls'

const everybody = async ({ store, identity }: StoreCall): Promise<StaffView[]> =>
  (await listStaff(store)).map(({ member, merchant }) => ({
    id: member.id,
    name: merchant?.name ?? null,
    phone: merchant?.phone ? maskedPhone(merchant.phone) : null,
    role: member.role,
    since: member.createdAt.toISOString(),
    isMe: member.merchantId === identity.merchant.id,
  }))

export const staff: Handlers<typeof staffApi, StoreCall> = {
  'GET /staff': (call) => everybody(call),
  'POST /staff/invites': async ({ store, identity, now }, { role }) => {
    const { row, src } = await inviteStaff(store, identity.merchant.id, role, now)
    return { id: row.id, role: row.role, src, expiresAt: row.expiresAt.toISOString() }
  },
  'DELETE /staff/invites/:inviteId': async ({ store, now }, { inviteId }) => {
    await cancelInvite(store, inviteId, now)
    return {}
  },
  'PUT /staff/:staffId': async (call, { staffId, role }) => {
    await changeRole(call.store, staffId, role)
    return everybody(call)
  },
  'DELETE /staff/:staffId': async ({ store, identity, role }, { staffId }) => {
    await removeStaff(store, staffId, { merchantId: identity.merchant.id, role })
    return {}
  },
}
