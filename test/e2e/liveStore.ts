import type { AttemptView, NewAttemptView } from '../../shared/api/merchant/authorisation'
import type { SignedInView } from '../../shared/api/merchant/me'
import type { OpeningView, ReleaseView } from '../../shared/api/merchant/releases'
import type { StoreView } from '../../shared/api/merchant/store'
import type { Flavour } from '../../shared/store'
import { backOffice } from '../demo/furnish'
import type { Demo } from './demo'

interface Wish {
  name: string
  kind: Flavour
  /** One of the mini-programs that the demo's merchant has. */
  appid: string
}

/** A store of the demo's whose mini-program is on the customer's phone. */
export interface LiveStore {
  key: string
  appid: string
  token: string
  /** A request of the merchant's about this store. */
  say<T>(method: string, path: string, body?: object): Promise<T>
}

type Ask = <T>(method: string, path: string, body?: object) => Promise<T>

/** Nobody is kept waiting: WeChat scans at once, and its reviewer nods. */
const quick = { privacyScan: 'atOnce', review: 'atOnce', privacyApiReview: 'atOnce' }

/** Brings a store to its customers without a screen. What is seen on the way is the other story. */
export async function openLiveStore(
  { desk, server }: Pick<Demo, 'desk' | 'server'>,
  { name, kind, appid }: Wish,
): Promise<LiveStore> {
  const wechat = asker(`${desk}/_sim`)
  await wechat('POST', '/settings', quick)
  await wechat('POST', '/decisions', { kind: 'review', appid, decision: 'pass', next: true })
  const { code } = await wechat<{ code: string }>('POST', '/phones/merchant/login', { appid: backOffice.appid })
  const api = `${server}/api/merchant`
  const { token } = await theirs(asker(api))<SignedInView>('POST', '/me/sessions', { code, device: 'another phone' })
  const merchant = theirs(asker(api, token))
  const { key } = await merchant<StoreView>('POST', '/me/stores', { name, kind, requestKey: aKey('store') })
  const say: LiveStore['say'] = (method, path, body) => merchant(method, `/${key}${path}`, body)
  await say('PUT', '/', { contactName: '林晓梅', contactPhone: '13800138000', address: '杭州市西湖区龙井路 1 号' })
  await authorise(wechat, say, appid)
  await say('POST', '/goods-samples', {})
  await release(say)
  return { key, appid, token, say }
}

/** Scans our code with WeChat and agrees. */
async function authorise(wechat: Ask, say: LiveStore['say'], appid: string): Promise<void> {
  const { qrPng } = await say<NewAttemptView>('POST', '/attempts', { requestKey: aKey('attempt') })
  const phone = '/phones/merchant'
  const picture = { appid: backOffice.appid, base64: qrPng }
  const { id: pictureId } = await wechat<{ id: string }>('POST', `${phone}/album`, picture)
  const { text } = await wechat<{ text: string }>('POST', `${phone}/scan`, { pictureId })
  const page = `${phone}/web?format=json&referer=&url=${encodeURIComponent(text)}`
  const { url: referer, source } = await wechat<{ url: string; source: string }>('GET', page)
  const url = (/class="action" href="([^"]+)"/.exec(source)?.[1] ?? '').replaceAll('&amp;', '&')
  await wechat('POST', `${phone}/confirm`, { url, referer, appid })
  await eventually(async () => (await say<AttemptView | null>('GET', '/attempts/latest'))?.state === 'authorised')
}

async function release(say: LiveStore['say']): Promise<void> {
  await eventually(async () => {
    const { requirements } = await say<OpeningView>('GET', '/opening')
    return requirements.every(({ state, isBlocking, isAwaited }) => state === 'done' || !isBlocking || isAwaited)
  })
  const { id } = await say<ReleaseView>('POST', '/releases', { requestKey: aKey('release'), submits: true })
  await eventually(async () => (await say<ReleaseView>('GET', `/releases/${id}`)).state === 'live')
}

let keys = 0
const aKey = (what: string): string => `${what}-of-the-e2e-tests-${Date.now()}-${++keys}`

const asker =
  (base: string, token?: string): Ask =>
  async <T>(method: string, path: string, body?: object) => {
    const headers = { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) }
    const answer = await fetch(base + path, { method, headers, ...(body && { body: JSON.stringify(body) }) })
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`)
    return (await answer.json()) as T
  }

/** Our own answers have what was asked for under `data`. */
const theirs =
  (ask: Ask): Ask =>
  async <T>(method: string, path: string, body?: object) =>
    (await ask<{ data: T }>(method, path, body)).data

async function eventually(look: () => Promise<boolean>, seconds = 60): Promise<void> {
  const deadline = Date.now() + seconds * 1000
  while (!(await look())) {
    if (Date.now() > deadline) throw new Error('it did not happen in time')
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}
