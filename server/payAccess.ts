import { X509Certificate } from 'node:crypto'
import type { PaymentAccountRow, PaymentVersionRow } from './db/models/payment'
import { Failure } from './failures'
import { readPrivateKey, readPublicKey } from './pay/certificate'
import type { PayClient, PayCredentials } from './pay/client'
import type { PayEndpoint } from './pay/endpoint'
import { PayError, payErrorTexts } from './pay/errors'
import type { Trust } from './pay/trust'
import type { Platform } from './platform'
import { recentPer } from './recent'
import { sealedPlace } from './sealedPlace'

/** One version of a payment account, opened: what it signs with, and whom it believes. */
export interface PayAccess {
  account: PaymentAccountRow
  version: PaymentVersionRow
  credentials: PayCredentials
  /** Partner mode: the service provider, in whose name everything is signed. */
  partner?: { appid: string; mchid: string }
}

/** What the notifications of one account are checked with: every key and every trust entry of the account. */
export interface PayGate {
  account: PaymentAccountRow
  trust: Trust
  /** The newest first. */
  keys: { versionId: string; apiV3Key: string }[]
  spMchid?: string | undefined
}

const keptMs = 1_000 // a change is seen by every process within a second
const previousKeyMs = 48 * 3600_000 // WeChat's own repeats end after a day
const mostKept = 5_000

const accesses = recentPer<PayAccess>(keptMs, mostKept)
const gates = recentPer<PayGate | null>(keptMs, mostKept)

/** @throws NOT_FOUND where the store has no such version, PAYMENT_ACCOUNT_INCOMPLETE while it lacks something */
export const payAccess = (platform: Platform, storeId: string, versionId: string): Promise<PayAccess> =>
  accesses(platform.database, `${storeId}.${versionId}`, () => openVersion(platform, storeId, versionId))

/** Null where no account has this token. */
export const payGate = (platform: Platform, token: string): Promise<PayGate | null> =>
  gates(platform.database, token, async () => {
    const account = await platform.paymentAccounts.find({ notifyToken: token })
    return account && openGate(platform, account)
  })

async function openVersion(platform: Platform, storeId: string, versionId: string): Promise<PayAccess> {
  const version = await platform.paymentVersions.find({ id: versionId, storeId })
  const account = version && (await platform.paymentAccounts.find({ id: version.accountId, storeId }))
  if (!version || !account) throw new Failure('NOT_FOUND', { versionId })
  return account.mode === 'partner'
    ? { account, version, ...ofPartner(platform) }
    : { account, version, credentials: await ownCredentials(platform, account, version) }
}

async function ownCredentials(
  platform: Platform,
  account: PaymentAccountRow,
  version: PaymentVersionRow,
): Promise<PayCredentials> {
  const { id, serial, publicKeyId } = version
  const privateKey = openedValue(platform, version, 'privateKey')
  if (serial === null || privateKey === null) throw new Failure('PAYMENT_ACCOUNT_INCOMPLETE', { versionId: id })
  return {
    mchid: account.mchid,
    serial,
    privateKey: readPrivateKey(privateKey),
    trust: new Map([...(await certificatesOf(platform, account)), ...publicKeysOf([version])]),
    ...(publicKeyId !== null && { publicKeyId }),
  }
}

/** @throws PARTNER_NOT_OFFERED where the service provider has no merchant number of its own */
function ofPartner({
  config,
}: Platform): Pick<PayAccess, 'credentials'> & { partner: { appid: string; mchid: string } } {
  if (!config.partner) throw new Failure('PARTNER_NOT_OFFERED')
  const { appid, mchid, serial, privateKey, publicKeyId, publicKey } = config.partner
  const trust: Trust = new Map([[publicKeyId, readPublicKey(publicKey)]])
  const credentials = { mchid, serial, privateKey: readPrivateKey(privateKey), trust, publicKeyId }
  return { credentials, partner: { appid, mchid } }
}

async function openGate(platform: Platform, account: PaymentAccountRow): Promise<PayGate> {
  const tried = await platform.paymentVersions.list(
    { accountId: account.id, state: { not: 'draft' } },
    { order: [['number', 'DESC']] },
  )
  // A draft that was given up was never accepted by WeChat Pay: its keys are whatever somebody typed in.
  const versions = tried.filter(({ state, usedAt }) => state !== 'retired' || usedAt !== null)
  if (account.mode === 'partner') return partnerGate(platform, account, versions)
  const since = platform.clock.now().getTime() - previousKeyMs
  const keys = versions
    .filter(({ retiredAt }) => retiredAt === null || retiredAt.getTime() > since)
    .flatMap((version) => {
      const apiV3Key = openedValue(platform, version, 'apiV3Key')
      return apiV3Key === null ? [] : [{ versionId: version.id, apiV3Key }]
    })
  const trust = new Map([...(await certificatesOf(platform, account)), ...publicKeysOf(versions)])
  return { account, trust, keys }
}

function partnerGate(platform: Platform, account: PaymentAccountRow, versions: PaymentVersionRow[]): PayGate {
  const { credentials, partner } = ofPartner(platform)
  const apiV3Key = platform.config.partner?.apiV3Key ?? ''
  const versionId = versions[0]?.id ?? ''
  return { account, trust: credentials.trust, keys: [{ versionId, apiV3Key }], spMchid: partner.mchid }
}

async function certificatesOf(platform: Platform, { id: accountId }: PaymentAccountRow): Promise<Trust> {
  const rows = await platform.trustedCertificates.list({ accountId, endsAt: { gt: platform.clock.now() } })
  return new Map(rows.map(({ serial, certificate }) => [serial, new X509Certificate(certificate).publicKey]))
}

const publicKeysOf = (versions: readonly PaymentVersionRow[]): Trust =>
  new Map(
    versions.flatMap(({ publicKeyId, publicKey }) =>
      publicKeyId && publicKey ? [[publicKeyId, readPublicKey(publicKey)] as const] : [],
    ),
  )

/** A sealed value of a version; null while it is not there. */
export const openedValue = (
  { sealer }: Platform,
  version: PaymentVersionRow,
  column: 'privateKey' | 'apiV3Key',
): string | null => {
  const sealed = version[column]
  return sealed === null ? null : sealer.open(sealed, sealedPlace('paymentVersions', column, version.id))
}

/** WeChat Pay's no, in our words. The log reads `detail`: its code, its words, and the id that its support asks for. */
export function payFailure(error: PayError): Failure {
  const { path, status, wechatCode, wechatMessage, requestId, reason, code } = error
  return new Failure(
    code,
    { path, status, wechatCode, wechatMessage, requestId, reason },
    { ...payErrorTexts[code], cause: error },
  )
}

/** Calls WeChat Pay in somebody's name: what the protocol throws becomes a Failure here, and nowhere else. */
export async function askPay<Request extends object, Answer>(
  client: PayClient,
  endpoint: PayEndpoint<Request, Answer>,
  request: Request,
  credentials: PayCredentials,
): Promise<Answer> {
  try {
    return await client.call(endpoint, request, credentials)
  } catch (error) {
    throw error instanceof PayError ? payFailure(error) : error
  }
}

/** What kind of no it was; `noAnswer` where nobody knows, null for what did not come from WeChat Pay. */
export function payRefusal(error: unknown): PayError['errorClass'] | 'noAnswer' | null {
  const cause = error instanceof Failure ? error.cause : error
  if (!(cause instanceof PayError)) return null
  return cause.errorClass === 'retry' ? 'noAnswer' : cause.errorClass
}
