import {
  constants,
  createCipheriv,
  createHash,
  createPublicKey,
  privateDecrypt,
  publicEncrypt,
  sign,
  verify,
} from 'node:crypto'

/** Base64 of SHA256-RSA2048 (PKCS#1 v1.5): how both sides of API v3 sign. */
export const signText = (text: string | Buffer, privateKeyPem: string): string =>
  sign('sha256', Buffer.from(text), privateKeyPem).toString('base64')

/** Whether a signature fits the bytes under a public key or a certificate. Text that is no base64 does not fit. */
export function fits(text: string | Buffer, signature: string, publicPem: string): boolean {
  try {
    return verify('sha256', Buffer.from(text), createPublicKey(publicPem), Buffer.from(signature, 'base64'))
  } catch {
    return false
  }
}

/** The lines that are signed, each ended by a line feed; a body stays the bytes it is. */
export const lines = (...parts: (string | Buffer)[]): Buffer =>
  Buffer.concat(parts.flatMap((part) => [Buffer.from(part), Buffer.from('\n')]))

/**
 * AEAD_AES_256_GCM as certificates and notifications are sealed: the APIv3 key's 32 bytes, the text of the nonce, the
 * tag behind the ciphertext.
 *
 * Source: pay.weixin.qq.com/doc/v3/merchant/4012071382, grade A.
 */
export function sealAead(text: string, apiV3Key: string, nonce: string, associatedData: string): string {
  const cipher = createCipheriv('aes-256-gcm', Buffer.from(apiV3Key, 'utf8'), Buffer.from(nonce, 'utf8'))
  cipher.setAAD(Buffer.from(associatedData, 'utf8'))
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
  return sealed.toString('base64')
}

const oaep = (key: string) => ({ key, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha1' })

/** RSA-OAEP with SHA-1, as sensitive fields are encrypted (grade A+B). */
export const sealSecret = (text: string, publicPem: string): string =>
  publicEncrypt(oaep(publicPem), Buffer.from(text, 'utf8')).toString('base64')

/** Null when it was not encrypted for this key. */
export function openSecret(sealed: string, privateKeyPem: string): string | null {
  try {
    return privateDecrypt(oaep(privateKeyPem), Buffer.from(sealed, 'base64')).toString('utf8')
  } catch {
    return null
  }
}

export const sha1Hex = (bytes: Buffer): string => createHash('sha1').update(bytes).digest('hex')
