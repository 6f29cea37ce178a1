import { openBase, type Base } from '../../server/base'
import type { CustomerSignedInView, CustomerView, PersonalDataView } from '../../shared/api/customer/me'
import type { StoreView } from '../../shared/api/merchant/store'
import { aPhoto } from '../routes/aPhoto'
import { eventually } from '../eventually'
import { authorise, names, signIn, aScene, type Answer, type Scene } from './scene'

describe('a customer of a store, on the store’s behalf at WeChat', () => {
  let scene: Scene
  let base: Base
  let store: StoreView
  let another: StoreView
  beforeAll(async () => {
    scene = await aScene()
    base = await openBase(scene.env)
    const office = await signIn(scene)
    store = await office.openStore()
    another = await office.openStore('隔壁')
    await authorise(scene, office, store)
    await scene.control('/_sim/settings', { mediaCheck: 'byHand' })
  })
  afterAll(async () => {
    await base.close()
    await scene.close()
  })

  const url = (key: string, path: string) => `${scene.url}/api/customer/${key}${path}`
  async function ask<T>(token: string, method: string, path: string, body?: unknown, key = store.key) {
    const headers = { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) }
    const sent = { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) }
    const answer = await fetch(url(key, path), sent)
    return { status: answer.status, ...((await answer.json()) as object) } as Answer<T>
  }
  const login = async (who: 'merchant' | 'customer' = 'customer') =>
    (await scene.control<{ code: string }>(`/_sim/phones/${who}/login`, { appid: names.noodles })).code
  async function arrive(who?: 'merchant' | 'customer'): Promise<CustomerSignedInView> {
    const { data, error } = await ask<CustomerSignedInView>('', 'POST', '/sessions', { code: await login(who) })
    if (!data) throw new Error(error.code)
    return data
  }
  const me = async (token: string) => (await ask<CustomerView>(token, 'GET', '/me')).data
  async function showPicture(token: string) {
    const form = new FormData()
    form.append('file', new Blob([new Uint8Array(aPhoto())], { type: 'image/png' }), 'me.png')
    const answer = await fetch(url(store.key, '/me/avatar'), {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      body: form,
    })
    return ((await answer.json()) as Answer<CustomerView>).data
  }

  it('is the same person at every visit, and another phone is another', async () => {
    const [first, again, other] = [await arrive(), await arrive(), await arrive('merchant')]

    expect(again.me.id).toBe(first.me.id)
    expect(again.token).not.toBe(first.token)
    expect(other.me.id).not.toBe(first.me.id)
    expect(await me(first.token)).toMatchObject({ id: first.me.id, counts: { unpaid: 0, underWay: 0 } })
  })

  it('counts as one visitor a day, however often they come', async () => {
    const visitors = async () => {
      const counted = await base.platform.counters.list({ what: 'visitors' })
      return counted.map(({ value }) => value)
    }
    await arrive()
    const [today = 0] = await visitors()
    const { token } = await arrive()
    await me(token)
    expect(await visitors()).toEqual([today])

    await scene.pass(24 * 3600)
    await me(token)
    await arrive()
    expect((await visitors()).sort()).toEqual([1, today])
  })

  it('is known in the store whose mini-program it is, and in no other', async () => {
    const { token } = await arrive()

    expect(await ask(token, 'GET', '/me', undefined, another.key)).toMatchObject({ status: 401 })
    expect(await ask('', 'POST', '/sessions', { code: await login() }, another.key)).toMatchObject({ status: 409 })
    expect(await ask('', 'POST', '/sessions', { code: 'made-up' })).toMatchObject({
      error: { text: expect.any(String) as string },
    })
  })

  it('gives a phone number with a tap, of which the phone then sees the ends', async () => {
    const { token } = await arrive()
    const proof = await scene.control<{ code: string; encryptedData: string; iv: string }>(
      '/_sim/phones/customer/phoneNumber',
      { appid: names.noodles },
    )
    const { data } = await ask<CustomerView>(token, 'POST', '/me/phone', { code: proof.code })

    expect(data.phone).toMatch(/^1\d{2}\*{4}\d{4}$/)
    const sealed = await ask<CustomerView>(token, 'POST', '/me/phone', {
      encryptedData: proof.encryptedData,
      iv: proof.iv,
    })
    expect(sealed.data.phone).toBe(data.phone)
  })

  it('may call themselves as they like, but for what WeChat minds', async () => {
    const { token } = await arrive()

    expect((await ask<CustomerView>(token, 'PUT', '/me', { name: '小满' })).data.name).toBe('小满')
    expect((await ask(token, 'PUT', '/me', { name: '违禁词先生' })).error.code).toBe('TEXT_REFUSED')
    expect((await me(token)).name).toBe('小满')
  })

  it('shows a picture until WeChat minds it', async () => {
    const { token } = await arrive()
    expect((await showPicture(token)).avatarUrl).toMatch(/\/media\/\w+\.s\.webp$/)
    await scene.control('/_sim/decisions', { kind: 'media', appid: names.noodles, decision: 'reject' })

    await eventually(async () => (await me(token)).avatarUrl === null)
  })

  it('never shows a picture that WeChat minded before we had noted whose it is', async () => {
    await scene.control('/_sim/settings', { mediaCheck: 'atOnce', riskyWords: ['media'] })
    const { token } = await arrive()
    await showPicture(token)

    await eventually(async () => (await me(token)).avatarUrl === null)
    await scene.control('/_sim/settings', { riskyWords: ['违禁词'] })
  })

  it('is somebody new after being erased, and nobody with the old session', async () => {
    const { token, me: before } = await arrive()
    await ask(token, 'PUT', '/me', { name: '小满' })
    expect((await ask<PersonalDataView>(token, 'GET', '/me/data')).data.me).toMatchObject({ name: '小满' })
    expect((await ask(token, 'DELETE', '/me')).status).toBe(200)

    expect((await ask(token, 'GET', '/me')).status).toBe(401)
    const { me: after } = await arrive()
    expect(after.id).not.toBe(before.id)
    expect(after).toMatchObject({ name: null, avatarUrl: null, phone: null })
  })

  it('is forgotten when WeChat says that they took it back', async () => {
    const { token } = await arrive()
    await ask(token, 'PUT', '/me', { name: '小满' })
    await scene.control('/_sim/phones/customer/withdraw', { appid: names.noodles, infos: [6] })
    await eventually(async () => (await me(token)).name === null)

    await scene.control('/_sim/phones/customer/withdraw', {
      ...{ appid: names.noodles, infos: [], event: 'user_authorization_cancellation' },
    })
    await eventually(async () => (await ask(token, 'GET', '/me')).status === 401)
  })
})
