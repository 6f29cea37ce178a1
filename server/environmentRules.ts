import { createPrivateKey, createPublicKey } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Rule } from './environment'

const rule = <T>(where: string, parse: Rule<T>['parse']): Rule<T> => ({ where, parse })
const matching = (where: string, pattern: RegExp, problem: string): Rule<string> =>
  rule(where, (text) => (pattern.test(text) ? { value: text } : { problem }))

export const anyText = (where: string): Rule<string> => rule(where, (text) => ({ value: text }))

export const oneOf = <const T extends string>(where: string, values: readonly T[]): Rule<T> =>
  rule(where, (text) => {
    const value = values.find((v) => v === text)
    return value ? { value } : { problem: `只能是 ${values.join('、')} 之一，现在是 ${text}` }
  })

export const integer = (where: string, min: number, max: number): Rule<number> =>
  rule(where, (text) =>
    /^\d{1,9}$/.test(text) && Number(text) >= min && Number(text) <= max
      ? { value: Number(text) }
      : { problem: `应为 ${min} 到 ${max} 的整数，现在是 ${text}` },
  )

/** An http address without query, answered without a slash at the end so that paths can be put behind it. */
export const address = (where: string): Rule<string> =>
  rule(where, (text) => {
    const url = URL.canParse(text) ? new URL(text) : null
    if (!url || !/^https?:$/.test(url.protocol)) return { problem: '应为 http:// 或 https:// 开头的地址' }
    if (url.search || url.hash || url.username) return { problem: '地址里不能带 ?、# 或用户名' }
    return { value: text.replace(/\/+$/, '') }
  })

export const databaseUrl = (where: string): Rule<string> =>
  rule(where, (text) => {
    if (/^sqlite:.+/.test(text)) return { value: text }
    const url = URL.canParse(text) ? new URL(text) : null
    if (url?.protocol !== 'mysql:') return { problem: '应为 sqlite:路径 或 mysql://用户:密码@主机:3306/库名' }
    return url.pathname.length > 1 ? { value: text } : { problem: '缺少库名' }
  })

/** 32 bytes in base64, the key of AES-256. */
export const masterKey = (where: string): Rule<Buffer> =>
  rule(where, (text) => {
    const bytes = Buffer.from(text, 'base64')
    return bytes.length === 32 ? { value: bytes } : { problem: `应为 32 字节的 base64，现在解出 ${bytes.length} 字节` }
  })

export const appid = (where: string): Rule<string> =>
  matching(where, /^wx[0-9A-Za-z]{16}$/, '应为 wx 开头的 18 位 AppID')

/** AppSecret: 32 hexadecimal digits today, not promised by WeChat; only what certainly is a slip is refused. */
export const secret = (where: string): Rule<string> =>
  matching(where, /^[\x21-\x7e]{16,128}$/, '长度或字符不对，应为一串没有空格的字母和数字')

/** 消息校验 Token: letters and digits, 3 to 32. */
export const pushToken = (where: string): Rule<string> =>
  matching(where, /^[0-9A-Za-z]{3,32}$/, '应为 3 到 32 位字母或数字')

/** 消息加解密 Key: EncodingAESKey, base64 of 32 bytes without its last character `=`. */
export const aesKey = (where: string): Rule<string> =>
  rule(where, (text) =>
    /^[0-9A-Za-z+/]{43}$/.test(text) ? { value: text } : { problem: `应为 43 位字母或数字，现在是 ${text.length} 位` },
  )

export const merchantNumber = (where: string): Rule<string> => matching(where, /^\d{8,10}$/, '应为 8 到 10 位数字')
export const certificateSerial = (where: string): Rule<string> =>
  matching(where, /^[0-9A-Fa-f]{16,64}$/, '应为十六进制的证书序列号')
export const apiV3Key = (where: string): Rule<string> => matching(where, /^[\x21-\x7e]{32}$/, '应为 32 位字符')

export const privateKey = (where: string): Rule<string> => pem(where, createPrivateKey, '不是可用的私钥')
export const publicKey = (where: string): Rule<string> => pem(where, createPublicKey, '不是可用的公钥')

/** A PEM key: its text (line ends may be written as `\n`) or the path of a file that holds it. */
const pem = (where: string, parse: (text: string) => unknown, problem: string): Rule<string> =>
  rule(where, (text) => {
    try {
      const value = text.includes('-----BEGIN') ? text.replaceAll('\\n', '\n') : readFileSync(text, 'utf8')
      parse(value)
      return { value }
    } catch {
      return { problem }
    }
  })
