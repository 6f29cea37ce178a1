import { delayFault, faultText, pushFault, type Fault } from '../faults'
import { count, note, type Entry } from '../journal'
import { carry, type Parcel } from '../pushes/carry'
import type { ReleaseOrder } from '../pushes/outbox'
import type { World } from '../world'
import { readXml } from '../xml'
import { newKeys } from './keys'
import { sealAead } from './crypto'
import { merchantOf } from './merchants'
import { payPage } from './row'
import { plainNotice, type Merchant, type Notice, type NoticeManner } from './state'
import { rfc3339 } from './times'
import { paidNotice, refundNotice } from './v2/notices'
import { noticeSigner, signedHeaders, type Signer } from './trust'

const source = payPage('merchant/4012791861', 'A')

export interface NoticeWish {
  kind: string
  originalType: 'transaction' | 'refund' | 'security'
  /** v2 sends XML, signed with the key of v2. */
  version?: 'v2' | 'v3'
  summary: string
  mchid: string
  url: string
  content: Record<string, unknown>
  times?: number
  delaySeconds?: number
  manner?: Partial<NoticeManner>
}

const hex = '0123456789abcdef'

function uuid({ random }: World): string {
  return [8, 4, 4, 4, 12].map((length) => random.text(length, hex)).join('-')
}

function planAt(world: World, notice: Notice, at: number): void {
  notice.state = 'planned'
  world.clock.plan(at, 'notice', notice.id)
}

/** Puts a notification on its way; it is sent when its moment comes, or when held pushes are released. */
export function notify(world: World, { times = 1, delaySeconds, manner, ...wish }: NoticeWish): Notice {
  count(world, `notice ${wish.kind}`)
  const notice: Notice = {
    version: 'v3',
    ...wish,
    id: uuid(world),
    createdAt: world.clock.now(),
    manner: { ...plainNotice, ...manner },
    attempts: [],
    state: 'held',
  }
  world.state.pay.notices[notice.id] = notice
  if (world.state.settings.holdsPushes) return notice
  const at = world.clock.now() + (delaySeconds ?? delayFault(world, wish.kind)) * 1000
  for (let sent = 0; sent < times; sent += 1) planAt(world, notice, at)
  return notice
}

/** Lets held notifications go, in the order wanted. */
export function releaseNotices(world: World, by: ReleaseOrder): Notice[] {
  const held = Object.values(world.state.pay.notices).filter(({ state }) => state === 'held')
  const ordered = by === 'reverse' ? [...held].reverse() : by === 'shuffle' ? world.random.shuffle(held) : held
  ordered.forEach((notice) => planAt(world, notice, world.clock.now()))
  return ordered
}

