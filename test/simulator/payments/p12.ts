import forge from 'node-forge'

const { asn1, pki, pkcs12, util } = forge

const oids = {
  rc2of40: '1.2.840.113549.1.12.1.6',
  certBag: '1.2.840.113549.1.12.10.1.3',
  x509: '1.2.840.113549.1.9.22.1',
  localKeyId: '1.2.840.113549.1.9.21',
}

const universal = asn1.Class.UNIVERSAL
const inner = asn1.Class.CONTEXT_SPECIFIC
const { SEQUENCE, SET, OID, OCTETSTRING, INTEGER } = asn1.Type

const sequence = (...parts: forge.asn1.Asn1[]) => asn1.create(universal, SEQUENCE, true, parts)
const oid = (name: string) => asn1.create(universal, OID, false, asn1.oidToDer(name).getBytes())
const octets = (bytes: string) => asn1.create(universal, OCTETSTRING, false, bytes)
const whole = (value: number) => asn1.create(universal, INTEGER, false, asn1.integerToDer(value).getBytes())
const tagged = (...parts: forge.asn1.Asn1[]) => asn1.create(inner, 0, true, parts)
const der = (value: forge.asn1.Asn1) => asn1.toDer(value).getBytes()

const rounds = 2048
const saltBytes = 8

/** What forge does and its types do not know: keys from a passphrase, and RC2 with 40 bits. */
interface Untyped {
  pkcs12: {
    generateKey(password: string, salt: forge.util.ByteBuffer, id: number, rounds: number, bytes: number): Bytes
  }
  rc2: { createEncryptionCipher(key: string, bits: number): forge.cipher.BlockCipher }
}
type Bytes = forge.util.ByteBuffer
const loose = forge as unknown as Untyped

/** pbeWithSHAAnd40BitRC2-CBC: what keeps the certificates in the p12 files that merchants have. */
function rc2Sealed(plain: string, passphrase: string): { salt: string; sealed: string } {
  const salt = forge.random.getBytesSync(saltBytes)
  const derive = (id: number, bytes: number) =>
    loose.pkcs12.generateKey(passphrase, util.createBuffer(salt), id, rounds, bytes)
  const cipher = loose.rc2.createEncryptionCipher(derive(1, 5).getBytes(), 40)
  ;(cipher.start as unknown as (iv: Bytes) => void)(derive(2, 8))
  cipher.update(util.createBuffer(plain))
  cipher.finish()
  return { salt, sealed: cipher.output.getBytes() }
}

function certificateBag(certificatePem: string, keyId: string): forge.asn1.Asn1 {
  const bytes = der(pki.certificateToAsn1(pki.certificateFromPem(certificatePem)))
  const attribute = sequence(oid(oids.localKeyId), asn1.create(universal, SET, true, [octets(keyId)]))
  return sequence(
    oid(oids.certBag),
    tagged(sequence(oid(oids.x509), tagged(octets(bytes)))),
    asn1.create(universal, SET, true, [attribute]),
  )
}

function sealedCertificates(bag: forge.asn1.Asn1, passphrase: string): forge.asn1.Asn1 {
  const { salt, sealed } = rc2Sealed(der(sequence(bag)), passphrase)
  const algorithm = sequence(oid(oids.rc2of40), sequence(octets(salt), whole(rounds)))
  const content = sequence(oid(pki.oids['data'] ?? ''), algorithm, asn1.create(inner, 0, false, sealed))
  return sequence(oid(pki.oids['encryptedData'] ?? ''), tagged(sequence(whole(0), content)))
}

/** The bag of the key, 3DES, as forge makes it. */
function keyBag(privateKeyPem: string, keyId: string, passphrase: string): forge.asn1.Asn1 {
  const info = pki.wrapRsaPrivateKey(pki.privateKeyToAsn1(pki.privateKeyFromPem(privateKeyPem)))
  const shrouded = pki.encryptPrivateKeyInfo(info, passphrase, { algorithm: '3des', count: rounds })
  const attribute = sequence(oid(oids.localKeyId), asn1.create(universal, SET, true, [octets(keyId)]))
  const bag = sequence(
    oid(pki.oids['pkcs8ShroudedKeyBag'] ?? ''),
    tagged(shrouded),
    asn1.create(universal, SET, true, [attribute]),
  )
  return sequence(oid(pki.oids['data'] ?? ''), tagged(octets(der(sequence(bag)))))
}

/** HMAC-SHA1 over the content, keyed from the passphrase. */
function seal(content: string, passphrase: string): forge.asn1.Asn1 {
  const salt = forge.random.getBytesSync(saltBytes)
  const key = loose.pkcs12.generateKey(passphrase, util.createBuffer(salt), 3, rounds, 20)
  const mac = forge.hmac.create()
  mac.start('sha1', key)
  mac.update(content)
  const algorithm = sequence(oid(pki.oids['sha1'] ?? ''), asn1.create(universal, asn1.Type.NULL, false, ''))
  return sequence(sequence(algorithm, octets(mac.getMac().getBytes())), octets(salt), whole(rounds))
}

/**
 * apiclient_cert.p12 in the form merchants have had for years: RC2-40 for the certificate, 3DES for the key, which
 * OpenSSL 3 and so Node refuse to open (grade A+B). The passphrase is the merchant number.
 */
export function oldP12(certificatePem: string, privateKeyPem: string, passphrase: string): string {
  const keyId = forge.random.getBytesSync(20)
  const safe = sequence(
    sealedCertificates(certificateBag(certificatePem, keyId), passphrase),
    keyBag(privateKeyPem, keyId, passphrase),
  )
  const content = der(safe)
  const file = sequence(
    whole(3),
    sequence(oid(pki.oids['data'] ?? ''), tagged(octets(content))),
    seal(content, passphrase),
  )
  return util.encode64(der(file))
}

/** Whether a p12 opens with a passphrase, for tests and the desk. */
export const opensWith = (p12Base64: string, passphrase: string): boolean => {
  try {
    pkcs12.pkcs12FromAsn1(asn1.fromDer(util.decode64(p12Base64)), passphrase)
    return true
  } catch {
    return false
  }
}
