import { z } from 'zod'
import { rights } from '../../rights'
import type { Role } from '../../store'
import { takes } from '../contract'
import { rowId } from '../ids'

export interface StaffView {
  id: string
  name: string | null
  phone: string | null
  role: Role
  since: string
  isMe: boolean
}

/** The code is a picture to be scanned with WeChat; it opens the back office and serves once. */
export interface InviteView {
  id: string
  role: Role
  src: string
  expiresAt: string
}

const { roles } = rights.manageStaff
const givenRole = z.enum(['manager', 'clerk'])

/** Mounted under /api/merchant/:storeKey. */
export const staffApi = {
  'GET /staff': takes(z.object({})).gives<StaffView[]>(),
  'POST /staff/invites': takes(z.object({ role: givenRole }))
    .for(...roles)
    .gives<InviteView>(),
  'DELETE /staff/invites/:inviteId': takes(z.object({ inviteId: rowId }))
    .for(...roles)
    .gives<Record<string, never>>(),
  'PUT /staff/:staffId': takes(z.object({ staffId: rowId, role: givenRole }))
    .for(...roles)
    .gives<StaffView[]>(),
  /** Somebody may take themselves out; the owner stays. */
  'DELETE /staff/:staffId': takes(z.object({ staffId: rowId })).gives<Record<string, never>>(),
}
