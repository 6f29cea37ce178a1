import { createCipheriv, createDecipheriv, createHash, createHmac } from 'node:crypto'

const blockBytes = 32

/** EncodingAESKey is 43 characters of base64 whose last two spare bits need not be zero. */
const keyOf = (encodingAesKey: string): Buffer => Buffer.from(`${encodingAesKey}=`, 'base64')

function pad(text: Buffer): Buffer {
  const count = blockBytes - (text.length % blockBytes)
  return Buffer.concat([text, Buffer.alloc(count, count)])
}

interface Sealing {
  aesKey: string
  appid: string
}

/**
 * Seals a push: AES-256-CBC over 16 random bytes, length, text, appid; PKCS#7 on blocks of 32.
 *
 * Source: developers.weixin.qq.com/doc/oplatform/Third-party_Platforms/2.0/api/Before_Develop/Technical_Plan.html
 */
export function seal(text: string, { aesKey, appid }: Sealing, random: Buffer): string {
  const key = keyOf(aesKey)
  const message = Buffer.from(text, 'utf8')
  const length = Buffer.alloc(4)
  length.writeUInt32BE(message.length)
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false)
  const plain = pad(Buffer.concat([random, length, message, Buffer.from(appid, 'utf8')]))
  return Buffer.concat([cipher.update(plain), cipher.final()]).toString('base64')
}

/** Opens a sealed reply, or throws naming what is wrong with it. */
export function unseal(sealed: string, { aesKey, appid }: Sealing): string {
  const key = keyOf(aesKey)
  const decipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false)
  const padded = Buffer.concat([decipher.update(Buffer.from(sealed, 'base64')), decipher.final()])
  const padding = padded.at(-1) ?? 0
  if (padding < 1 || padding > blockBytes || padded.length < padding + 20)
    throw new Error('padding is not PKCS#7 of 32')
  const plain = padded.subarray(0, padded.length - padding)
  const end = 20 + plain.readUInt32BE(16)
  if (end > plain.length) throw new Error('length field is larger than the message')
  const receiver = plain.subarray(end).toString('utf8')
  if (receiver !== appid) throw new Error(`sealed for ${receiver}, not for ${appid}`)
  return plain.subarray(20, end).toString('utf8')
}

const sha1 = (text: string) => createHash('sha1').update(text, 'utf8').digest('hex')

/** `signature` (three strings) and `msg_signature` (with the sealed body): SHA-1 over the sorted, joined strings. */
export const signature = (...parts: string[]): string => sha1([...parts].sort().join(''))

/** `encryptedData` of wx.getUserInfo and the older phone button: AES-128-CBC with the session key. */
export function sealUserData(data: unknown, sessionKey: string, iv: Buffer): string {
  const cipher = createCipheriv('aes-128-cbc', Buffer.from(sessionKey, 'base64'), iv)
  return Buffer.concat([cipher.update(JSON.stringify(data), 'utf8'), cipher.final()]).toString('base64')
}

export const rawDataSignature = (rawData: string, sessionKey: string): string => sha1(rawData + sessionKey)

/** The session signature of checksession: the key is the base64 text itself, the signed text is empty. */
export const sessionSignature = (sessionKey: string, body = ''): string =>
  createHmac('sha256', sessionKey).update(body, 'utf8').digest('hex')

const digest = (parts: string[]) => createHash('sha256').update(parts.join('\n'))

/** A stable id out of what it stands for: the same person has the same openid in the same app, in every run. */
export const derivedId = (length: number, ...parts: string[]): string =>
  digest(parts).digest('base64url').slice(0, length)

export const derivedHex = (length: number, ...parts: string[]): string => digest(parts).digest('hex').slice(0, length)
