import { createDecipheriv, X509Certificate } from 'node:crypto'
import { openSecret, sealSecret } from './payments/crypto'
import {
  aCashier,
  aNoticeBox,
  aPaySim,
  headerOf,
  isSignedBy,
  openNotice,
  type Cashier,
  type NoticeBox,
  type Shown,
} from './paymentsKit'
import type { Json, Sim } from './testKit'

interface Sealed {
  serial_no: string
  encrypt_certificate: { nonce: string; ciphertext: string; associated_data: string }
}

let sim: Sim
let box: NoticeBox
beforeAll(async () => {
  sim = await aPaySim()
  box = await aNoticeBox()
})
afterAll(async () => {
  await sim.close()
  await box.close()
})

const change = (shop: Cashier, body: Json) => sim.post<Shown>(`/_sim/payments/merchants/${shop.merchant.mchid}`, body)
const serialOf = async (shop: Cashier, named = '') =>
  headerOf(
    await shop.call('GET', `/v3/pay/transactions/out-trade-no/trust-1?mchid=${shop.merchant.mchid}`, undefined, {
      named,
    }),
  )('wechatpay-serial')

function opened({ encrypt_certificate: { nonce, ciphertext, associated_data: data } }: Sealed, key: string): string {
  const sealed = Buffer.from(ciphertext, 'base64')
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: 16 })
  decipher.setAAD(Buffer.from(data)).setAuthTag(sealed.subarray(-16))
  return Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]).toString('utf8')
}

describe('platform certificates', () => {
  it('are downloaded, sealed, and sign the answer that brings them', async () => {
    const shop = await aCashier(sim, { mode: 'certificate' })
    await sim.post('/_sim/payments/platformCertificates')
    const answer = await shop.call('GET', '/v3/certificates')
    const data = answer.json['data'] as Sealed[]
    const certificates = data.map((one) => new X509Certificate(opened(one, shop.merchant.apiV3Key)))
    expect(certificates.map(({ serialNumber }) => serialNumber)).toEqual(data.map(({ serial_no }) => serial_no))
    expect(certificates).toHaveLength(2)
    expect(certificates[0]?.subject).toContain('CN=Tenpay.com sign')
    const signer = certificates.find(({ serialNumber }) => serialNumber === headerOf(answer)('wechatpay-serial'))
    expect(isSignedBy(signer?.toString() ?? '', headerOf(answer), answer.text)).toBe(true)
  })

  it('are not there for a merchant with the public key only', async () => {
    const shop = await aCashier(sim)
    const { status, json } = await shop.call('GET', '/v3/certificates')
    expect([status, json['code']]).toEqual([404, 'RESOURCE_NOT_EXISTS'])
  })
})

describe('a merchant that changes from certificates to the public key', () => {
  it('is answered by the key it names, once the change began, and by the public key when it is over', async () => {
    const shop = await aCashier(sim, { mode: 'certificate' })
    const { publicKeyId, platformSerial } = shop.merchant
    await shop.prepay({ out_trade_no: 'trust-1' })
    expect([await serialOf(shop), await serialOf(shop, publicKeyId)]).toEqual([platformSerial, platformSerial])
    await change(shop, { mode: 'both' })
    expect([await serialOf(shop), await serialOf(shop, publicKeyId)]).toEqual([platformSerial, publicKeyId])
    await change(shop, { voidPlatformCertificates: true })
    expect([await serialOf(shop), await serialOf(shop, publicKeyId)]).toEqual([publicKeyId, publicKeyId])
    const named = 'PUB_KEY_ID_0000'
    expect((await shop.call('GET', '/v3/certificates', undefined, { named })).json).toMatchObject({
      code: 'PARAM_ERROR',
    })
  })

  it('gets notifications of both kinds, more of the new one every day', async () => {
    const shop = await aCashier(sim, { mode: 'both' })
    const serials = async (switchDay: number, times: number) => {
      await change(shop, { switchDay })
      box.got.length = 0
      await sim.post('/_sim/payments/notify', { mchid: shop.merchant.mchid, outTradeNo: 'trust-2', times })
      return new Set(box.got.map(({ headers }) => headers['wechatpay-serial']))
    }
    await shop.sell('trust-2', { notify_url: box.url })
    const { publicKeyId, platformSerial } = shop.merchant
    expect(await serials(0, 5)).toEqual(new Set([platformSerial]))
    expect(await serials(6, 30)).toEqual(new Set([platformSerial, publicKeyId]))
    expect(await serials(7, 5)).toEqual(new Set([publicKeyId]))
  })
})

describe('/v3/security/echo', () => {
  it('proves both keys, the secret, and the way back', async () => {
    const shop = await aCashier(sim)
    const { publicKeyPem, publicKeyId, privateKeyPem, apiV3Key } = shop.merchant
    box.got.length = 0
    const body = { echo_message: '你好', encrypted_echo_message: sealSecret('小麦', publicKeyPem), notify_url: box.url }
    const answer = await shop.call('POST', '/v3/security/echo', body, { named: publicKeyId })
    expect(answer.json['echo_message']).toBe('你好')
    expect(openSecret(String(answer.json['encrypted_echo_message']), privateKeyPem)).toBe('小麦')
    await sim.post('/_sim/clock', { advanceSeconds: 1 })
    expect(box.got[0]?.json).toMatchObject({
      event_type: 'SECURITY_ECHO.SUCCESS',
      resource: { original_type: 'security' },
    })
    expect(box.got[0] && openNotice(box.got[0], apiV3Key)).toMatchObject({ echo_message: '你好' })
  })

  it('wants to know which key was used, and minds another one', async () => {
    const shop = await aCashier(sim)
    const { certificatePem, publicKeyId } = shop.merchant
    expect((await shop.call('POST', '/v3/security/echo', { echo_message: 'a' })).status).toBe(400)
    const body = { echo_message: 'a', encrypted_echo_message: sealSecret('b', certificatePem) }
    const { json } = await shop.call('POST', '/v3/security/echo', body, { named: publicKeyId })
    expect(json).toMatchObject({ code: 'PARAM_ERROR' })
  })
})

describe('a new certificate of the merchant', () => {
  it('works beside the old one until that is voided', async () => {
    const shop = await aCashier(sim)
    const { serial, mchid } = shop.merchant
    const next = await change(shop, { newCertificate: true })
    const path = `/v3/pay/transactions/out-trade-no/nothing?mchid=${mchid}`
    const status = async (how: Parameters<Cashier['call']>[3]) => (await shop.call('GET', path, undefined, how)).status
    const byNext = { serial: next.serial, privateKeyPem: next.privateKeyPem }
    expect([await status({}), await status(byNext)]).toEqual([404, 404])
    await change(shop, { voidCertificate: serial })
    expect([await status({}), await status(byNext)]).toEqual([401, 404])
  })
})
