import { createPublicKey, type X509Certificate } from 'node:crypto'
import type { PaymentValueView } from '../../../shared/api/merchant/payment'
import { dayOf } from '../../../shared/day'
import { paymentValues, paymentValueTexts, type PaymentMode, type PaymentValueName } from '../../../shared/payment'
import { Failure } from '../../failures'
import {
  certificateFacts,
  KeyUnreadable,
  normalPem,
  openP12,
  pemKind,
  privatePem,
  publicPem,
  readCertificate,
  readPrivateKey,
  readPublicKey,
} from '../../pay/certificate'

/** One set of keys as it was given, readable. What is missing is null. */
export interface KeySet {
  mode: PaymentMode
  mchid: string
  certificate: string | null
  privateKey: string | null
  apiV3Key: string | null
  publicKeyId: string | null
  publicKey: string | null
  apiV2Key: string | null
}

type Given = Partial<Omit<KeySet, 'mode' | 'mchid'>>

/** What something turned out to be: values to keep, or a sentence that says why it is not the right one. */
export interface Found {
  given: Given
  text: string
  isGood: boolean
}

const good = (given: Given, text: string): Found => ({ given, text, isGood: true })
const wrong = (text: string): Found => ({ given: {}, text, isGood: false })

/** Finds out which of the files it is. @throws PAYMENT_VALUE_UNREADABLE */
export function findInFile(bytes: Buffer, keys: KeySet, passphrase: string | undefined, now: Date): Found {
  const { mchid } = keys
  const text = bytes.toString()
  if (pemKind(text) !== 'other') return findPem(text, keys, now)
  if (bytes[0] !== 0x30) throw new Failure('PAYMENT_VALUE_UNREADABLE', { length: bytes.length }) // DER begins so
  try {
    const { certificate, privateKey } = openP12(bytes, passphrase || mchid)
    const problem = certificateProblem(certificate, mchid, now)
    if (problem) return wrong(problem)
    return good({ certificate: certificate.toString(), privateKey: privatePem(privateKey) }, '已读出商户证书和私钥')
  } catch (error) {
    if (!(error instanceof KeyUnreadable)) throw error
    return wrong(`打不开这个 p12 文件。它的密码一般是商户号 ${mchid}，如果您改过密码，请填写后再选一次文件`)
  }
}

/** The same for what was pasted; also a key and the id of a public key. @throws PAYMENT_VALUE_UNREADABLE */
export function findInText(text: string, keys: KeySet, now: Date): Found {
  const trimmed = text.trim()
  const keyName = keys.mode === 'v2' ? 'apiV2Key' : 'apiV3Key'
  const { name } = paymentValueTexts[keyName]
  if (/^PUB_KEY_ID_[0-9A-Z]+$/i.test(trimmed))
    return ofPublicKey(keys, { publicKeyId: trimmed.toUpperCase() }, '已填好公钥ID')
  if (/^[0-9A-Za-z]{32}$/.test(trimmed)) return good({ [keyName]: trimmed }, `已填好 ${name}，检查时会向微信支付验证`)
  if (pemKind(text) !== 'other') return findPem(text, keys, now)
  if (/^[0-9A-Za-z]{20,60}$/.test(trimmed))
    return wrong(`${name}是 32 位字母和数字，您填写的是 ${trimmed.length} 位，请检查有没有漏字`)
  throw new Failure('PAYMENT_VALUE_UNREADABLE', { length: text.length })
}

/** Not every kind of account has a use for one. */
const ofPublicKey = ({ mode }: KeySet, given: Given, text: string): Found =>
  paymentValues[mode].includes('publicKey') ? good(given, text) : wrong('用这种方式收款不需要微信支付公钥，不用填它')

function findPem(text: string, keys: KeySet, now: Date): Found {
  try {
    switch (pemKind(text)) {
      case 'certificate': {
        const certificate = readCertificate(text)
        const problem = certificateProblem(certificate, keys.mchid, now)
        return problem ? wrong(problem) : good({ certificate: certificate.toString() }, '已填好商户证书')
      }
      case 'privateKey':
        return good({ privateKey: privatePem(readPrivateKey(text)) }, '已填好商户私钥')
      default:
        return ofPublicKey(keys, { publicKey: publicPem(readPublicKey(text)) }, '已填好微信支付公钥')
    }
  } catch (error) {
    if (!(error instanceof KeyUnreadable)) throw error
    return wrong('文件的内容不完整，请重新从商户平台下载，或把全部文字完整地复制过来')
  }
}