function combine(manner: NoticeManner, fault: Fault | undefined): NoticeManner {
  const names = Object.keys(plainNotice) as (keyof NoticeManner)[]
  return names.reduce((all, name) => ({ ...all, [name]: manner[name] || fault?.[name] === true }), plainNotice)
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

/** The content, with the amount or the merchant number of somebody else where that is wanted. */
function spoiltContent({ content }: Notice, { wrongAmount, wrongMerchant }: NoticeManner): Record<string, unknown> {
  const amount = isRecord(content['amount']) ? content['amount'] : {}
  const name = 'sp_mchid' in content ? 'sub_mchid' : 'mchid'
  return {
    ...content,
    ...(wrongMerchant ? { [name]: '1699999999', ...('mch_id' in content ? { mch_id: '1699999999' } : {}) } : {}),
    ...(wrongAmount ? { amount: { ...amount, total: Number(amount['total']) + 1 } } : {}),
  }
}

function envelope(world: World, notice: Notice, merchant: Merchant, manner: NoticeManner) {
  const { id, createdAt, kind, summary, originalType } = notice
  const nonce = world.random.text(12)
  const key = manner.oldKey && merchant.previousApiV3Key ? merchant.previousApiV3Key : merchant.apiV3Key
  const plaintext = JSON.stringify(spoiltContent(notice, manner))
  const resource = {
    original_type: originalType,
    algorithm: 'AEAD_AES_256_GCM',
    ciphertext: sealAead(plaintext, key, nonce, originalType),
    associated_data: originalType,
    nonce,
  }
  const head = { id, create_time: rfc3339(createdAt), resource_type: 'encrypt-resource', event_type: kind, summary }
  return { plaintext, body: JSON.stringify({ ...head, resource }) }
}

async function stranger(world: World): Promise<Signer> {
  const serial = world.random.text(40, '0123456789ABCDEF')
  return { serial, privateKeyPem: (await newKeys(world)).privateKeyPem }
}

interface Letter extends Parcel {
  plaintext: string
  serial: string
}

/** v2 has no seal and no probes. */
function letterV2(world: World, notice: Notice, merchant: Merchant, manner: NoticeManner): Letter {
  const content = spoiltContent(notice, manner)
  const key = manner.forged || manner.wrongSignature ? world.random.text(32) : merchant.apiV2Key
  const body = notice.originalType === 'refund' ? refundNotice(world, content, key) : paidNotice(world, content, key)
  const headers = { 'content-type': 'text/xml' }
  return { url: notice.url, body, headers, plaintext: JSON.stringify(content), serial: '' }
}

/** Seals and signs a notification as it goes over the wire, with the keys of this moment. */
async function letter(world: World, notice: Notice, merchant: Merchant, manner: NoticeManner): Promise<Letter> {
  if (notice.version === 'v2') return letterV2(world, notice, merchant, manner)
  const { plaintext, body } = envelope(world, notice, merchant, manner)
  const signer = manner.forged ? await stranger(world) : noticeSigner(world, merchant)
  const spoilt = manner.signTest ? 'probe' : manner.wrongSignature ? 'wrong' : undefined
  const headers = { 'content-type': 'application/json', ...signedHeaders(world, body, signer, { spoilt }) }
  return { url: notice.url, body, headers, plaintext, serial: signer.serial }
}

function openEntry(world: World, notice: Notice, { url, headers, body, plaintext }: Letter, fault?: Fault): Entry {
  return note(world, {
    kind: 'push',
    title: notice.kind,
    path: URL.canParse(url) ? new URL(url).pathname : url,
    request: { method: 'POST', url, headers, body },
    source,
    appid: notice.mchid,
    plaintext,
    attempt: notice.attempts.filter(({ isProbe }) => !isProbe).length + 1,
    fault: fault ? faultText(fault) : '',
  })
}

/** Sent again after each of these, and then no more (grade A). */
function retryLater(world: World, notice: Notice): void {
  const tries = notice.attempts.filter(({ isProbe }) => !isProbe).length
  const seconds = world.state.settings.noticeRetrySeconds[tries - 1]
  if (seconds === undefined) notice.state = 'failed'
  else planAt(world, notice, world.clock.now() + seconds * 1000)
}

/** v2 wants to read SUCCESS, in XML (grade A). */
const isTaken = ({ version }: Notice, status: number | null, body: string) =>
  version === 'v2' ? readXml(body)['return_code'] === 'SUCCESS' : status === 200 || status === 204

async function send(world: World, notice: Notice, manner: NoticeManner, fault: Fault | undefined): Promise<void> {
  const merchant = merchantOf(world, notice.mchid)
  if (!merchant) return
  const sent = await letter(world, notice, merchant, manner)
  const entry = openEntry(world, notice, sent, fault)
  if (fault?.drop === 'before') {
    notice.state = 'lost'
    return
  }
  const made = await carry(world, sent, entry)
  const status = fault?.drop === 'after' ? null : made.status
  notice.attempts.push({ ...made, status, serial: sent.serial, isProbe: manner.signTest })
  if (notice.state === 'delivered' || manner.signTest) return
  if (status !== null && isTaken(notice, status, made.body)) notice.state = 'delivered'
  else retryLater(world, notice)
}

/** Sends a notification once, after a probe with a wrong signature where one is wanted. */
async function deliver(world: World, notice: Notice): Promise<void> {
  const fault = pushFault(world, notice.kind)
  const manner = combine(notice.manner, fault)
  if (manner.signTest && notice.version === 'v3') await send(world, notice, manner, fault)
  for (let time = 0; time <= (fault?.repeat ?? 0); time += 1)
    await send(world, notice, { ...manner, signTest: false }, fault)
}

export async function noticeDue(world: World, id: string): Promise<void> {
  const notice = world.state.pay.notices[id]
  if (notice) await deliver(world, notice)
}
