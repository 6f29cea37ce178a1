import { generateKeyPairSync } from 'node:crypto'
import { Failure } from '../../server/failures'
import { certificateFacts, readCertificate } from '../../server/pay/certificate'
import { payGate } from '../../server/payAccess'
import { setCollecting, versionFails } from '../../server/services/payments/accounts'
import { checkDraft } from '../../server/services/payments/proving'
import { findInText } from '../../server/services/payments/values'
import type { PaymentStartView, PaymentTrialView } from '../../shared/api/customer/payment'
import type { PaymentView, TakenValue } from '../../shared/api/merchant/payment'
import {
  aCounter,
  aMerchantNumber,
  checkAndUse,
  sendFile,
  setUpPayment,
  soon,
  type Counter,
  type MerchantNumber,
} from './cashier'
import { aRequestKey } from './scene'

describe('a payment account', () => {
  let counter: Counter
  let other: MerchantNumber
  beforeAll(async () => {
    counter = await aCounter()
    other = await aMerchantNumber(counter.scene, { mode: 'certificate' })
  })
  afterAll(() => counter.close())

  const say = <T>(method: string, path: string, body?: unknown) => counter.shop.say<T>(method, path, body)
  const paste = async (text: string) => (await say<TakenValue>('POST', '/payment/draft/text', { text })).text
  const draft = async () => (await say<PaymentView>('GET', '/payment')).draft
  const change = (wish: object) =>
    counter.scene.control<MerchantNumber>(`/_sim/payments/merchants/${counter.number.mchid}`, wish)
  async function pays({ id }: { id: string }): Promise<void> {
    await counter.pay(await counter.begin(id))
    await soon(async () => (await counter.read(id)).state === 'paid')
  }
  const sells = async () => pays(await counter.order())

  describe('while it is set up', () => {
    beforeEach(async () => {
      await say('DELETE', '/payment/draft')
      await say('POST', '/payment/draft', { mode: 'direct', mchid: other.mchid })
    })
    afterAll(() => say('DELETE', '/payment/draft'))

    it('names every value that is not the right one', async () => {
      expect(await paste(counter.number.certificatePem)).toContain(`属于商户 ${counter.number.mchid}`)
      expect(await paste('Short0Key0Short0Key0Short0Key0')).toContain('32 位')
      expect((await sendFile(counter.shop, Buffer.from(counter.number.p12Base64, 'base64'))).text).toContain('打不开')
      expect(
        (await sendFile(counter.shop, Buffer.from(counter.number.p12Base64, 'base64'), counter.number.mchid)).text,
      ).toContain('不一致')
      await expect(sendFile(counter.shop, Buffer.from('<html>'))).rejects.toThrow('PAYMENT_VALUE_UNREADABLE')
      expect((await draft())?.values.map(({ state }) => state)).toEqual([
        ...['good', 'missing', 'missing', 'missing', 'missing'],
      ])
    })

    it('sees that a key is of another pair, and a public key the merchant’s own', async () => {
      await paste(other.certificatePem)
      const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
      await paste(privateKey.export({ type: 'pkcs8', format: 'pem' }) as string)
      expect((await draft())?.values.find(({ name }) => name === 'privateKey')).toMatchObject({ state: 'wrong' })

      await paste(other.privateKeyPem.replaceAll('\n', '\\n'))
      expect((await draft())?.values.find(({ name }) => name === 'privateKey')).toMatchObject({ state: 'good' })
      await expect(say('POST', '/payment/draft/check')).rejects.toThrow('PAYMENT_ACCOUNT_INCOMPLETE')
    })

    it('takes a certificate that is younger than our clock says, as far as clocks may differ', () => {
      const { certificatePem, mchid } = other
      const none = {
        certificate: null,
        privateKey: null,
        apiV3Key: null,
        publicKeyId: null,
        publicKey: null,
        apiV2Key: null,
      }
      const issuedAt = certificateFacts(readCertificate(certificatePem)).notBefore.getTime()
      const found = (early: number) =>
        findInText(certificatePem, { mode: 'direct', mchid, ...none }, new Date(issuedAt - early * 60_000)).text
      expect([found(0), found(5)]).toEqual(['已填好商户证书', '已填好商户证书'])
      expect(found(6)).toContain('才开始有效')
    })

    it('is refused by WeChat Pay with a wrong APIv3 key, and says that it is this one', async () => {
      await sendFile(counter.shop, Buffer.from(other.p12Base64, 'base64'))
      await paste('WrongKey0WrongKey0WrongKey0Wrong')
      const checked = await say<PaymentView>('POST', '/payment/draft/check')
      expect(checked.draft).toMatchObject({
        state: 'draft',
        problem: { text: expect.stringContaining('APIv3密钥不对') },
      })
      expect(checked.using?.mchid).toBe(counter.number.mchid)
    })

    it('names the id of a public key that is not this merchant’s', async () => {
      await sendFile(counter.shop, Buffer.from(other.p12Base64, 'base64'))
      await paste(other.apiV3Key)
      await paste(other.publicKeyPem)
      await paste(counter.number.publicKeyId)
      const checked = await say<PaymentView>('POST', '/payment/draft/check')
      expect(checked.draft).toMatchObject({
        problem: { code: 'PAY_CREDENTIALS_REFUSED', text: expect.stringContaining('微信支付公钥ID不对') },
      })
    })

    it('stays to be checked again where WeChat Pay gives no answer', async () => {
      await sendFile(counter.shop, Buffer.from(other.p12Base64, 'base64'))
      await paste(other.apiV3Key)
      await counter.scene.control('/_sim/faults', { path: '/v3/certificates', drop: 'before', times: 3 })
      await expect(say('POST', '/payment/draft/check')).rejects.toThrow('PAY_NO_ANSWER')
      expect(await draft()).toMatchObject({ state: 'draft' })
    })

    it('never shows a secret', async () => {
      await sendFile(counter.shop, Buffer.from(other.p12Base64, 'base64'))
      await paste(other.apiV3Key)
      const text = JSON.stringify(await say('GET', '/payment'))
      expect(text).not.toContain(other.apiV3Key)
      expect(text).not.toContain('BEGIN')
    })
  })

  it('believes no key of a draft that was given up', async () => {
    const [account] = await (await counter.store()).paymentAccounts.list({ mchid: counter.number.mchid })
    const before = await payGate(counter.base.platform, account?.notifyToken ?? '')
    await say('POST', '/payment/draft', { mode: 'direct', mchid: counter.number.mchid })
    const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
    await paste(publicKey.export({ type: 'spki', format: 'pem' }) as string)
    await paste('PUB_KEY_ID_0110000000002026112800000000000001')
    await paste('MyOwnKey0MyOwnKey0MyOwnKey0MyOwn')
    expect((await draft())?.values.every(({ state }) => state === 'good')).toBe(true)
    await say('DELETE', '/payment/draft')
    await new Promise((resolve) => setTimeout(resolve, 1_100)) // what is believed is remembered for a second
    const after = await payGate(counter.base.platform, account?.notifyToken ?? '')

    expect([...(after?.trust.keys() ?? [])]).toEqual([...(before?.trust.keys() ?? [])])
    expect(after?.keys.map(({ versionId }) => versionId)).toEqual(before?.keys.map(({ versionId }) => versionId))
  })

  it('takes up a payment again with its new certificate, once the old one is void', async () => {
    const order = await counter.order()
    await counter.begin(order.id)
    const next = await change({ newCertificate: true })
    await say('POST', '/payment/draft', { mode: 'direct', mchid: counter.number.mchid })
    await sendFile(counter.shop, Buffer.from(next.p12Base64, 'base64'))
    await checkAndUse(counter.shop)
    await change({ voidCertificate: counter.number.serial })

    await pays(order)
  })

  it('is tested with one fen that goes back by itself', async () => {
    const { using } = await say<PaymentView>('GET', '/payment')
    const { parameters } = await counter.must<PaymentStartView>('POST', `/payment-tests/${using?.id}/payment`)
    if (!parameters) throw new Error('nothing to pay')
    await counter.pay(parameters)
    expect(await counter.must<PaymentTrialView>('POST', `/payment-tests/${using?.id}/confirm`)).toMatchObject({
      ...{ state: 'paid', amountFen: 1 },
    })
    await soon(async () => (await counter.store()).refunds.count({ state: 'sent', orderId: '' }).then((n) => n === 1))
    await counter.scene.pass(70)
    await soon(async () => (await say<PaymentView>('GET', '/payment')).using?.test.state === 'returned')
  })

  it('loses no notification when its APIv3 key is changed', async () => {
    const before = await counter.order()
    const parameters = await counter.begin(before.id)
    const { apiV3Key } = await change({ newApiV3Key: true })
    await counter.pay(parameters) // told under a key that we do not have yet
    expect((await counter.read(before.id)).state).toBe('unpaid')
    const { using } = await say<PaymentView>('GET', '/payment')
    expect(using?.problem?.text).toContain('APIv3密钥不对')
    expect(using?.checks).toContainEqual(expect.objectContaining({ name: 'apiV3Key', state: 'wrong' }))
    await say('POST', '/payment/draft', { mode: 'direct', mchid: counter.number.mchid })
    await paste(apiV3Key)
    expect((await checkAndUse(counter.shop)).draft).toBeNull()
    await soon(async () => (await say<PaymentView>('GET', '/payment')).using?.problem === null)

    await counter.scene.pass(16)
    await soon(async () => (await counter.read(before.id)).state === 'paid')
    await sells()
    const order = await counter.order()
    await counter.scene.control('/_sim/faults', { push: 'TRANSACTION.SUCCESS', oldKey: true, times: 1 })
    await pays(order)
  })

  it('has nothing left to look at once what could not be read came again, also where certificates proved the key', async () => {
    const number = await aMerchantNumber(counter.scene, { mode: 'certificate' })
    await setUpPayment(counter.shop, { ...number, publicKeyId: '', publicKeyPem: '' })
    const store = await counter.store()
    const account = await store.paymentAccounts.find({ mchid: number.mchid })
    const told = { kind: 'noticeUnreadable' as const, subjectId: account?.id ?? '', closedAt: null }
    const unreadable = () => store.incidents.count(told)
    const order = await counter.order()
    const parameters = await counter.begin(order.id)
    const path = `/_sim/payments/merchants/${number.mchid}`
    const { apiV3Key } = await counter.scene.control<MerchantNumber>(path, { newApiV3Key: true })
    await counter.pay(parameters)
    expect(await unreadable()).toBe(1)
    await say('POST', '/payment/draft', { mode: 'direct', mchid: number.mchid })
    await paste(apiV3Key)
    expect((await checkAndUse(counter.shop)).draft).toBeNull()

    await counter.scene.pass(16)
    await soon(async () => (await unreadable()) === 0)
    expect((await counter.read(order.id)).state).toBe('paid')
  })

  it('goes on while the merchant moves from certificates to the public key', async () => {
    const number = await aMerchantNumber(counter.scene, { mode: 'certificate' })
    await setUpPayment(counter.shop, { ...number, publicKeyId: '', publicKeyPem: '' })
    await sells()
    await counter.scene.control(`/_sim/payments/merchants/${number.mchid}`, { mode: 'both', switchDay: 5 })
    await say('POST', '/payment/draft', { mode: 'direct', mchid: number.mchid })
    const shown = await counter.scene.control<MerchantNumber>(`/_sim/payments/merchants/${number.mchid}`)
    await paste(shown.publicKeyPem)
    await paste(shown.publicKeyId)
    expect(await checkAndUse(counter.shop)).toMatchObject({ using: { number: 2 } })

    for (const switchDay of [3, 6, 7]) {
      await counter.scene.control(`/_sim/payments/merchants/${number.mchid}`, { switchDay })
      await sells()
    }
    await counter.scene.control(`/_sim/payments/merchants/${number.mchid}`, { voidPlatformCertificates: true })
    await sells()
  })

  it('says that its public key is missing, once no answer can be believed without it', async () => {
    const number = await aMerchantNumber(counter.scene, { mode: 'certificate' })
    await setUpPayment(counter.shop, { ...number, publicKeyId: '', publicKeyPem: '' })
    await sells()
    const merchant = `/_sim/payments/merchants/${number.mchid}`
    await counter.scene.control<MerchantNumber>(merchant, { mode: 'both', voidPlatformCertificates: true })
    const order = await counter.order()
    expect(await counter.ask('POST', `/orders/${order.id}/payment`, {})).toMatchObject({
      error: { code: 'PAY_NO_ANSWER' },
    })
    await soon(
      async () => (await say<PaymentView>('GET', '/payment')).using?.problem?.text.includes('微信支付公钥') ?? false,
    )
    const failing = async () => (await counter.store()).incidents.count({ kind: 'accountFailing', closedAt: null })
    expect(await failing()).toBe(1)

    const { publicKeyPem, publicKeyId } = await counter.scene.control<MerchantNumber>(merchant)
    await say('POST', '/payment/draft', { mode: 'direct', mchid: number.mchid })
    for (const text of [publicKeyPem, publicKeyId]) await paste(text)
    await checkAndUse(counter.shop)
    expect(await failing()).toBe(0)
    await pays(order)
  })

  it('hears of a refund of a number that was left, also when WeChat Pay signs with another certificate by then', async () => {
    const left = await aMerchantNumber(counter.scene, { mode: 'certificate' })
    await setUpPayment(counter.shop, { ...left, publicKeyId: '', publicKeyPem: '' })
    const order = await counter.order()
    await pays(order)
    await setUpPayment(counter.shop, await aMerchantNumber(counter.scene))
    await counter.scene.control('/_sim/payments/platformCertificates', {})
    const { trustedCertificates, paymentAccounts, refunds } = await counter.store()
    const account = await paymentAccounts.find({ mchid: left.mchid })
    const before = await trustedCertificates.count({ accountId: account?.id ?? '' })
    await counter.scene.pass(13 * 3600)
    await soon(async () => (await trustedCertificates.count({ accountId: account?.id ?? '' })) > before)

    await new Promise((resolve) => setTimeout(resolve, 1_100)) // whom an account believes is remembered for a second
    const requestKey = aRequestKey()
    await say('POST', `/orders/${order.id}/refunds`, { amountFen: 4500, reason: '', requestKey })
    await soon(async () => (await refunds.count({ orderId: order.id, state: 'sent' })) > 0)
    await counter.scene.pass(70)
    await soon(async () => (await refunds.count({ orderId: order.id, state: 'refunded' })) > 0)
  })

  it('collects with what was proved last, whoever taps the switch at that moment', async () => {
    const next = await aMerchantNumber(counter.scene)
    await say('POST', '/payment/draft', { mode: 'direct', mchid: next.mchid })
    await sendFile(counter.shop, Buffer.from(next.p12Base64, 'base64'))
    for (const text of [next.apiV3Key, next.publicKeyPem, next.publicKeyId]) await paste(text)
    const now = counter.base.platform.clock.now()
    let isChecked = false
    const checking = checkDraft(await counter.store(), now).finally(() => (isChecked = true))
    const stale = await counter.store()
    while (!isChecked) await setCollecting(stale, true, now)
    await checking
    const { row, paymentVersions } = await counter.store()
    expect(await paymentVersions.find({ id: row.paymentVersionId ?? '' })).toMatchObject({ state: 'proved' })
  })

  it('stays switched off where that was done while keys were being checked', async () => {
    const { mchid } = (await say<PaymentView>('GET', '/payment')).using ?? {}
    await say('POST', '/payment/draft', { mode: 'direct', mchid })
    const now = counter.base.platform.clock.now()
    const before = await counter.store()
    await setCollecting(await counter.store(), false, now)
    await checkDraft(before, now)
    expect((await counter.store()).row.paymentVersionId).toBeNull()
    await say('PUT', '/payment/collecting', { isOn: true })
  })

  it('tells no more of keys that fail, once the store has another number', async () => {
    const store = await counter.store()
    const failing = async () => (await store.incidents.list({ kind: 'accountFailing', closedAt: null })).length
    const [version] = await store.paymentVersions.list({ state: 'proved' })
    const failure = new Failure('PAYMENT_ACCOUNT_INCOMPLETE')
    const fails = () => versionFails(store, version?.id ?? '', failure, counter.base.platform.clock.now())
    await Promise.all([fails(), fails(), fails()])
    expect(await failing()).toBe(1)

    await setUpPayment(counter.shop, await aMerchantNumber(counter.scene))
    expect(await failing()).toBe(0)
    await fails()
    expect(await failing()).toBe(0)
  })

  it('reads what is told of a number that was left days ago with the last key it had', async () => {
    const store = await counter.store()
    const left = await store.paymentAccounts.find({ mchid: counter.number.mchid })
    const versions = { accountId: left?.id ?? '', usedAt: { not: null } }
    const daysAgo = new Date(counter.base.platform.clock.now().getTime() - 3 * 86_400_000)
    await store.paymentVersions.update({ accountId: left?.id ?? '' }, { retiredAt: daysAgo })
    const [last] = await store.paymentVersions.list(versions, { order: [['number', 'DESC']] })

    const gate = await payGate(counter.base.platform, left?.notifyToken ?? '')
    expect(gate?.keys.map(({ versionId }) => versionId)).toEqual([last?.id])
  })

  it('asks no customer for money while it is switched off', async () => {
    await say('PUT', '/payment/collecting', { isOn: false })
    await new Promise((resolve) => setTimeout(resolve, 1_100)) // what stores offer is remembered for half a second
    await expect(counter.order()).rejects.toThrow(/METHOD_NOT_OFFERED/)
    await say('PUT', '/payment/collecting', { isOn: true })
    await new Promise((resolve) => setTimeout(resolve, 1_100))
    await sells()
  })
})
