import { z } from 'zod'
import { storeKinds, type Role, type StoreKind } from '../../store'
import { takes } from '../contract'
import { requestKey } from '../ids'
import type { StoreView } from './store'

const storeName = z.string().trim().min(1).max(30)

export interface StoreSummary {
  key: string
  name: string
  kind: StoreKind
  logoUrl: string | null
  role: Role
  isAuthorised: boolean
}

export interface MeView {
  id: string
  name: string | null
  /** Masked in the middle: the merchant recognises it, a screenshot gives nothing away. */
  phone: string | null
  stores: StoreSummary[]
}

export interface SignedInView {
  token: string
  expiresAt: string
  me: MeView
}

export interface DeviceView {
  id: string
  name: string
  lastSeenAt: string
  createdAt: string
  isCurrent: boolean
}

export interface InvitationView {
  store: { name: string; logoUrl: string | null }
  role: Role
  /** Works there already: there is nothing to accept. */
  isStaff: boolean
}

const inviteToken = z.string().regex(/^[\w-]{16,32}$/)

/** Mounted under /api/merchant/me: about the person, without a store. */
export const meApi = {
  'POST /sessions': takes(
    z.object({ code: z.string().min(1).max(256), device: z.string().trim().max(64).default('') }),
  ).publicly.gives<SignedInView>(),
  'DELETE /sessions/current': takes(z.object({})).gives<Record<string, never>>(),
  'GET /': takes(z.object({})).gives<MeView>(),
  // PUT, because wx.request sends no PATCH
  'PUT /': takes(z.object({ name: z.string().trim().min(1).max(20) })).gives<MeView>(),
  'POST /phone': takes(
    z.union([
      z.object({ code: z.string().min(1).max(256) }),
      z.object({ encryptedData: z.string().min(1).max(4096), iv: z.string().min(1).max(64) }),
    ]),
  ).gives<MeView>(),
  'GET /devices': takes(z.object({})).gives<DeviceView[]>(),
  'DELETE /devices/:deviceId': takes(z.object({ deviceId: z.string() })).gives<DeviceView[]>(),
  'POST /stores': takes(z.object({ name: storeName, kind: z.enum(storeKinds), requestKey })).gives<StoreView>(),
  /** What an invitation is about, before anybody says yes. `token`: the scene of its code. */
  'GET /invites/:token': takes(z.object({ token: inviteToken })).gives<InvitationView>(),
  'POST /invites/:token/accept': takes(z.object({ token: inviteToken })).gives<StoreView>(),
}
