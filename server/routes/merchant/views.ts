import { permissionSet, permissionSets } from '../../../shared/permissionSets'
import type {
  AttemptView,
  AuthorizerView,
  NewAttemptView,
  PermissionSetView,
} from '../../../shared/api/merchant/authorisation'
import type { DeviceView, MeView, StoreSummary } from '../../../shared/api/merchant/me'
import type { StoreView } from '../../../shared/api/merchant/store'
import type { AttemptRow, AuthorizerRow } from '../../db/models/authorizer'
import type { MerchantRow, SessionRow } from '../../db/models/merchant'
import type { Platform } from '../../platform'
import { attemptUrl, problemOf } from '../../services/attempts'
import { qrPng } from '../../services/qr'
import { listStores, logoUrl, type Membership } from '../../services/stores'
import { iso, maskedPhone } from '../valueViews'

// What leaves the server is named here field by field: a new column stays home until somebody lets it out.

export async function meView(platform: Platform, merchant: MerchantRow): Promise<MeView> {
  const stores = await Promise.all((await listStores(platform, merchant.id)).map(storeSummary))
  return { id: merchant.id, name: merchant.name, phone: merchant.phone && maskedPhone(merchant.phone), stores }
}

async function storeSummary({ store, role }: Membership): Promise<StoreSummary> {
  const { key, name, kind } = store.row
  const account = await store.authorizer()
  return { key, name, kind, logoUrl: await logoUrl(store), role, isAuthorised: account?.row.state === 'authorised' }
}

export async function storeView({ store, role }: Membership): Promise<StoreView> {
  const { key, name, kind, contactName, contactPhone, address, hours } = store.row
  return { key, name, kind, logoUrl: await logoUrl(store), contactName, contactPhone, address, hours, role }
}

export const deviceView = (session: SessionRow, current: SessionRow): DeviceView => ({
  id: session.id,
  name: session.device,
  lastSeenAt: session.lastSeenAt.toISOString(),
  createdAt: session.createdAt.toISOString(),
  isCurrent: session.id === current.id,
})

export const attemptView = (platform: Platform, attempt: AttemptRow): AttemptView => ({
  id: attempt.id,
  state: attempt.state,
  url: attemptUrl(platform, attempt.id),
  createdAt: attempt.createdAt.toISOString(),
  openedAt: iso(attempt.openedAt),
  finishedAt: iso(attempt.finishedAt),
  expiresAt: attempt.expiresAt.toISOString(),
  problem: problemOf(attempt),
})

export const newAttemptView = (platform: Platform, attempt: AttemptRow): NewAttemptView => ({
  ...attemptView(platform, attempt),
  qrPng: qrPng(attemptUrl(platform, attempt.id)).toString('base64'),
})

export const authorizerView = (row: AuthorizerRow): AuthorizerView => ({
  appid: row.appid,
  kind: row.kind ?? 'miniProgram',
  state: row.state,
  name: row.name,
  avatarUrl: row.avatarUrl,
  principalName: row.principalName,
  isVerified: row.isVerified,
  permissionSets: permissionSetViews(row.permissionSetIds),
  authorisedAt: row.authorisedAt.toISOString(),
})

/** The ones we know in our order, then whatever else WeChat says was granted. */
function permissionSetViews(granted: number[]): PermissionSetView[] {
  const known = permissionSets.map((set) => set.id)
  const ids = [...known, ...granted.filter((id) => !known.includes(id))]
  return ids.map(permissionSet).map(({ id, name, text, isRequired }) => {
    return { id, name, text, isRequired, isGranted: granted.includes(id) }
  })
}
