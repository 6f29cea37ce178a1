import { paymentVersionMachine, type PaymentMode } from '../../../shared/payment'
import { advance } from '../../advance'
import type { PaymentAccountRow, PaymentVersionRow } from '../../db/models/payment'
import { Failure, isFailure } from '../../failures'
import { newNonce } from '../../pay/signing'
import { ResourceRefused } from '../../pay/crypto'
import type { PayCredentials } from '../../pay/client'
import { PayError } from '../../pay/errors'
import { readPrivateKey, readPublicKey } from '../../pay/certificate'
import { queryPayment } from '../../pay/transactions'
import { echo } from '../../pay/security'
import { askPay, payRefusal, tillOf } from '../../payAccess'
import type { Store } from '../../store'
import { getDraft, holdCollecting, keySetOf, setStoreVersion, type StandingVersion } from './accounts'
import { endIncident } from './incidents'
import { downloadCertificates, keepCertificates } from './trust'
import { askUnseen } from './unseen'
import { isComplete } from './values'

/**
 * Asks WeChat Pay whether it accepts the draft, without moving money. One that it accepts is used from then on, and the
 * one before it is retired; what is wrong is written on the draft, in words.
 *
 * @throws PAYMENT_ACCOUNT_INCOMPLETE, and PAY_NO_ANSWER where nobody knows yet
 */
export async function checkDraft(store: Store, now: Date): Promise<void> {
  const draft = await getDraft(store, now)
  if (!isComplete(draft.values)) throw new Failure('PAYMENT_ACCOUNT_INCOMPLETE')
  const checking = await beginCheck(store, draft, now)
  await endIncident(store, 'noticeUnreadable', draft.account.id, now) // what the echo shows of the new key opens it again
  const problem = await askAll(store, { ...draft, version: checking }, now).catch((error: unknown) => refused(error))
  if (problem instanceof Failure) return refuseDraft(store, checking, problem, now)
  await useVersion(store, checking, problem, now)
}

/** One that a killed process left in `checking` is checked again. */
async function beginCheck(store: Store, { version }: StandingVersion, now: Date): Promise<PaymentVersionRow> {
  if (version.state === 'checking') return version
  return advance(store, (s) => s.paymentVersions, paymentVersionMachine, version, 'check', { stateAt: now }, now)
}

/** What is not WeChat Pay's word about the account is nobody's fault who set it up. */
const refused = (error: unknown): Failure => {
  if (error instanceof Failure) return error
  throw error
}

async function refuseDraft(store: Store, version: PaymentVersionRow, failure: Failure, now: Date): Promise<void> {
  const values = { stateAt: now, checkedAt: now, problemCode: failure.code, problemText: failure.text }
  await advance(store, (s) => s.paymentVersions, paymentVersionMachine, version, 'refuse', values, now)
  // Nobody knows yet; a signature that the draft's own public key does not fit is known to be wrong.
  if (payRefusal(failure) === 'noAnswer' && failure.code !== 'PAY_CREDENTIALS_REFUSED') throw failure
}

/** What asking has shown besides. */
interface Shown {
  apiV3ProvedAt: Date | null
}

type Asking = (store: Store, standing: StandingVersion, now: Date) => Promise<Shown>

/** What is asked, and what the answer proves. */
const askings: Record<PaymentMode, Asking> = {
  direct: askDirect,
  // The keys are the service provider's: what is asked is whether the merchant is beneath it.
  partner: (store, standing) => askForNothing(store, standing, ''),
  // An answer says that the key is the merchant's. Whether its certificate is taken only a refund shows: the test's.
  v2: async (store, standing) => askForNothing(store, standing, await ownAppid(store)).catch(oldKeyIsNamed),
}

const askAll: Asking = (store, standing, now) => askings[standing.account.mode](store, standing, now)

/** @throws AUTHORISATION_MISSING: API v2 asks nothing without a mini-program */
async function ownAppid(store: Store): Promise<string> {
  const own = await store.authorizer()
  if (!own) throw new Failure('AUTHORISATION_MISSING', { storeId: store.row.id })
  return own.row.appid
}

async function askDirect(store: Store, standing: StandingVersion, now: Date): Promise<Shown> {
  const credentials = credentialsOf(store, standing)
  const certificates = await downloadCertificates(store, standing, credentials)
    .catch(keyIsNamed)
    .catch((cause: unknown) => publicKeyIdIsNamed(cause, standing))
  if (certificates.length > 0) await keepCertificates(store, standing.account, certificates, now)
  if (certificates.length === 0 && !standing.version.publicKey)
    throw new Failure(
      'PAYMENT_ACCOUNT_INCOMPLETE',
      {},
      { text: '您的商户号用的是微信支付公钥，请补上公钥文件和公钥ID' },
    )
  if (standing.version.publicKey) await askEcho(store, standing, credentials)
  return { apiV3ProvedAt: certificates.length > 0 ? now : null }
}

/** Asks for an order that nobody has made. */
async function askForNothing(store: Store, { account, version }: StandingVersion, appid: string): Promise<Shown> {
  const till = await tillOf(store.platform, account, version)
  await expectNothing(() => till.query({ appid, mchid: account.mchid, outTradeNo: newNonce() }))
  return { apiV3ProvedAt: null }
}

