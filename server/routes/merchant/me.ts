import type { meApi } from '../../../shared/api/merchant/me'
import { Failure } from '../../failures'
import type { Handlers } from '../../mount'
import type { Identity } from '../../services/signIn'
import { keepPhone, listDevices, renameMerchant, signIn, signOutDevice } from '../../services/signIn'
import { acceptInvite, readInvite } from '../../services/staff'
import { createStore, logoUrl } from '../../services/stores'
import type { MeCall } from './calls'
import { deviceView, meView, storeView } from './views'

function known({ identity }: MeCall): Identity {
  if (!identity) throw new Failure('UNAUTHENTICATED')
  return identity
}

const devices = async (call: MeCall) => {
  const { merchant, session } = known(call)
  return (await listDevices(call.platform, merchant.id, call.now)).map((each) => deviceView(each, session))
}

export const me: Handlers<typeof meApi, MeCall> = {
  'POST /sessions': async ({ platform, now }, { code, device }) => {
    const { token, session, merchant } = await signIn(platform, code, device, now)
    return { token, expiresAt: session.expiresAt.toISOString(), me: await meView(platform, merchant) }
  },
  'DELETE /sessions/current': async (call) => {
    const { merchant, session } = known(call)
    await signOutDevice(call.platform, merchant.id, session.id, call.now)
    return {}
  },
  'GET /': (call) => meView(call.platform, known(call).merchant),
  'PUT /': async (call, { name }) =>
    meView(call.platform, await renameMerchant(call.platform, known(call).merchant, name)),
  'POST /phone': async (call, proof) =>
    meView(call.platform, await keepPhone(call.platform, known(call).merchant, proof, call.now)),
  'GET /devices': devices,
  'DELETE /devices/:deviceId': async (call, { deviceId }) => {
    await signOutDevice(call.platform, known(call).merchant.id, deviceId, call.now)
    return devices(call)
  },
  'POST /stores': async (call, input) =>
    storeView(await createStore(call.platform, known(call).merchant.id, input, call.now)),
  'GET /invites/:token': async (call, { token }) => {
    const { invite, store, member } = await readInvite(call.platform, token, known(call).merchant.id, call.now)
    const { name } = store.row
    return { store: { name, logoUrl: await logoUrl(store) }, role: invite.role, isStaff: member !== null }
  },
  'POST /invites/:token/accept': async (call, { token }) =>
    storeView(await acceptInvite(call.platform, token, known(call).merchant.id, call.now)),
}
