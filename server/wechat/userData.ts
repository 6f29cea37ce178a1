import { createDecipheriv, createHmac } from 'node:crypto'
import { sha1 } from './crypto'
import { isJsonObject, parseJson, type JsonObject } from './json'

/**
 * The data does not open or is not for us. Wrong key, broken data and a stranger's watermark are the same to the caller:
 * the person has to sign in again.
 */
export class UserDataRefused extends Error {
  override name = 'UserDataRefused'
}

export interface SealedUserData {
  encryptedData: string
  iv: string
  sessionKey: string
}

interface Checked extends SealedUserData {
  /** The mini-program that the session belongs to. */
  appid: string
  now: Date
  /** How old the data may be; 0 does not look. */
  maxAgeSeconds?: number
}

const hour = 3600

/**
 * 加密数据解密: what a phone got from WeChat about its person, proved to be for this mini-program and fresh.
 *
 * Source: developers.weixin.qq.com/miniprogram/dev/framework/open-ability/signature.html
 * @throws UserDataRefused
 */
export function openUserData({ appid, now, maxAgeSeconds = hour, ...sealed }: Checked): JsonObject {
  const data = decryptUserData(sealed)
  const watermark = isJsonObject(data.watermark) ? data.watermark : {}
  if (watermark.appid !== appid) throw new UserDataRefused('watermark of another appid')
  const ageSeconds = Math.abs(now.getTime() / 1000 - Number(watermark.timestamp))
  if (maxAgeSeconds > 0 && !(ageSeconds <= maxAgeSeconds)) throw new UserDataRefused('watermark is old')
  return data
}

/** AES-128-CBC with ordinary padding, JSON inside. Proves nothing about whose it is. @throws UserDataRefused */
export function decryptUserData({ encryptedData, iv, sessionKey }: SealedUserData): JsonObject {
  const data = parseJson(decrypt(encryptedData, sixteenBytes(sessionKey), sixteenBytes(iv)))
  if (!isJsonObject(data)) throw new UserDataRefused('not JSON')
  return data
}

/** The `signature` that comes with `rawData`: the session key as the text it is. */
export const rawDataSignature = (rawData: string, sessionKey: string): string => sha1(rawData + sessionKey)

/** 登录态签名, for `checkSessionKey` and `resetUserSessionKey`: the key is the base64 text itself, not its bytes. */
export const sessionSignature = (sessionKey: string, body = ''): string =>
  createHmac('sha256', sessionKey).update(body).digest('hex')

function decrypt(encryptedData: string, key: Buffer, iv: Buffer): string {
  try {
    const decipher = createDecipheriv('aes-128-cbc', key, iv)
    return Buffer.concat([decipher.update(encryptedData, 'base64'), decipher.final()]).toString('utf8')
  } catch {
    throw new UserDataRefused('does not decrypt')
  }
}

function sixteenBytes(base64: string): Buffer {
  const bytes = Buffer.from(base64, 'base64')
  if (bytes.length !== 16) throw new UserDataRefused('key or iv has the wrong length')
  return bytes
}
