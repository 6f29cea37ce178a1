import type { InvitationView } from '../../shared/api/merchant/me'
import type { InviteView, StaffView } from '../../shared/api/merchant/staff'
import type { StoreView } from '../../shared/api/merchant/store'
import { aScene, names, signIn, type BackOffice, type Scene } from './scene'

describe('a colleague, invited by a code', () => {
  let scene: Scene
  let owner: BackOffice
  let colleague: BackOffice
  let store: StoreView
  beforeAll(async () => {
    scene = await aScene()
    owner = await signIn(scene)
    store = await owner.openStore()
    colleague = await signIn(scene, 'customer')
  })
  afterAll(() => scene.close())

  /** What the code on the owner's screen opens on the phone of whoever scans it. */
  async function scanned({ src }: InviteView) {
    const [, base64] = src.split(',')
    const { program } = await scene.control<{ program: Record<'appid' | 'path' | 'scene', string> }>(
      '/_sim/phones/customer/scan',
      { base64 },
    )
    return program
  }

  it('scans it, reads where and as what, and works there from then on', async () => {
    const { data: invite } = await owner.call<InviteView>('POST', `/${store.key}/staff/invites`, { role: 'manager' })
    const { appid, path, scene: token } = await scanned(invite)
    expect({ appid, path }).toEqual({ appid: names.backOffice, path: 'pages/join/index' })

    const { data: offer } = await colleague.call<InvitationView>('GET', `/me/invites/${token}`)
    expect(offer).toMatchObject({ store: { name: '小麦面馆' }, role: 'manager', isStaff: false })
    expect((await colleague.call('GET', `/${store.key}`)).status).toBe(404)

    const { data: joined } = await colleague.call<StoreView>('POST', `/me/invites/${token}/accept`)
    expect(joined).toMatchObject({ key: store.key, role: 'manager' })
    const { data: staff } = await colleague.call<StaffView[]>('GET', `/${store.key}/staff`)
    expect(staff.map(({ role, isMe }) => ({ role, isMe }))).toEqual([
      { role: 'owner', isMe: false },
      { role: 'manager', isMe: true },
    ])
  })

  it('is a clerk from the next tap on, and out from the next tap on', async () => {
    const asked = () => colleague.call('GET', `/${store.key}/customers`)
    expect((await asked()).status).toBe(200)
    const { data: staff } = await owner.call<StaffView[]>('GET', `/${store.key}/staff`)
    const id = staff.find(({ role }) => role === 'manager')?.id ?? ''

    await owner.call('PUT', `/${store.key}/staff/${id}`, { role: 'clerk' })
    expect((await asked()).error.code).toBe('FORBIDDEN')
    await owner.call('DELETE', `/${store.key}/staff/${id}`)
    expect((await asked()).error.code).toBe('STORE_NOT_FOUND')
  })
})
