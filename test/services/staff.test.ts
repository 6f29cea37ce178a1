import { openBase, type Base } from '../../server/base'
import { newId } from '../../server/ids'
import type { MerchantRow } from '../../server/db/models/merchant'
import { acceptInvite, cancelInvite, changeRole, listStaff, readInvite, removeStaff } from '../../server/services/staff'
import { enterStore } from '../../server/services/stores'
import type { Store } from '../../server/store'
import { digest } from '../../server/ids'
import type { Role } from '../../shared/store'
import { eachDatabase } from '../setup/databases'
import { anEnvironment } from '../setup/environment'
import { aMerchant, aStore, days, later, minutes, noon } from './aPlatform'

eachDatabase('the staff', (openDb) => {
  let base: Base
  let store: Store
  let person: MerchantRow
  beforeEach(async () => {
    base = await openBase(anEnvironment({ DATABASE_URL: (await openDb()).url }))
    store = await aStore(base.platform)
    person = await aMerchant(base.platform, { name: '阿明' })
  })
  afterEach(() => base.close())

  /** A code that was shown; who makes one at WeChat is told in `flows`. */
  async function anInvite(role: Role = 'clerk'): Promise<{ id: string; token: string }> {
    const [id, token] = [newId(), newId()]
    const storeId = store.row.id
    const expiresAt = later(days)
    const values = { id, storeId, role, tokenHash: digest(token), invitedBy: 'm1', createdAt: noon, expiresAt }
    await store.staffInvites.create({ ...values, usedBy: null, usedAt: null })
    return { id, token }
  }
  const join = (token: string, who = person, now = noon) => acceptInvite(base.platform, token, who.id, now)
  const read = (token: string, who = person, now = noon) => readInvite(base.platform, token, who.id, now)
  const idOf = async (who: MerchantRow): Promise<string> => {
    const member = await store.staff.find({ merchantId: who.id })
    if (!member) throw new Error('does not work here')
    return member.id
  }
  const roles = async () => (await listStaff(store)).map(({ member }) => member.role)
  const notValid = { code: 'INVITE_NOT_VALID' }
  const asOwner = { merchantId: 'm1', role: 'owner' } as const

  it('grows by somebody who has the code, in the role that was chosen for them', async () => {
    const { token } = await anInvite('manager')
    expect((await read(token)).invite.role).toBe('manager')
    await expect(enterStore(base.platform, person.id, store.row.key)).rejects.toMatchObject({ code: 'STORE_NOT_FOUND' })

    expect((await join(token)).role).toBe('manager')
    expect((await enterStore(base.platform, person.id, store.row.key)).role).toBe('manager')
    expect(await roles()).toEqual(['owner', 'manager'])
  })

  it('lets a code serve one person once', async () => {
    const { token } = await anInvite()
    await join(token)
    expect((await join(token)).role).toBe('clerk')

    await expect(join(token, await aMerchant(base.platform))).rejects.toMatchObject(notValid)
    await expect(read(token, await aMerchant(base.platform))).rejects.toMatchObject(notValid)
    await removeStaff(store, await idOf(person), asOwner)
    await expect(join(token)).rejects.toMatchObject(notValid)
    await expect(read(token)).rejects.toMatchObject(notValid)
  })

  it('takes one of two who use the code at the same moment', async () => {
    const { token } = await anInvite()
    const others = await Promise.all([1, 2, 3].map(() => aMerchant(base.platform)))
    const outcomes = await Promise.allSettled(others.map((each) => join(token, each)))
    const refused = outcomes.flatMap((each) => (each.status === 'rejected' ? [each.reason as unknown] : []))

    expect(refused).toMatchObject([notValid, notValid])
    expect(await roles()).toEqual(['owner', 'clerk'])
  })

  it('takes a tap that arrives twice at the same moment as one', async () => {
    const { token } = await anInvite()
    const both = await Promise.all([join(token), join(token), join(token)])

    expect(both.map(({ role }) => role)).toEqual(['clerk', 'clerk', 'clerk'])
    expect(await roles()).toEqual(['owner', 'clerk'])
  })

  it('lets nobody in by a code that is over, was taken back, or was never made', async () => {
    const [over, cancelled] = [await anInvite(), await anInvite()]
    await cancelInvite(store, cancelled.id, noon)
    await cancelInvite(store, cancelled.id, later(minutes))

    await expect(join(over.token, person, later(days))).rejects.toMatchObject(notValid)
    await expect(join(cancelled.token)).rejects.toMatchObject(notValid)
    await expect(join(newId())).rejects.toMatchObject(notValid)
    expect(await roles()).toEqual(['owner'])
  })

  it('takes back no code of another store, and none that was used', async () => {
    const neighbour = await aStore(base.platform)
    const { id, token } = await anInvite()
    await expect(cancelInvite(neighbour, id, noon)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await join(token)
    await cancelInvite(store, id, noon)

    expect(await store.staffInvites.find({ id })).toMatchObject({ usedBy: person.id, expiresAt: later(days) })
  })

  it('leaves whoever works here already in the role they have', async () => {
    await join((await anInvite('manager')).token)
    const { token, id } = await anInvite('clerk')

    expect((await join(token)).role).toBe('manager')
    expect(await store.staffInvites.find({ id })).toMatchObject({ usedBy: null })
  })

  it('changes a role from the next request on, but never the owner’s', async () => {
    await join((await anInvite('clerk')).token)
    await changeRole(store, await idOf(person), 'manager')
    expect((await enterStore(base.platform, person.id, store.row.key)).role).toBe('manager')

    const [owner] = await listStaff(store)
    const ownerId = owner?.member.id ?? ''
    await expect(changeRole(store, ownerId, 'clerk')).rejects.toMatchObject({ code: 'OWNER_STAYS' })
    await expect(removeStaff(store, ownerId, asOwner)).rejects.toMatchObject({ code: 'OWNER_STAYS' })
    const itself = { merchantId: owner?.member.merchantId ?? '', role: 'owner' as const }
    await expect(removeStaff(store, ownerId, itself)).rejects.toMatchObject({ code: 'OWNER_STAYS' })
    expect(await roles()).toEqual(['owner', 'manager'])
  })

  it.each(['manager', 'clerk'] as const)('lets a %s go, and take out nobody else', async (role) => {
    const colleague = await aMerchant(base.platform)
    await join((await anInvite(role)).token)
    await join((await anInvite('clerk')).token, colleague)
    const itself = { merchantId: person.id, role }
    const theirs = await idOf(colleague)

    await expect(removeStaff(store, theirs, itself)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await removeStaff(store, await idOf(person), itself)
    await expect(enterStore(base.platform, person.id, store.row.key)).rejects.toMatchObject({ code: 'STORE_NOT_FOUND' })
    expect(await roles()).toEqual(['owner', 'clerk'])
  })

  it('knows nobody of another store', async () => {
    const neighbour = await aStore(base.platform)
    await join((await anInvite()).token)
    const id = await idOf(person)

    await expect(changeRole(neighbour, id, 'manager')).rejects.toMatchObject({ code: 'STAFF_NOT_FOUND' })
    await expect(removeStaff(neighbour, id, asOwner)).rejects.toMatchObject({ code: 'STAFF_NOT_FOUND' })
    expect(await listStaff(neighbour)).toHaveLength(1)
  })
})
