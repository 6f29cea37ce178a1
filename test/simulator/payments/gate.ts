import type { World } from '../world'
import { fits, lines } from './crypto'
import { goodCertificates, merchantOf } from './merchants'
import { refuse } from './refusal'
import type { Merchant, MerchantCertificate } from './state'
import { isKnownSerial } from './trust'

/** A request to api.mch.weixin.qq.com as it came over the wire. */
export interface PayKnock {
  method: string
  path: string
  /** Path and query, byte by byte. */
  url: string
  raw: Buffer
  query: Record<string, string>
  headers: Record<string, string>
  ip: string
}

export interface Caller {
  merchant: Merchant
  certificate: MerchantCertificate
}

const scheme = 'WECHATPAY2-SHA256-RSA2048 '

interface Proof {
  mchid: string
  nonce_str: string
  signature: string
  timestamp: string
  serial_no: string
}

/** The five fields of the header, in any order. */
function readProof({ headers }: PayKnock): Proof {
  const { authorization = '' } = headers
  if (!authorization.startsWith(scheme)) throw refuse('SIGN_ERROR', 'Http头Authorization值格式错误，请参考签名规则')
  const pairs = [...authorization.slice(scheme.length).matchAll(/(\w+)="([^"]*)"/g)]
  const found: Record<string, string> = Object.fromEntries(pairs.map(([, name = '', value = '']) => [name, value]))
  const { mchid = '', nonce_str = '', signature = '', timestamp = '', serial_no = '' } = found
  const proof = { mchid, nonce_str, signature, timestamp, serial_no }
  const missing = Object.entries(proof).find(([, value]) => !value)
  if (missing) throw refuse('SIGN_ERROR', `Http头Authorization值缺少${missing[0]}`)
  return proof
}

const mostSecondsOff = 300

/** A clock that jumps is no clock of WeChat's: who has not seen the jump yet is not wrong. */
function checkTime({ clock }: World, timestamp: string): void {
  const ahead = Number(timestamp) - clock.seconds()
  const behind = -ahead - Math.floor(clock.lagMs() / 1000)
  if (!/^\d{10}$/.test(timestamp) || Math.max(ahead, behind) > mostSecondsOff)
    throw refuse('SIGN_ERROR', 'Http头Authorization中的timestamp与当前时间相差超过5分钟')
}

const windowMs = 600_000

/** A nonce works once in ten minutes; by then its time stamp is too old anyway. */
function spendNonce(world: World, mchid: string, nonce: string): void {
  if (!/^[0-9A-Za-z]{1,32}$/.test(nonce)) throw refuse('SIGN_ERROR', 'nonce_str应为32位以内的数字和字母')
  const { nonces } = world.state.pay
  const window = Math.floor(world.clock.now() / windowMs)
  if (window !== nonces.window)
    Object.assign(nonces, { window, before: window === nonces.window + 1 ? nonces.seen : {}, seen: {} })
  const name = `${mchid} ${nonce}`
  if (nonces.seen[name] ?? nonces.before[name]) throw refuse('SIGN_ERROR', 'nonce_str已被使用，请求可能被重放')
  nonces.seen[name] = true
}

function certificateNamed(world: World, merchant: Merchant, serial: string): MerchantCertificate {
  const found = goodCertificates(world, merchant).find((one) => one.serial === serial)
  if (!found) throw refuse('SIGN_ERROR', '商户证书序列号有误。请使用签名私钥匹配的证书序列号')
  return found
}

/**
 * Who calls: merchant number, time, certificate, signature over the raw path and body, and a nonce not seen before.
 *
 * Source: pay.weixin.qq.com/doc/v3/merchant/4012365342, grade A; that a nonce must be new is our own choice (D).
 */
export function checkCaller(world: World, knock: PayKnock): Caller {
  const proof = readProof(knock)
  const merchant = merchantOf(world, proof.mchid)
  if (!merchant) throw refuse('SIGN_ERROR', '商户号不存在，请检查Authorization中的mchid')
  checkTime(world, proof.timestamp)
  const certificate = certificateNamed(world, merchant, proof.serial_no)
  const message = lines(knock.method, knock.url, proof.timestamp, proof.nonce_str, knock.raw)
  if (!fits(message, proof.signature, certificate.certificatePem)) throw refuse('SIGN_ERROR')
  spendNonce(world, proof.mchid, proof.nonce_str)
  return { merchant, certificate }
}

/** Wechatpay-Serial, when it is sent, must name a key of WeChat's for this merchant (the words are ours, grade C). */
export function namedSerial(world: World, { headers }: PayKnock, merchant: Merchant): string {
  const serial = headers['wechatpay-serial'] ?? ''
  if (serial && !isKnownSerial(world, merchant, serial))
    throw refuse('PARAM_ERROR', '平台证书序列号Wechatpay-Serial错误，请检查后再试')
  return serial
}
