import { X509Certificate } from 'node:crypto'
import type { PaymentMode } from '../shared/payment'
import type { PaymentAccountRow, PaymentVersionRow } from './db/models/payment'
import { Failure } from './failures'
import { readPrivateKey, readPublicKey } from './pay/certificate'
import type { PayClient, PayCredentials } from './pay/client'
import type { PayEndpoint } from './pay/endpoint'
import { PayError, payErrorTexts } from './pay/errors'
import { noticesV3, type Notices } from './pay/notification'
import type { Till } from './pay/till'
import { directTill, partnerTill } from './pay/tillV3'
import type { CredentialsV2 } from './pay/v2/client'
import { noticesV2 } from './pay/v2/notification'
import { tillV2 } from './pay/v2/till'
import type { Trust } from './pay/trust'
import type { Platform } from './platform'
import { recentPer } from './recent'
import { sealedPlace, type SealedColumn } from './sealedPlace'

/** One version of a payment account, opened. */
export interface PayAccess {
  account: PaymentAccountRow
  version: PaymentVersionRow
  /** Asks WeChat Pay with its keys, through the interface that the account is for. */
  till: Till
  /** Partner mode: the service provider, in whose name everything is signed. */
  spMchid?: string | undefined
}

/** What the notifications of one account are checked with: every key and every trust entry of the account. */
export interface PayGate {
  account: PaymentAccountRow
  notices: Notices
  trust: Trust
  /** The newest first. */
  keys: { versionId: string; key: string }[]
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
  return { account, version, ...(await openers[account.mode](platform, account, version)) }
}

type Opened = Pick<PayAccess, 'till' | 'spMchid'>

const openers: Record<
  PaymentMode,
  (platform: Platform, account: PaymentAccountRow, version: PaymentVersionRow) => Promise<Opened>
> = {
  direct: async (platform, account, version) => ({
    till: speaking(directTill(platform.payClient, await ownCredentials(platform, account, version))),
  }),
  partner: (platform) => {
    const { credentials, provider } = ofPartner(platform)
    const till = speaking(partnerTill(platform.payClient, credentials, provider))
    return Promise.resolve({ till, spMchid: provider.mchid })
  },
  v2: (platform, account, version) =>
    Promise.resolve({ till: speaking(tillV2(platform.payClientV2, credentialsV2(platform, account, version))) }),
}

/** What a version asks WeChat Pay with, opened at this moment: while it is set up its keys change. */
export const tillOf = async (
  platform: Platform,
  account: PaymentAccountRow,
  version: PaymentVersionRow,
): Promise<Till> => (await openers[account.mode](platform, account, version)).till

function credentialsV2(platform: Platform, { mchid }: PaymentAccountRow, version: PaymentVersionRow): CredentialsV2 {
  const { id, certificate } = version
  const key = openedValue(platform, version, 'apiV2Key')
  const privateKey = openedValue(platform, version, 'privateKey')
  if (key === null || certificate === null || privateKey === null)
    throw new Failure('PAYMENT_ACCOUNT_INCOMPLETE', { versionId: id })
  return { mchid, key, certificate, privateKey }
}

/** What WeChat Pay refuses is a Failure, in our words. */
function speaking(till: Till): Till {
  const tell =
    <Wish, Answer>(ask: (wish: Wish) => Promise<Answer>) =>
    (wish: Wish): Promise<Answer> =>
      ask(wish).catch((error: unknown) => {
        throw error instanceof PayError ? payFailure(error) : error
      })
  return {
    order: tell(till.order),
    parameters: till.parameters,
    query: tell(till.query),
    close: tell(till.close),
    refund: tell(till.refund),
    queryRefund: tell(till.queryRefund),
    refundToMerchant: till.refundToMerchant && tell(till.refundToMerchant),
    bill: tell(till.bill),
  }
}

/** What a version of v3 signs with, and whom it believes. @throws PAYMENT_ACCOUNT_INCOMPLETE while it lacks something */
export async function ownCredentials(
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
function ofPartner({ config }: Platform): { credentials: PayCredentials; provider: { appid: string; mchid: string } } {
  if (!config.partner) throw new Failure('PARTNER_NOT_OFFERED')
  const { appid, mchid, serial, privateKey, publicKeyId, publicKey } = config.partner
  const trust: Trust = new Map([[publicKeyId, readPublicKey(publicKey)]])
  const credentials = { mchid, serial, privateKey: readPrivateKey(privateKey), trust, publicKeyId }
  return { credentials, provider: { appid, mchid } }
}

async function openGate(platform: Platform, account: PaymentAccountRow): Promise<PayGate> {
  const tried = await platform.paymentVersions.list(
    { accountId: account.id, state: { not: 'draft' } },
    { order: [['number', 'DESC']] },
  )
  // A draft that was given up was never accepted by WeChat Pay: its keys are whatever somebody typed in.
  const versions = tried.filter(({ state, usedAt }) => state !== 'retired' || usedAt !== null)
  return { account, ...(await gateOpeners[account.mode](platform, account, versions)) }
}

const gateOpeners: Record<
  PaymentMode,
  (platform: Platform, account: PaymentAccountRow, versions: PaymentVersionRow[]) => Promise<Omit<PayGate, 'account'>>
> = {
  direct: async (platform, account, versions) => ({
    notices: noticesV3,
    trust: new Map([...(await certificatesOf(platform, account)), ...publicKeysOf(versions)]),
    keys: goodKeys(platform, versions, 'apiV3Key'),
  }),
  partner: (platform, _account, [newest]) => {
    const { credentials, provider } = ofPartner(platform)
    const keys = [{ versionId: newest?.id ?? '', key: platform.config.partner?.apiV3Key ?? '' }]
    return Promise.resolve({ notices: noticesV3, trust: credentials.trust, keys, spMchid: provider.mchid })
  },
  v2: (platform, _account, versions) =>
    Promise.resolve({ notices: noticesV2, trust: new Map(), keys: goodKeys(platform, versions, 'apiV2Key') }),
}

/**
 * The key of today, and those before it as long as WeChat Pay may repeat what it encrypted with them. The last one of an
 * account that was left stays good: its refunds go on for a year.
 */
function goodKeys(platform: Platform, versions: PaymentVersionRow[], column: 'apiV3Key' | 'apiV2Key'): PayGate['keys'] {
  const since = platform.clock.now().getTime() - previousKeyMs
  const last = versions.find(({ usedAt }) => usedAt !== null)
  return versions
    .filter((each) => each === last || each.retiredAt === null || each.retiredAt.getTime() > since)
    .flatMap((version) => {
      const key = openedValue(platform, version, column)
      return key === null ? [] : [{ versionId: version.id, key }]
    })
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
  column: SealedColumn<'paymentVersions'>,
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
