import type { World } from '../world'
import { issueForMerchant } from './certificates'
import { newKeys } from './keys'
import { oldP12 } from './p12'
import type { Merchant, MerchantCertificate, Product, TrustMode } from './state'

export interface NewMerchant {
  mchid: string
  name: string
  mode: TrustMode
  appids: string[]
  balanceFen: number
  isProvider: boolean
  providerMchid: string
  subAppids: string[]
}

export const merchantOf = (world: World, mchid: string): Merchant | undefined =>
  Object.hasOwn(world.state.pay.merchants, mchid) ? world.state.pay.merchants[mchid] : undefined

const digits = '0123456789'
const newMchid = (world: World) => `16${world.random.text(8, digits)}`
const newPublicKeyId = (world: World, mchid: string) => `PUB_KEY_ID_0${mchid}${world.random.text(25, digits)}`

/** A merchant certificate with its files. At most three are valid at once (grade A). */
async function newCertificate(world: World, mchid: string, name: string): Promise<MerchantCertificate> {
  const certificate = await issueForMerchant(world, mchid, name)
  const p12Base64 = oldP12(certificate.certificatePem, certificate.privateKeyPem, mchid)
  return { ...certificate, p12Base64, isVoided: false }
}

async function keysFor(world: World, mchid: string, name: string) {
  // Finding primes takes a quarter of a second; both are looked for at once.
  const [{ publicKeyPem, privateKeyPem }, certificate] = await Promise.all([
    newKeys(world),
    newCertificate(world, mchid, name),
  ])
  return {
    certificates: [certificate],
    apiV3Key: world.random.text(32),
    apiV2Key: world.random.text(32),
    publicKey: { id: newPublicKeyId(world, mchid), publicKeyPem, privateKeyPem },
  }
}

const noKeys = { certificates: [], apiV3Key: '', apiV2Key: '', publicKey: null }

function roleOf({ isProvider, providerMchid }: Partial<NewMerchant>): Merchant['role'] {
  if (providerMchid) return 'sub'
  return isProvider ? 'provider' : 'direct'
}

/** 申请商户号: a new merchant number with its keys; a sub-merchant has none of its own. */
export async function openMerchant(world: World, wish: Partial<NewMerchant>): Promise<Merchant> {
  const { mchid = newMchid(world), name = '示例贸易有限公司', mode = 'publicKey', providerMchid = '' } = wish
  const role = roleOf(wish)
  const merchant: Merchant = {
    ...{ mchid, name, role, providerMchid, mode },
    appids: [...(wish.appids ?? []), ...(wish.subAppids ?? [])],
    ...(role === 'sub' ? noKeys : await keysFor(world, mchid, name)),
    previousApiV3Key: '',
    switchDay: 0,
    lacks: [],
    balanceFen: wish.balanceFen ?? 0,
  }
  world.state.pay.merchants[mchid] = merchant
  return merchant
}

/** What the owner, or WeChat, changes about a merchant number. */
export interface MerchantChange {
  name: string
  bind: string
  unbind: string
  mode: TrustMode
  switchDay: number
  voidPlatformCertificates: boolean
  newApiV3Key: boolean | string
  newApiV2Key: boolean | string
  newCertificate: boolean
  voidCertificate: string
  balanceFen: number
  lacks: Product[]
}

const keyWish = (world: World, wish: boolean | string) => (typeof wish === 'string' ? wish : world.random.text(32))

function changeAppids(merchant: Merchant, { bind, unbind }: Partial<MerchantChange>): void {
  if (bind && !merchant.appids.includes(bind)) merchant.appids.push(bind)
  if (unbind) merchant.appids = merchant.appids.filter((appid) => appid !== unbind)
}

/** Changing the APIv3 key kills the old one at once (grade A). */
function changeKeys(world: World, merchant: Merchant, { newApiV3Key, newApiV2Key }: Partial<MerchantChange>): void {
  if (newApiV3Key) {
    merchant.previousApiV3Key = merchant.apiV3Key
    merchant.apiV3Key = keyWish(world, newApiV3Key)
  }
  if (newApiV2Key) merchant.apiV2Key = keyWish(world, newApiV2Key)
}

function changeTrust(merchant: Merchant, change: Partial<MerchantChange>): void {
  merchant.mode = change.voidPlatformCertificates ? 'publicKey' : (change.mode ?? merchant.mode)
  merchant.switchDay = change.switchDay ?? merchant.switchDay
}

async function changeCertificates(world: World, merchant: Merchant, change: Partial<MerchantChange>): Promise<void> {
  const voided = merchant.certificates.find(({ serial }) => serial === change.voidCertificate)
  if (voided) voided.isVoided = true
  if (change.newCertificate) merchant.certificates.push(await newCertificate(world, merchant.mchid, merchant.name))
}

export async function changeMerchant(world: World, merchant: Merchant, change: Partial<MerchantChange>): Promise<void> {
  changeAppids(merchant, change)
  changeKeys(world, merchant, change)
  changeTrust(merchant, change)
  merchant.name = change.name ?? merchant.name
  merchant.balanceFen = change.balanceFen ?? merchant.balanceFen
  merchant.lacks = change.lacks ?? merchant.lacks
  await changeCertificates(world, merchant, change)
}

/** Certificates a request may be signed with. An expiry is hard (grade A). */
export const goodCertificates = (world: World, merchant: Merchant): MerchantCertificate[] =>
  merchant.certificates.filter(({ isVoided, expiresAt }) => !isVoided && expiresAt > world.clock.now())

/** 商户平台 as its owner sees it: the keys, and the files that can be downloaded. */
export function merchantView(merchant: Merchant, platformSerial: string) {
  const { certificates, publicKey, previousApiV3Key: _old, ...rest } = merchant
  const newest = certificates.at(-1)
  return {
    ...rest,
    serial: newest?.serial ?? '',
    certificatePem: newest?.certificatePem ?? '',
    privateKeyPem: newest?.privateKeyPem ?? '',
    p12Base64: newest?.p12Base64 ?? '',
    certificates: certificates.map(({ serial, isVoided, issuedAt, expiresAt }) => ({
      ...{ serial, isVoided, issuedAt, expiresAt },
    })),
    publicKeyId: publicKey?.id ?? '',
    publicKeyPem: publicKey?.publicKeyPem ?? '',
    platformSerial: merchant.mode === 'publicKey' ? '' : platformSerial,
  }
}

const base64 = (text: string) => Buffer.from(text, 'utf8').toString('base64')

/** What the certificate tool and 商户平台 give to download, by file name, as base64. */
export function merchantFiles({ certificates, publicKey }: Merchant): Record<string, string> {
  const newest = certificates.at(-1)
  return {
    ...(newest && { 'apiclient_cert.p12': newest.p12Base64 }),
    ...(newest && { 'apiclient_cert.pem': base64(newest.certificatePem) }),
    ...(newest && { 'apiclient_key.pem': base64(newest.privateKeyPem) }),
    ...(publicKey && { 'pub_key.pem': base64(publicKey.publicKeyPem) }),
  }
}
