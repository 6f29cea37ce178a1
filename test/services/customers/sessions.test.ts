import { openBase, type Base } from '../../../server/base'
import { digest, newId } from '../../../server/ids'
import { identifyCustomer } from '../../../server/services/customers/signIn'
import type { Store } from '../../../server/store'
import { eachDatabase } from '../../setup/databases'
import { anEnvironment } from '../../setup/environment'
import { aCustomer } from '../aCustomer'
import { aStore, anAccount, days, later, noon } from '../aPlatform'

eachDatabase('a customer’s session', (openDb) => {
  let base: Base
  let store: Store
  beforeEach(async () => {
    base = await openBase(anEnvironment({ DATABASE_URL: (await openDb()).url }))
    store = await aStore(base.platform)
  })
  afterEach(() => base.close())

  async function aToken(): Promise<string> {
    const { id: customerId, appid } = await aCustomer(store)
    const token = newId()
    const whose = { id: newId(), storeId: store.row.id, customerId, appid }
    const times = { createdAt: noon, lastSeenAt: noon, expiresAt: later(days) }
    await store.customerSessions.create({ ...whose, tokenHash: digest(token), ...times })
    return token
  }

  it('is good while the store runs the mini-program it was begun in, and until its time is over', async () => {
    await anAccount(base.platform, { storeId: store.row.id })
    const token = await aToken()

    expect(await identifyCustomer(store, token, noon)).not.toBeNull()
    expect(await identifyCustomer(store, token, later(days))).toBeNull()
  })

  it('is over once the store has moved to another mini-program', async () => {
    const former = await anAccount(base.platform, { storeId: store.row.id })
    const token = await aToken()
    await base.platform.authorizers.update({ id: former.id }, { storeId: null })
    await anAccount(base.platform, { storeId: store.row.id, appid: 'wxa0000000000000d4', userName: 'gh_bbbbbbbbbbbb' })

    expect(await identifyCustomer(store, token, noon)).toBeNull()
  })
})
