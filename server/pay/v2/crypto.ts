import { createDecipheriv, createHash } from 'node:crypto'
import { readFields } from './xml'
import type { Fields } from './signing'

/** In lower-case hex. */
export const md5Hex = (text: string): string => createHash('md5').update(text).digest('hex')

/** AES-256-ECB with PKCS#7 padding: 32 characters of key, base64 in, text out. @throws where the key does not fit */
export function decryptEcb(ciphertext: string, key: string): string {
  const decipher = createDecipheriv('aes-256-ecb', Buffer.from(key), null)
  return Buffer.concat([decipher.update(Buffer.from(ciphertext, 'base64')), decipher.final()]).toString()
}

/**
 * Opens `req_info` of a refund notification. Nothing proves who wrote it: what it says is only a reason to ask.
 *
 * Source: pay.weixin.qq.com/wiki/doc/api/jsapi.php?chapter=9_16
 *
 * @throws where the key does not fit, or what is inside is no XML
 */
export const openReqInfo = (reqInfo: string, key: string): Fields => readFields(decryptEcb(reqInfo, md5Hex(key)))
