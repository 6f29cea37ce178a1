import forge from 'node-forge'
import type { World } from '../world'
import { newKeys } from './keys'
import type { Certificate } from './state'

const yearMs = 365 * 86_400_000
const years = 5

const place = [
  { shortName: 'C', value: 'CN' },
  { shortName: 'ST', value: 'Guangdong' },
  { shortName: 'L', value: 'Shenzhen' },
  { shortName: 'O', value: 'Tenpay.com' },
  { shortName: 'OU', value: 'Tenpay.com CA Center' },
]

const rootName = [...place, { shortName: 'CN', value: 'Tenpay.com Root CA' }]

const hex = '0123456789ABCDEF'

/** 40 hex digits, a positive DER integer of twenty bytes. The first may be zero, which a careless reader loses. */
const newSerial = ({ random }: World) =>
  random.text(1, '01234567') + random.text(1, hex.slice(1)) + random.text(38, hex)

interface Subject {
  name: string
  organisation: string
}

/** A certificate for five years of the simulator's clock. Subject, issuer and length: grade A. */
async function issue(world: World, { name, organisation }: Subject, root: Certificate | null): Promise<Certificate> {
  const { publicKeyPem, privateKeyPem } = await newKeys(world)
  const issuedAt = Math.floor(world.clock.now() / 1000) * 1000
  const expiresAt = issuedAt + years * yearMs
  const certificate = forge.pki.createCertificate()
  certificate.publicKey = forge.pki.publicKeyFromPem(publicKeyPem)
  certificate.serialNumber = newSerial(world)
  certificate.validity = { notBefore: new Date(issuedAt), notAfter: new Date(expiresAt) }
  certificate.setSubject(root ? [...subjectPlace(organisation), { shortName: 'CN', value: name }] : rootName)
  certificate.setIssuer(rootName)
  certificate.sign(forge.pki.privateKeyFromPem(root?.privateKeyPem ?? privateKeyPem), forge.md.sha256.create())
  const certificatePem = forge.pki.certificateToPem(certificate).replaceAll('\r\n', '\n')
  return { serial: certificate.serialNumber, certificatePem, privateKeyPem, issuedAt, expiresAt }
}

// Names in Chinese need UTF8String; forge writes PrintableString unless told.
const subjectPlace = (organisation: string) => [
  { shortName: 'C', value: 'CN' },
  { shortName: 'L', value: 'Shenzhen' },
  { shortName: 'O', value: organisation, valueTagClass: forge.asn1.Type.UTF8 as unknown as forge.asn1.Class },
]

const making = new WeakMap<World, Promise<Certificate>>()

async function makeAuthority(world: World): Promise<Certificate> {
  const root = await issue(world, { name: '', organisation: '' }, null)
  const platform = await issue(world, { name: 'Tenpay.com sign', organisation: 'Tenpay.com' }, root)
  world.state.pay.root = root
  world.state.pay.platform.push(platform)
  return root
}

/** The root that issues; made with the platform's first certificate when somebody first needs it. */
export async function authority(world: World): Promise<Certificate> {
  const { root } = world.state.pay
  if (root) return root
  const wanted = making.get(world) ?? makeAuthority(world).finally(() => making.delete(world))
  making.set(world, wanted)
  return wanted
}

export const issueForMerchant = async (world: World, mchid: string, name: string): Promise<Certificate> =>
  issue(world, { name: mchid, organisation: name }, await authority(world))

/** A new 平台证书 beside the present one; answers are signed by the newest, both are offered. */
export async function renewPlatform(world: World): Promise<Certificate> {
  const root = await authority(world)
  const certificate = await issue(world, { name: 'Tenpay.com sign', organisation: 'Tenpay.com' }, root)
  world.state.pay.platform.push(certificate)
  return certificate
}

/** The platform certificates that are inside their dates. */
export const platformCertificates = (world: World): Certificate[] =>
  world.state.pay.platform.filter(({ expiresAt }) => expiresAt > world.clock.now())
