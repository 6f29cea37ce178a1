import type { MeView, SignedInView } from '../../shared/api/merchant/me'
import type { PictureView } from '../../shared/api/picture'
import { aPhoto } from '../routes/aPhoto'

interface Places {
  desk: string
  server: string
  /** Of the back office. */
  appid: string
}

const names = ['红烧牛肉面', '葱油拌面', '桂花酸梅汤']

/** Three things to sell, in the merchant's first store: as many as a reviewer wants to see. Through the API, as the phone would. */
export async function stockUp({ desk, server, appid }: Places): Promise<void> {
  const { code } = await ask<{ code: string }>(`${desk}/_sim/phones/merchant/login`, {}, { appid })
  const api = `${server}/api/merchant`
  const { token } = (await ask<{ data: SignedInView }>(`${api}/me/sessions`, {}, { code, device: 'another phone' }))
    .data
  const headers = { authorization: `Bearer ${token}` }
  const me = (await ask<{ data: MeView }>(`${api}/me`, headers)).data
  const store = `${api}/${me.stores[0]?.key ?? 'none'}`
  const form = new FormData()
  form.set('file', new Blob([Uint8Array.from(aPhoto())], { type: 'image/png' }), 'photo.png')
  const picture = (await ask<{ data: PictureView }>(`${store}/goods-pictures`, headers, form)).data
  for (const [at, name] of names.entries()) {
    const variants = [{ values: [], priceFen: 1800 + at * 100, stock: null }]
    const goods = { name, pictures: [picture.name], variants, requestKey: `goods-of-the-story-${at}` }
    await ask(`${store}/goods`, headers, goods)
  }
}

async function ask<T>(url: string, headers: Record<string, string>, body?: object): Promise<T> {
  const isForm = body instanceof FormData
  const answer = await fetch(url, {
    method: body ? 'POST' : 'GET',
    headers: isForm || !body ? headers : { ...headers, 'content-type': 'application/json' },
    ...(body && { body: isForm ? body : JSON.stringify(body) }),
  })
  if (!answer.ok) throw new Error(`${url}: ${answer.status} ${await answer.text()}`)
  return (await answer.json()) as T
}