const root = 'Tenpay.com Root CA' // pay.md §0: who issues merchants' certificates
const platformName = 'Tenpay.com sign'
const clockMs = 5 * 60_000 // pay.md §2: so far a clock may be off WeChat Pay’s

/** What is wrong with a certificate for this merchant number, in words; null where nothing is. */
function certificateProblem(certificate: X509Certificate, mchid: string, now: Date): string | null {
  const { commonName, issuer, notBefore, notAfter } = certificateFacts(certificate)
  if (commonName === platformName) return '这是微信支付平台的证书，不是您的商户证书，请选择 apiclient_cert.pem'
  if (commonName !== mchid) return `这张证书属于商户 ${commonName}，和您填写的商户号 ${mchid} 不一致`
  if (issuer !== root) return '这张证书不是微信支付签发的，请从商户平台重新下载'
  if (now > notAfter) return `这张证书已经在 ${dayOf(notAfter)} 过期，请在商户平台重新申请`
  return now.getTime() + clockMs < notBefore.getTime() ? `这张证书从 ${dayOf(notBefore)} 才开始有效` : null
}

const soonMs = 60 * 24 * 3600_000

type Verdict = Omit<PaymentValueView, 'name'>

/** Looks at a set of keys as a whole: what is there, what fits together. Never holds a secret. */
export function verdictsOf(keys: KeySet, now: Date): PaymentValueView[] {
  const judges: Record<PaymentValueName, () => Verdict> = {
    mchid: () => fine(keys.mchid),
    certificate: () => judgeCertificate(keys, now),
    privateKey: () => judgePrivateKey(keys),
    apiV3Key: () => judgeKey('apiV3Key', keys.apiV3Key),
    apiV2Key: () => judgeKey('apiV2Key', keys.apiV2Key),
    publicKey: () => judgePublicKey(keys),
  }
  return paymentValues[keys.mode].map((name) => ({ name, ...judges[name]() }))
}

const missing = (name: PaymentValueName): Verdict => ({ state: 'missing', text: paymentValueTexts[name].where })
const fine = (text: string): Verdict => ({ state: 'good', text })
const bad = (text: string): Verdict => ({ state: 'wrong', text })

const judgeKey = (name: 'apiV3Key' | 'apiV2Key', key: string | null): Verdict =>
  key === null ? missing(name) : fine(`已填写，最后四位 ${key.slice(-4)}`)

function judgeCertificate({ certificate, mchid }: KeySet, now: Date): Verdict {
  if (certificate === null) return missing('certificate')
  const read = readCertificate(certificate)
  const problem = certificateProblem(read, mchid, now)
  if (problem) return bad(problem)
  const { serial, notAfter } = certificateFacts(read)
  const isSoon = notAfter.getTime() - now.getTime() < soonMs
  return fine(`${isSoon ? '快要过期，' : ''}有效到 ${dayOf(notAfter)}，序列号尾号 ${serial.slice(-4)}`)
}

function judgePrivateKey({ certificate, privateKey }: KeySet): Verdict {
  if (privateKey === null) return missing('privateKey')
  if (certificate === null) return fine('已填写')
  const fits = readCertificate(certificate).checkPrivateKey(readPrivateKey(privateKey))
  return fits ? fine('和证书是一对') : bad('这把私钥和上面的证书不是一对，请选择同一个压缩包里的 apiclient_key.pem')
}

/** Optional as a whole, because a merchant of before has platform certificates instead; half of it is nothing. */
function judgePublicKey({ publicKey, publicKeyId, privateKey }: KeySet): Verdict {
  if (publicKey === null && publicKeyId === null) return missing('publicKey')
  if (publicKey === null) return bad('还缺公钥文件 pub_key.pem')
  if (publicKeyId === null) return bad('还缺公钥ID，以 PUB_KEY_ID_ 开头，在公钥旁边可以复制')
  if (privateKey !== null && publicPem(createPublicKey(normalPem(privateKey))) === publicKey)
    return bad('这是您自己的公钥，请下载微信支付的公钥 pub_key.pem')
  return fine(`公钥ID尾号 ${publicKeyId.slice(-4)}`)
}

/** Everything that WeChat Pay is asked with is there, and fits. */
export const isComplete = (verdicts: readonly PaymentValueView[]): boolean =>
  verdicts.every(({ name, state }) => state === 'good' || (name === 'publicKey' && state === 'missing'))
