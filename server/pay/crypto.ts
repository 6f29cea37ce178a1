import {
  constants,
  createDecipheriv,
  createHash,
  privateDecrypt,
  sign as signBytes,
  verify as verifyBytes,
  type KeyObject,
} from 'node:crypto'

/** SHA-256 with RSA, PKCS#1 v1.5, in base64. */
export const signText = (text: string, privateKey: KeyObject): string =>
  signBytes('sha256', Buffer.from(text), privateKey).toString('base64')

/** False also for a signature that is not base64. `publicKey` may be a certificate's. */
export const verifyText = (text: string | Buffer, signature: string, publicKey: KeyObject): boolean =>
  verifyBytes('sha256', Buffer.from(text), publicKey, Buffer.from(signature, 'base64'))

/** What WeChat Pay encrypts for a merchant: notifications and platform certificates. */
export interface SealedResource {
  algorithm: string
  nonce: string
  ciphertext: string
  associated_data?: string | undefined
}

/** A resource that is not what it should be, or was not encrypted with this key. Says nothing of its content. */
export class ResourceRefused extends Error {
  override name = 'ResourceRefused'

  constructor(readonly stage: 'algorithm' | 'decrypt') {
    super(stage === 'algorithm' ? 'not AEAD_AES_256_GCM' : 'the APIv3 key does not open it')
  }
}

const tagBytes = 16

/**
 * Opens what was encrypted with an APIv3 key: AES-256-GCM, key and nonce as text, the last 16 bytes of the decoded text are
 * the tag. Source: pay.weixin.qq.com/doc/v3/merchant/4012071382
 *
 * @throws ResourceRefused
 */
export function openResource(
  { algorithm, nonce, ciphertext, associated_data = '' }: SealedResource,
  key: string,
): string {
  if (algorithm !== 'AEAD_AES_256_GCM') throw new ResourceRefused('algorithm')
  const keyBytes = Buffer.from(key)
  const bytes = Buffer.from(ciphertext, 'base64')
  if (keyBytes.length !== 32 || bytes.length < tagBytes) throw new ResourceRefused('decrypt')
  try {
    const decipher = createDecipheriv('aes-256-gcm', keyBytes, Buffer.from(nonce), { authTagLength: tagBytes })
    decipher.setAAD(Buffer.from(associated_data)).setAuthTag(bytes.subarray(-tagBytes))
    return Buffer.concat([decipher.update(bytes.subarray(0, -tagBytes)), decipher.final()]).toString()
  } catch {
    throw new ResourceRefused('decrypt')
  }
}

const oaep = { padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha1' } as const

/** A sensitive field that WeChat encrypted for the merchant. */
export const decryptField = (text: string, privateKey: KeyObject): string =>
  privateDecrypt({ key: privateKey, ...oaep }, Buffer.from(text, 'base64')).toString()

export const sha1Hex = (bytes: Buffer): string => createHash('sha1').update(bytes).digest('hex')
