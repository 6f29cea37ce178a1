import { createPrivateKey, createPublicKey, X509Certificate, type KeyObject } from 'node:crypto'
import forge from 'node-forge'

/** What a certificate says of itself. */
export interface CertificateFacts {
  /** Upper-case hex, leading zeros kept. */
  serial: string
  /** A merchant's is its merchant number; WeChat Pay's own is `Tenpay.com sign`. */
  commonName: string
  issuer: string
  notBefore: Date
  notAfter: Date
}

/** A text that is not the kind of key or certificate it should be. Holds nothing of the text. */
export class KeyUnreadable extends Error {
  override name = 'KeyUnreadable'
}

/** @throws KeyUnreadable */
export function readCertificate(pem: string): X509Certificate {
  try {
    return new X509Certificate(normalPem(pem))
  } catch {
    throw new KeyUnreadable('no certificate')
  }
}

export const certificateFacts = (certificate: X509Certificate): CertificateFacts => ({
  serial: certificate.serialNumber.toUpperCase(),
  commonName: attribute(certificate.subject, 'CN'),
  issuer: attribute(certificate.issuer, 'CN'),
  notBefore: new Date(certificate.validFrom),
  notAfter: new Date(certificate.validTo),
})

const attribute = (name: string, key: string): string =>
  name
    .split('\n')
    .find((line) => line.startsWith(`${key}=`))
    ?.slice(key.length + 1) ?? ''

/** PKCS#1 and PKCS#8, RSA only. @throws KeyUnreadable */
export function readPrivateKey(pem: string): KeyObject {
  return rsa(() => createPrivateKey(normalPem(pem)))
}

/** `BEGIN PUBLIC KEY`, RSA only: a certificate is none. @throws KeyUnreadable */
export function readPublicKey(pem: string): KeyObject {
  const text = normalPem(pem)
  if (!text.startsWith('-----BEGIN PUBLIC KEY-----')) throw new KeyUnreadable('no public key')
  return rsa(() => createPublicKey(text))
}

function rsa(read: () => KeyObject): KeyObject {
  let key: KeyObject
  try {
    key = read()
  } catch {
    throw new KeyUnreadable('no key')
  }
  if (key.asymmetricKeyType !== 'rsa') throw new KeyUnreadable('no RSA key')
  return key
}

/** As it is stored: PKCS#8. */
export const privatePem = (key: KeyObject): string => key.export({ type: 'pkcs8', format: 'pem' }) as string

export const publicPem = (key: KeyObject): string => key.export({ type: 'spki', format: 'pem' }) as string

/** What a text claims to be, whatever is inside. */
export type PemKind = 'certificate' | 'privateKey' | 'publicKey' | 'other'

export function pemKind(text: string): PemKind {
  const [, label = ''] = /-----BEGIN ([A-Z0-9 ]+)-----/.exec(text) ?? []
  if (label === 'CERTIFICATE') return 'certificate'
  if (label.endsWith('PRIVATE KEY')) return 'privateKey'
  return label === 'PUBLIC KEY' ? 'publicKey' : 'other'
}

/** As it comes from a clipboard: `\n` as two letters, spaces where lines ended, no line ends at all. */
export function normalPem(text: string): string {
  const [, label, body = ''] =
    /-----BEGIN ([A-Z0-9 ]+)-----([\s\S]*?)-----END \1-----/.exec(text.replace(/\\r|\\n/g, '\n')) ?? []
  if (!label) return text
  const base64 = body.replace(/\s+/g, '')
  return `-----BEGIN ${label}-----\n${base64.replace(/(.{64})(?=.)/g, '$1\n')}\n-----END ${label}-----\n`
}

export interface OpenedP12 {
  privateKey: KeyObject
  /** The one that fits the key. */
  certificate: X509Certificate
  /** How many certificates stand in the file, the issuer's among them. */
  certificates: number
}

/**
 * Opens a p12, also one made by older tools, which Node itself refuses. The passphrase is the merchant number unless its
 * owner changed it.
 *
 * @throws KeyUnreadable where the passphrase is wrong or the file is none
 */
export function openP12(bytes: Buffer, passphrase: string): OpenedP12 {
  const { keys, pems } = p12Content(bytes, passphrase)
  const [keyPem] = keys
  if (!keyPem) throw new KeyUnreadable('no key in the p12')
  const privateKey = readPrivateKey(keyPem)
  const certificates = pems.map(readCertificate)
  const certificate = certificates.find((each) => each.checkPrivateKey(privateKey))
  if (!certificate) throw new KeyUnreadable('no certificate for the key in the p12')
  return { privateKey, certificate, certificates: certificates.length }
}

function p12Content(bytes: Buffer, passphrase: string): { keys: string[]; pems: string[] } {
  try {
    const asn1 = forge.asn1.fromDer(forge.util.createBuffer(bytes.toString('binary')))
    const bags = forge.pkcs12.pkcs12FromAsn1(asn1, passphrase).safeContents.flatMap(({ safeBags }) => safeBags)
    return {
      keys: bags.flatMap(({ key }) => (key ? [forge.pki.privateKeyToPem(key)] : [])),
      pems: bags.flatMap(({ cert }) => (cert ? [forge.pki.certificateToPem(cert)] : [])),
    }
  } catch {
    throw new KeyUnreadable('the p12 does not open')
  }
}
