import { createCipheriv, createDecipheriv, hash, randomBytes, timingSafeEqual } from 'node:crypto'

// Source of everything here: developers.weixin.qq.com/doc/oplatform/Third-party_Platforms/2.0/api/Before_Develop/Technical_Plan.html

/**
 * The `msg_signature` of a push: SHA-1 in hex over token, timestamp, nonce and the encrypted body, sorted by byte value
 * and joined with nothing between.
 */
export const pushSignature = (token: string, timestamp: string, nonce: string, encrypted: string): string =>
  sha1([token, timestamp, nonce, encrypted].sort().join(''))

/** The `signature` of a push. It covers nothing of the body: it proves nothing about a message. */
export const urlSignature = (token: string, timestamp: string, nonce: string): string =>
  sha1([token, timestamp, nonce].sort().join(''))

export const sha1 = (text: string): string => hash('sha1', text)

/** Compares without telling by its time how much was right. */
export function isSame(expected: string, given: string): boolean {
  const [a, b] = [Buffer.from(expected), Buffer.from(given)]
  return a.length === b.length && timingSafeEqual(a, b)
}

const aesKeys = new Map<string, Buffer>()

/**
 * EncodingAESKey as a key. Its last character carries two bits too many, which a strict decoder refuses and Node ignores.
 *
 * @throws RangeError when it is not 43 characters of base64
 */
export function aesKey(encodingAesKey: string): Buffer {
  const known = aesKeys.get(encodingAesKey)
  if (known) return known
  if (!/^[A-Za-z0-9+/]{43}$/.test(encodingAesKey)) throw new RangeError('EncodingAESKey must have 43 characters')
  const key = Buffer.from(`${encodingAesKey}=`, 'base64')
  if (aesKeys.size < 16) aesKeys.set(encodingAesKey, key) // a component has two at most
  return key
}

const block = 32 // PKCS#7 with blocks of 32 instead of AES's 16: OpenSSL's own padding refuses anything above 16
const headLength = 20 // 16 random bytes, then the length of the message in 4

/** Why a sealed message does not open, in the words of WeChat's sample code. */
export type SealFault = 'padding' | 'length' | 'receiver'

/** Opens what one key sealed for one component: the message, or why not. */
export function unseal(
  sealed: Buffer,
  encodingAesKey: string,
  appid: string,
): { message: Buffer } | { fault: SealFault } {
  const content = unpad(decrypt(sealed, aesKey(encodingAesKey)))
  if (!content) return { fault: 'padding' }
  if (content.length < headLength) return { fault: 'length' }
  const end = headLength + content.readUInt32BE(16)
  if (end > content.length) return { fault: 'length' }
  if (content.toString('utf8', end) !== appid) return { fault: 'receiver' }
  return { message: content.subarray(headLength, end) }
}

/** Seals a message for the component that `appid` names; base64. `random` is for tests. */
export function seal(message: string, encodingAesKey: string, appid: string, random = sixteenCharacters()): string {
  const text = Buffer.from(message)
  const length = Buffer.alloc(4)
  length.writeUInt32BE(text.length)
  const content = Buffer.concat([Buffer.from(random), length, text, Buffer.from(appid)])
  const padding = block - (content.length % block)
  const key = aesKey(encodingAesKey)
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false)
  const padded = Buffer.concat([content, Buffer.alloc(padding, padding)])
  return Buffer.concat([cipher.update(padded), cipher.final()]).toString('base64')
}

const sixteenCharacters = (): string => randomBytes(12).toString('base64')

function decrypt(sealed: Buffer, key: Buffer): Buffer {
  const decipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false)
  return decipher.update(sealed) // whole blocks without padding: final() would add nothing
}

/** Null unless the last byte says 1 to 32 and all bytes it counts are the same. WeChat's own sample looks at one only. */
function unpad(padded: Buffer): Buffer | null {
  const padding = padded[padded.length - 1] ?? 0
  if (padding < 1 || padding > block || padding > padded.length) return null
  const end = padded.length - padding
  for (let at = end; at < padded.length; at++) if (padded[at] !== padding) return null
  return padded.subarray(0, end)
}
