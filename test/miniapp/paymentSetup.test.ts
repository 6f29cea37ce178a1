import { createPublicKey } from 'node:crypto'
import forge from 'node-forge'
import { buildWeapp } from '../../scripts/buildWeapp'
import type { PaymentView } from '../../shared/api/merchant/payment'
import { aShop, type Shop } from '../flows/aShop'
import { aMerchantNumber, setUpPayment, type MerchantNumber } from '../flows/cashier'
import type { Weapp } from './harness'
import { ownerPhone, type ChatFile } from './paymentPhone'

let dir = ''
let shop: Shop
let number: MerchantNumber
let other: MerchantNumber
let phone: Weapp
let chat: ChatFile[]
let storage: Map<string, unknown>

beforeAll(async () => {
  ;({ dir } = await buildWeapp({ app: 'merchant' }))
})
beforeEach(async () => {
  shop = await aShop('dining')
  number = await aMerchantNumber(shop.scene)
  other = await aMerchantNumber(shop.scene, { appids: [] })
  ;({ phone, chat, storage } = ownerPhone(dir, shop))
})
afterEach(async () => {
  phone.stop()
  await shop.close()
})

const standing = () => shop.say<PaymentView>('GET', '/payment')

/** Past the number of the merchant, at the list of values. */
async function atValues(): Promise<void> {
  phone.open('pages/payment/index')
  await phone.until('未开通')
  await phone.tap('设置收款')
  await phone.type('如：1900000109', number.mchid)
  await phone.tap('下一步')
  await phone.until('收款资料')
}

async function choose(...files: ChatFile[]): Promise<void> {
  chat.push(...files)
  await phone.tap('从聊天里选文件')
}

const p12Of = ({ p12Base64 }: MerchantNumber): ChatFile => ({
  name: 'apiclient_cert.p12',
  content: Buffer.from(p12Base64, 'base64'),
})
const publicKeyOf = ({ publicKeyPem }: MerchantNumber): ChatFile => ({ name: 'pub_key.pem', content: publicKeyPem })

async function paste(value: string, placeholder: string, text: string): Promise<void> {
  await phone.tap(value)
  await phone.type(placeholder, text)
  await phone.tap('保存')
}

const pasteKey = async (key: string) => paste('APIv3密钥', '粘贴 32 位的 APIv3密钥', key)
const pasteId = async (id: string) => paste('微信支付公钥', '粘贴公钥ID，或 pub_key.pem 里的全部文字', id)

