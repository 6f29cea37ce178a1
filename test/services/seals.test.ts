import { randomBytes } from 'node:crypto'
import type { Base } from '../../server/base'
import type { Platform } from '../../server/platform'
import { sealedColumns, sealedPlace } from '../../server/sealedPlace'
import { keepEvent } from '../../server/services/inbox'
import { beginDraft, takeText } from '../../server/services/payments/accounts'
import { countSeals, reseal } from '../../server/services/seals'
import { createStore } from '../../server/services/stores'
import { keepTicket } from '../../server/services/tickets'
import { eachDatabase } from '../setup/databases'
import payments from '../vectors/payments.json'
import { aCustomer } from './aCustomer'
import { aBase, aMerchant, noon } from './aPlatform'

const aKey = (): string => randomBytes(32).toString('base64')
const grant = { accessToken: 'access', refreshToken: 'refresh', expiresInSeconds: 7200 }
const appid = 'wxa0000000000000c3'

/** One of everything that is sealed. */
async function furnish(platform: Platform): Promise<void> {
  await aMerchant(platform, { id: 'm1', sessionKey: platform.sealer.seal('session', 'merchants.sessionKey.m1') })
  const opened = await createStore(
    platform,
    'm1',
    { name: '小麦面馆', kind: 'dining', requestKey: 'a-store-0123456789' },
    noon,
  )
  await aCustomer(opened.store)
  await beginDraft(opened.store, { mode: 'direct', mchid: '1700000001' }, 'm1', noon)
  await takeText(opened.store, payments.keys.merchant_private, noon)
  await takeText(opened.store, 'MadeForKaidianTests0123456789abc', noon)
  const version = await opened.store.paymentVersions.find({})
  const apiV2Key = platform.sealer.seal('key', sealedPlace('paymentVersions', 'apiV2Key', version?.id ?? ''))
  await opened.store.paymentVersions.update({}, { apiV2Key })
  await keepTicket(platform, 'ticket@@@1', noon, noon)
  await platform.keeper.put(platform.tokens, 'authorizer', appid, grant, noon)
  await keepEvent(platform, 'component', null, { fields: { InfoType: 'waiting' }, plaintext: '<xml>1</xml>' }, noon)
  const code = platform.sealer.seal('code', sealedPlace('authCodes', 'code', 'c1'))
  const codeRow = { id: 'c1', state: 'received' as const, code, attemptId: null, appid, authorisedAt: noon }
  await platform.authCodes.create({ ...codeRow, createdAt: noon })
  const preAuthCode = platform.sealer.seal('code', sealedPlace('preAuthCodes', 'code', 'p1'))
  await platform.preAuthCodes.create({ id: 'p1', code: preAuthCode, attemptId: 'a1', createdAt: noon, expiresAt: noon })
}

const kinds = Object.values(sealedColumns).flat().length

eachDatabase('after a change of the master key', (openDb) => {
  const [older, newer] = [aKey(), aKey()]
  const bases: Base[] = []
  let url: string
  const open = async (keys: Record<string, string>): Promise<Platform> => {
    const base = await aBase({ DATABASE_URL: url, ...keys })
    bases.push(base)
    return base.platform
  }
  const changed = () => open({ MASTER_KEY: newer, MASTER_KEY_PREVIOUS: older })

  beforeEach(async () => {
    url = (await openDb()).url
    await furnish(await open({ MASTER_KEY: older }))
  })
  afterEach(async () => {
    for (const base of bases.splice(0)) await base.close()
  })

  it('everything is sealed anew, once, and the previous key can go', async () => {
    const platform = await changed()
    expect(await countSeals(platform)).toEqual({ current: 0, previous: kinds, unreadable: [] })
    expect(await reseal(platform)).toBe(kinds)
    expect(await reseal(platform)).toBe(0)

    const later = await open({ MASTER_KEY: newer })
    expect(await countSeals(later)).toEqual({ current: kinds, previous: 0, unreadable: [] })
    expect(await later.keeper.peek('authorizer', appid)).toMatchObject({ value: 'access', refreshToken: 'refresh' })
    const merchant = await later.merchants.find({ id: 'm1' })
    expect(later.sealer.open(merchant?.sessionKey ?? '', 'merchants.sessionKey.m1')).toBe('session')
  })

  it('what a running server writes meanwhile stays', async () => {
    const platform = await changed()
    const { tokens, keeper } = platform
    const list: typeof tokens.list = async (...asked) => {
      const listed = await tokens.list(...asked)
      if (listed.length > 0) await keeper.put(tokens, 'authorizer', appid, { ...grant, accessToken: 'newer' }, noon)
      return listed
    }

    const watched = { list, update: tokens.update.bind(tokens) } as typeof tokens
    expect(await reseal({ ...platform, tokens: watched })).toBe(kinds - 2)
    expect(await keeper.peek('authorizer', appid)).toMatchObject({ value: 'newer' })
  })

  it('a handled push is left as it is', async () => {
    const platform = await changed()
    await platform.inbox.update({}, { state: 'done' })

    expect(await reseal(platform)).toBe(kinds - 1)
    expect((await countSeals(platform)).previous).toBe(0)
  })

  it('the places that no key opens are named', async () => {
    const platform = await open({ MASTER_KEY: newer })

    expect(await reseal(platform)).toBe(0)
    expect((await countSeals(platform)).unreadable).toContain(`tokens.refreshToken.authorizer:${appid}`)
  })
})
