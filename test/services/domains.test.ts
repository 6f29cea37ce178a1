import { isRegistered, platformList, registerHost, settleDomains } from '../../server/services/domains'
import type { Store } from '../../server/store'
import { modifyServerDomain } from '../../server/wechat/domain'
import { aProgramScene, type ProgramScene } from './aProgram'

const path = '/wxa/modify_domain'
let here: ProgramScene
afterEach(() => here.close())

const lists = () => here.store.wechat(modifyServerDomain, { action: 'get' })
const writes = async () => (await here.heard(path)).filter(({ action }) => action !== 'get')

/** Reads share the path with writes: the fault strikes the call after the first look. */
const losingTheWrite = (drop: 'before' | 'after'): Store => {
  let calls = 0
  const wechat: Store['wechat'] = async (endpoint, request) => {
    if (++calls === 2) await here.fault({ path, drop, times: 1 })
    return here.store.wechat(endpoint, request)
  }
  return { ...here.store, wechat }
}

describe("the servers that a store's mini-program may reach", () => {
  beforeEach(async () => {
    here = await aProgramScene()
  })

  it('come to include ours, beside those that the merchant has set', async () => {
    const [ours, other] = [here.scene.url, 'http://127.0.0.1:9']
    await here.store.wechat(modifyServerDomain, { action: 'set', requestdomain: [other], wsrequestdomain: [other] })
    await settleDomains(here.store)

    expect(await lists()).toMatchObject({
      requestdomain: [other, ours],
      wsrequestdomain: [other],
      uploaddomain: [ours],
      downloaddomain: [ours],
    })
  })

  it('are written once: without a difference nothing is', async () => {
    await settleDomains(here.store)
    await settleDomains(here.store)

    expect(await writes()).toHaveLength(1)
  })

  it('are written for the kinds that lack them only', async () => {
    const ours = here.scene.url
    await here.store.wechat(modifyServerDomain, { action: 'set', requestdomain: [ours], downloaddomain: [ours] })
    await settleDomains(here.store)

    expect((await writes()).at(-1)).toEqual({ action: 'add', uploaddomain: [ours] })
  })

  it('are looked at after a lost answer: what is there is done, what is not comes with the next try', async () => {
    await expect(settleDomains(losingTheWrite('before'))).rejects.toMatchObject({ code: 'WECHAT_NO_ANSWER' })
    await settleDomains(losingTheWrite('after'))
    await settleDomains(here.store)

    expect(await lists()).toMatchObject({ requestdomain: [here.scene.url] })
    expect(await writes()).toHaveLength(2)
  })
})

describe('a server that WeChat does not take', () => {
  const url = 'https://open.example.com'
  beforeEach(async () => {
    here = await aProgramScene({ publicUrl: url })
  })

  it('is named, with the operator as the one who can end it, until it is on the list of the platform', async () => {
    await expect(settleDomains(here.store)).rejects.toMatchObject({
      code: 'PLATFORM_DOMAIN_MISSING',
      text: `服务器域名 ${url} 还没有登记到第三方平台，或者没有备案，请联系服务商`,
      next: 'contactOperator',
    })
    await registerHost(here.base.platform)
    await settleDomains(here.store)

    expect(await lists()).toMatchObject({ requestdomain: [url], uploaddomain: [url], downloaddomain: [url] })
  })

  it('is put on both lists of the platform once, beside what is there', async () => {
    const { platform } = here.base
    const component = '/cgi-bin/component/modify_wxa_server_domain'
    await here.scene.control('/_sim/component', {
      serverDomains: { published: ['img.example.com'], testing: ['open.example.com'] },
    })
    expect(isRegistered(await platformList(platform))).toBe(false)
    await registerHost(platform)
    await registerHost(platform)

    expect(await platformList(platform)).toEqual({
      host: 'open.example.com',
      published: ['img.example.com', 'open.example.com'],
      testing: ['open.example.com'],
    })
    expect((await here.heard(component)).filter(({ action }) => action !== 'get')).toHaveLength(1)
  })

  it('is said to have no filing when that is so', async () => {
    await registerHost(here.base.platform)
    await here.scene.control('/_sim/settings', { unfiledDomains: ['open.example.com'] })

    await expect(settleDomains(here.store)).rejects.toMatchObject({
      code: 'PLATFORM_DOMAIN_MISSING',
      text: expect.stringContaining(url) as string,
    })
  })

  it('has to wait when the changes of the month are used up', async () => {
    await registerHost(here.base.platform)
    for (let time = 0; time < 50; time++) {
      const requestdomain = [`http://127.0.0.1:${time + 1}`]
      await here.store.wechat(modifyServerDomain, { action: 'set', requestdomain })
    }

    await expect(settleDomains(here.store)).rejects.toMatchObject({
      code: 'DAILY_QUOTA_USED_UP',
      text: expect.stringMatching(/用完/) as string,
    })
  })
})
