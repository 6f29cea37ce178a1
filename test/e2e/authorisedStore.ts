import type { AttemptView, NewAttemptView } from '../../shared/api/merchant/authorisation'
import type { SignedInView } from '../../shared/api/merchant/me'
import type { StoreView } from '../../shared/api/merchant/store'
import type { Flavour } from '../../shared/store'
import { backOffice } from '../demo/furnish'
import { eventually } from '../eventually'
import { aKey, asker, theirs, type Ask } from './asking'
import type { Demo } from './demo'

export type DemoAddresses = Pick<Demo, 'desk' | 'server'>

export interface Wish {
  name: string
  kind: Flavour
  /** One of the mini-programs that the demo's merchant has. */
  appid: string
}

/** A store of the demo's that may run its mini-program. */
export interface AuthorisedStore {
  key: string
  appid: string
  token: string
  /** A request of the merchant's about this store. */
  say: Ask
}

/** The control of the simulated WeChat. */
export const wechatOf = ({ desk }: DemoAddresses): Ask => asker(`${desk}/_sim`)

/** The demo's merchant, signed in on a phone that is not seen. */
export async function merchantOf(demo: DemoAddresses): Promise<{ token: string; ask: Ask }> {
  const { code } = await wechatOf(demo)<{ code: string }>('POST', '/phones/merchant/login', { appid: backOffice.appid })
  const api = `${demo.server}/api/merchant`
  const { token } = await theirs(asker(api))<SignedInView>('POST', '/me/sessions', { code, device: 'another phone' })
  return { token, ask: theirs(asker(api, token)) }
}

/** A store that has a name and nothing else. */
export async function aNewStore(demo: DemoAddresses, { name, kind }: Omit<Wish, 'appid'>) {
  const { token, ask } = await merchantOf(demo)
  const { key } = await ask<StoreView>('POST', '/me/stores', { name, kind, requestKey: aKey('store') })
  const say: Ask = (method, path, body) => ask(method, `/${key}${path}`, body)
  return { key, token, say }
}

/** A store that is described, and whose mini-program has been given into our hands. */
export async function openAuthorisedStore(demo: DemoAddresses, wish: Wish): Promise<AuthorisedStore> {
  const { appid } = wish
  const store = await aNewStore(demo, wish)
  await store.say('PUT', '/', {
    contactName: '林晓梅',
    contactPhone: '13800138000',
    address: '杭州市西湖区龙井路 1 号',
  })
  await authorise(wechatOf(demo), store.say, appid)
  return { ...store, appid }
}

/** Scans our code with WeChat and agrees. */
async function authorise(wechat: Ask, say: Ask, appid: string): Promise<void> {
  const { qrPng } = await say<NewAttemptView>('POST', '/attempts', { requestKey: aKey('attempt') })
  const phone = '/phones/merchant'
  const { text } = await wechat<{ text: string }>('POST', `${phone}/scan`, { base64: qrPng })
  const page = `${phone}/web?format=json&referer=&url=${encodeURIComponent(text)}`
  const { url: referer, source } = await wechat<{ url: string; source: string }>('GET', page)
  const url = (/class="action" href="([^"]+)"/.exec(source)?.[1] ?? '').replaceAll('&amp;', '&')
  await wechat('POST', `${phone}/confirm`, { url, referer, appid })
  await eventually(async () => (await say<AttemptView | null>('GET', '/attempts/latest'))?.state === 'authorised')
}