describe('the owner who sets up WeChat Pay', () => {
  it('comes from the number to a store that collects with two files, two pasted texts and one tap', async () => {
    await atValues()
    await choose(p12Of(number), publicKeyOf(number))
    await phone.until('apiclient_cert.p12：已读出商户证书和私钥')
    await phone.until('pub_key.pem：已填好微信支付公钥')
    await pasteKey(number.apiV3Key)
    await phone.until('已填写，最后四位')
    await pasteId(number.publicKeyId)
    await phone.tap('检查并启用')
    await phone.until('微信支付已经接受您的收款资料')
    await phone.until('扫码，打开测试页')
    await phone.until('微信扫一扫，付 0.01 元试一试')

    expect(await standing()).toMatchObject({ isCollecting: true, using: { state: 'proved', mchid: number.mchid } })
    expect(JSON.stringify([...storage])).not.toContain(number.apiV3Key)
    await phone.tap('以后再测')
    await phone.until('收款中')
  })

  it('reads of every wrong file what it is, and what to take instead', async () => {
    await atValues()
    const { certificatePem } = await shop.scene.control<{ certificatePem: string }>(
      '/_sim/payments/platformCertificates',
      {},
    )
    const own = createPublicKey(number.privateKeyPem).export({ type: 'spki', format: 'pem' }).toString()
    await choose(
      { name: 'other.pem', content: other.certificatePem },
      { name: 'platform.pem', content: certificatePem },
      { name: 'notes.txt', content: 'hello' },
      { name: 'apiclient_cert.pem', content: number.certificatePem },
      { name: 'apiclient_key.pem', content: other.privateKeyPem },
    )
    await phone.until(`other.pem：这张证书属于商户 ${other.mchid}`)
    await phone.until('platform.pem：这是微信支付平台的证书，不是您的商户证书')
    await phone.until('notes.txt：')
    await phone.until('apiclient_cert.pem：已填好商户证书')
    await phone.until('这把私钥和上面的证书不是一对')
    await choose({ name: 'apiclient_key.pem', content: number.privateKeyPem }, { name: 'pub_key.pem', content: own })
    await phone.until('和证书是一对')
    await pasteId(number.publicKeyId)
    await phone.until('这是您自己的公钥')
    expect(phone.text()).not.toContain('检查并启用')
  })

  it('may use the old keys, where the operator offers that', async () => {
    phone.open('pages/payment-setup/index')
    await phone.until('商户号')
    expect(phone.text()).not.toContain('旧版密钥')
    Object.assign(shop.scene.env, { WECHAT_PAY_V2: 'on' })
    await shop.scene.restart()

    phone.open('pages/payment-setup/index')
    await phone.tap('旧版密钥')
    await phone.type('如：1900000109', number.mchid)
    await phone.tap('下一步')
    await phone.until('收款资料')
    expect(phone.text()).not.toContain('APIv3密钥')
    await choose(p12Of(number))
    await phone.until('apiclient_cert.p12：已读出商户证书和私钥')
    await paste('APIv2密钥', '粘贴 32 位的 APIv2密钥', number.apiV2Key)
    await phone.until('已填写，最后四位')
    await phone.tap('检查并启用')
    await phone.until('微信支付已经接受您的收款资料')
    await phone.until('商户证书，退款时用：测试付的钱退回来时自动验证')
    expect(await standing()).toMatchObject({ using: { state: 'proved', mode: 'v2', mchid: number.mchid } })
    expect(JSON.stringify([...storage])).not.toContain(number.apiV2Key)
  })

  it('is asked for the passphrase of a p12 only after the usual one did not open it', async () => {
    await atValues()
    expect(phone.text()).not.toContain('p12 文件的密码')
    await choose({ name: 'apiclient_cert.p12', content: lockedP12(number, 'geheim') })
    await phone.until('打不开这个 p12 文件')
    await phone.type('下载证书时设置的密码', 'geheim')
    await phone.tap('用这个密码打开')
    await phone.until('apiclient_cert.p12：已读出商户证书和私钥')
    expect(phone.text()).not.toContain('p12 文件的密码')
  })

  it('is told under the field how long a key is', async () => {
    await atValues()
    await pasteKey(number.apiV3Key.slice(1))
    await phone.until('您填写的是 31 位')
    await phone.type('粘贴 32 位的 APIv3密钥', number.apiV3Key)
    await phone.tap('保存')
    await phone.until('已填写，最后四位')
  })

  it('sees which value WeChat Pay did not take, and finds everything again after leaving', async () => {
    await atValues()
    await choose(p12Of(number), publicKeyOf(other))
    await phone.until('pub_key.pem：已填好微信支付公钥')
    await pasteKey(number.apiV3Key)
    await phone.until('已填写，最后四位')
    await pasteId(number.publicKeyId)
    await phone.tap('检查并启用')
    await phone.until('微信支付公钥不对')
    await phone.until('微信支付没有接受，请核对后换成正确的')
    phone.back()
    await phone.until('收款资料填了一半')
    await phone.tap('接着设置')
    await phone.until('微信支付公钥不对')

    await choose(publicKeyOf(number))
    await phone.untilGone('微信支付公钥不对')
    await phone.tap('检查并启用')
    await phone.until('微信支付已经接受您的收款资料')
  })
})

describe('the page of WeChat Pay', () => {
  beforeEach(async () => {
    await setUpPayment(shop, number)
  })

  it('says how it stands, and switches collecting off and on', async () => {
    phone.open('pages/payment/index')
    await phone.until(`商户号 ${number.mchid}`)
    await phone.until('收款中')
    await shop.say('PUT', '/payment/collecting', { isOn: false })
    phone.hide()
    phone.show()
    await phone.until('已暂停')
  })

  it('tells staff who may change it', async () => {
    storage.set('role', 'manager')
    phone.open('pages/payment/index')
    await phone.until('收款账号由店主设置')
    phone.open('pages/payment-setup/index')
    await phone.until('收款账号只有店主能设置')
    storage.set('role', 'clerk')
    phone.open('pages/payment/index')
    await phone.until('这一步要由店主或店长来做')
  })
})

/** The same pair, as somebody keeps it who has changed its passphrase. */
function lockedP12({ certificatePem, privateKeyPem }: MerchantNumber, passphrase: string): Buffer {
  const { pki, pkcs12, asn1 } = forge
  const [key, certificate] = [pki.privateKeyFromPem(privateKeyPem), pki.certificateFromPem(certificatePem)]
  const sealed = pkcs12.toPkcs12Asn1(key, [certificate], passphrase, { algorithm: '3des' })
  return Buffer.from(asn1.toDer(sealed).getBytes(), 'binary')
}