/** WeChat Pay knows no such order, and says so to whom it believes. */
async function expectNothing(ask: () => Promise<unknown>): Promise<void> {
  await ask().catch((error: unknown) => {
    if (payRefusal(error) !== 'gone') throw error
  })
}

/** The draft's own, with nobody to believe yet but its public key. */
function credentialsOf(store: Store, { account, version }: StandingVersion): PayCredentials {
  const { privateKey } = keySetOf(store, account, version)
  const { serial, publicKeyId, publicKey } = version
  if (!serial || !privateKey) throw new Failure('PAYMENT_ACCOUNT_INCOMPLETE', { id: version.id })
  const trust = new Map(publicKeyId && publicKey ? [[publicKeyId, readPublicKey(publicKey)]] : [])
  return {
    mchid: account.mchid,
    serial,
    privateKey: readPrivateKey(privateKey),
    trust,
    ...(publicKeyId !== null && { publicKeyId }),
  }
}

/** Nothing but the key signs what was asked, so it is the key that is wrong. */
function oldKeyIsNamed(cause: unknown): never {
  if (!isFailure(cause, 'PAY_CREDENTIALS_REFUSED')) throw cause
  const text = 'APIv2密钥不对：微信支付没有接受用它签的名。请在商户平台核对，忘记了可以重新设置一个'
  throw new Failure('PAY_CREDENTIALS_REFUSED', {}, { status: 409, text, next: 'setPayment', cause })
}

/** Certificates that do not open say which value is the wrong one. */
function keyIsNamed(cause: unknown): never {
  if (!(cause instanceof ResourceRefused)) throw cause
  throw new Failure(
    'PAY_CREDENTIALS_REFUSED',
    {},
    {
      status: 409,
      text: 'APIv3密钥不对：用它解不开微信支付的证书。请在商户平台核对，忘记了可以重新设置一个',
      next: 'setPayment',
      cause,
    },
  )
}

/** Whoever fetches certificates says nothing but who it is and whose signature it waits for: that alone can be refused. */
function publicKeyIdIsNamed(cause: unknown, { version: { publicKeyId } }: StandingVersion): never {
  if (publicKeyId === null || !isFailure(cause, 'PAY_REQUEST_REFUSED')) throw cause
  const text = '微信支付公钥ID不对：您的商户号没有这个公钥ID。请在商户平台的“API安全”里复制，公钥也要是同一页下载的'
  throw new Failure('PAY_CREDENTIALS_REFUSED', {}, { status: 409, text, next: 'setPayment', cause })
}

/** Comes back signed by the public key, and is told to the account's address, which proves its APIv3 key. */
async function askEcho(store: Store, { account }: StandingVersion, credentials: PayCredentials): Promise<void> {
  const echo_message = newNonce()
  const request = { echo_message, notify_url: notifyUrl(store, account) }
  try {
    await askPay(store.platform.payClient, echo, request, credentials)
  } catch (error) {
    // Not every merchant has this API: any other verified answer proves the signature as well.
    if (!isFailure(error, 'PAY_NOT_FOUND', 'PAY_PERMISSION_MISSING')) throw publicKeyHint(error)
    const { mchid } = account
    await expectNothing(() =>
      askPay(store.platform.payClient, queryPayment, { out_trade_no: newNonce(), mchid }, credentials),
    )
  }
}

/** An answer that we do not believe is, while an account is set up, a public key that is not WeChat Pay's. */
function publicKeyHint(error: unknown): unknown {
  const cause = error instanceof Failure ? error.cause : null
  if (!(cause instanceof PayError) || !cause.reason.startsWith('unsigned')) return error
  return new Failure(
    'PAY_CREDENTIALS_REFUSED',
    { reason: cause.reason },
    {
      status: 409,
      text: '微信支付公钥不对：用它验不过微信支付的签名。请重新下载 pub_key.pem，并核对公钥ID',
      next: 'setPayment',
      cause,
    },
  )
}

/** Where WeChat Pay tells of this account: the token in it never expires. */
export const notifyUrl = (store: Store, { notifyToken }: PaymentAccountRow): string =>
  `${store.platform.config.http.publicUrl}/pay/notify/${notifyToken}`

/** From now on the store collects with it; the one before is retired, and goes on querying and refunding its own. */
async function useVersion(
  store: Store,
  version: PaymentVersionRow,
  { apiV3ProvedAt }: Shown,
  now: Date,
): Promise<void> {
  await store.transaction(async (within) => {
    const before = await holdCollecting(within)
    const values = { stateAt: now, checkedAt: now, usedAt: now, problemCode: null, problemText: null }
    const proved = { ...values, ...(apiV3ProvedAt && { apiV3ProvedAt }) }
    await advance(within, (s) => s.paymentVersions, paymentVersionMachine, version, 'prove', proved, now)
    const others = await within.paymentVersions.list({ state: ['proved', 'failing'], id: { not: version.id } })
    const retired = { stateAt: now, retiredAt: now }
    for (const other of others) {
      await advance(within, (s) => s.paymentVersions, paymentVersionMachine, other, 'retire', retired, now)
      await endIncident(within, 'accountFailing', other.accountId, now)
    }
    // Whoever switched collecting off, and exchanges a key meanwhile, does not want it on.
    const isSwitchedOff = others.length > 0 && before === null
    if (!isSwitchedOff) await setStoreVersion(within, version.id)
  })
  await endIncident(store, 'accountFailing', version.accountId, now)
  await askUnseen(store, version.accountId, now)
}
