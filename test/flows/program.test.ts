import type { NoticeView, ProgramView, TesterView } from '../../shared/api/merchant/program'
import type { PictureView } from '../../shared/api/merchant/releases'
import type { StoreView } from '../../shared/api/merchant/store'
import { eventually } from '../eventually'
import { authorise, names, signIn, aScene, type BackOffice, type Scene } from './scene'

describe('the settings of a mini-program, in the back office', () => {
  let scene: Scene
  let office: BackOffice
  let store: StoreView
  beforeAll(async () => {
    scene = await aScene()
    office = await signIn(scene)
    store = await office.openStore()
    await authorise(scene, office, store)
    await eventually(async () => (await view()).learnedAt !== null)
  })
  afterAll(() => scene.close())

  const get = async <T>(path: string): Promise<T> => (await office.call<T>('GET', `/${store.key}${path}`)).data
  const send = <T>(method: string, path: string, body?: unknown) => office.call<T>(method, `/${store.key}${path}`, body)
  const view = () => get<ProgramView>('/program')
  const notices = () => get<NoticeView[]>('/notices')

  it('are learned as soon as the mini-program is authorised', async () => {
    expect(await view()).toMatchObject({
      autoPublish: true,
      isSuspended: false,
      nickname: '小麦面馆',
      icp: 'filed',
      categories: [],
      categoriesLeft: 5,
      problem: null,
      domains: [
        { kind: 'request', wanted: [scene.url], isSet: false },
        { kind: 'upload', isSet: false },
        { kind: 'download', isSet: false },
      ],
    })
  })

  it('tell of a category that is added, and of one that WeChat refuses', async () => {
    const { data } = await send<ProgramView>('POST', '/program/categories', { first: 304, second: 305 })
    expect(data.categories).toMatchObject([{ firstName: '商家自营', secondName: '百货', state: 'passed' }])

    const fields = { ret: 2, first: 304, second: 305, reason: '1:类目与实际不符:<br>(1):请核对。<br>' }
    await scene.control('/_sim/push', { kind: 'wxa_category_audit', appid: names.noodles, fields, times: 2 })
    const [told, ...others] = await eventually(async () => {
      const list = await notices()
      return list.length > 0 && list
    })
    expect(told).toMatchObject({
      code: 'CATEGORY_REJECTED',
      text: '经营类目「商家自营 · 百货」没有通过微信审核：类目与实际不符：请核对。请核对后重新添加',
      isRead: false,
      releaseId: null,
    })
    expect(others).toEqual([])
    expect((await send<NoticeView[]>('POST', '/notices/read')).data).toMatchObject([{ isRead: true }])
  })

  it('ask for an interface once, with a page of the store as proof, and tell when it is open', async () => {
    for (let time = 0; time < 2; time++) {
      const { data } = await send<ProgramView>('POST', '/program/interfaces', { name: 'wx.chooseAddress' })
      expect(data.interfaces).toContainEqual({ name: 'wx.chooseAddress', state: 'inReview', reason: null })
    }
    const [call] = await scene.control<{ request: { body: string } }[]>(
      '/_sim/journal?kind=call&path=/wxa/security/apply_privacy_interface',
    )
    const { url_list } = JSON.parse(call?.request.body ?? '{}') as { url_list: [string] }
    const page = await (await fetch(url_list[0])).text()
    expect(page).toContain('小麦面馆')

    await scene.control('/_sim/decisions', {
      ...{ kind: 'privacyApi', appid: names.noodles },
      ...{ api_name: 'wx.chooseAddress', decision: 'judge' },
    })
    const told = await eventually(async () => (await notices()).find(({ code }) => code === 'INTERFACE_PASSED'))
    expect(told.text).toBe('接口「选择收货地址」已通过微信审核')
    await eventually(async () => (await view()).interfaces?.some(({ state }) => state === 'open'))
  })

  it('tell of a name that was refused', async () => {
    const fields = { ret: 2, nickname: '面馆大全', reason: '与已有名称相近' }
    await scene.control('/_sim/push', { kind: 'wxa_nickname_audit', appid: names.noodles, fields })
    const told = await eventually(async () => (await notices()).find(({ code }) => code === 'NAME_REJECTED'))

    expect(told.text).toBe('小程序名称「面馆大全」没有通过微信审核：与已有名称相近。请到微信公众平台换一个名称')
  })

  it('refuse an interface that no store has a reason for', async () => {
    const { status, error } = await send('POST', '/program/interfaces', { name: 'wx.getLocation' })

    expect([status, error.code, error.field]).toEqual([400, 'INVALID_INPUT', 'name'])
  })

  it('keep what the merchant wants, and who may try the store', async () => {
    expect((await send<ProgramView>('PUT', '/program', { autoPublish: false })).data.autoPublish).toBe(false)
    const [tester] = (await send<TesterView[]>('POST', '/testers', { wechatId: ' chen-yiming ' })).data
    expect(tester).toMatchObject({ wechatId: 'chen-yiming' })
    expect(Object.keys(tester ?? {}).sort()).toEqual(['addedAt', 'id', 'wechatId'])

    expect((await send('DELETE', `/testers/${tester?.id ?? ''}`)).data).toEqual([])
    const again = await send('DELETE', `/testers/${tester?.id ?? ''}`)
    expect(again).toMatchObject({ status: 404, error: { code: 'NOT_FOUND' } })
  })

  it('say in words what has to wait for the first release', async () => {
    const code = await send<PictureView>('GET', '/program/store-code')
    const suspension = await send('POST', '/program/suspend')

    expect(code.error.text).toBe('小程序还没有发布，请先发布后再试')
    expect(suspension.error.code).toBe('VISIT_STATUS_FIXED')
  })

  it('say that the mini-program is gone once the merchant has withdrawn it', async () => {
    await scene.control('/_sim/revoke', { appid: names.noodles })
    const { problem } = await eventually(async () => {
      const seen = await view()
      return seen.problem && seen
    })

    expect(problem).toMatchObject({ code: 'AUTHORISATION_LOST', next: 'reauthorise' })
  })
})

it('the settings of a store without a mini-program say what comes first', async () => {
  const scene = await aScene()
  const office = await signIn(scene)
  const { key } = await office.openStore()
  const { data } = await office.call<ProgramView>('GET', `/${key}/program`)
  const bind = await office.call('POST', `/${key}/testers`, { wechatId: 'chen-yiming' })

  expect(data).toMatchObject({ learnedAt: null, categories: null, problem: { next: 'authorise' } })
  expect(bind).toMatchObject({ status: 409, error: { code: 'AUTHORISATION_MISSING' } })
  await scene.close()
})
