import { factsAbout, learnProgram, learnProgramAgain, programOf } from '../../server/services/programs'
import { names } from '../flows/scene'
import { eachDatabase } from '../setup/databases'
import { eventually } from '../eventually'
import { aProgramScene, type ProgramScene } from './aProgram'
import { later, minutes } from './aPlatform'

eachDatabase('what WeChat tells about a mini-program', (openDb) => {
  let here: ProgramScene
  const open = async (wishes: Parameters<typeof aProgramScene>[0] = {}) => {
    const { url: databaseUrl } = await openDb()
    here = await aProgramScene({ databaseUrl, ...wishes })
  }
  afterEach(() => here.close())

  const now = () => here.base.clock.now()
  const facts = async () => factsAbout(await learnProgram(here.store, now()), names.noodles)

  it('is learned in our words', async () => {
    await open({
      app: {
        categories: [{ first: '商家自营', second: '百货' }],
        icpStatus: 5,
        icpReasons: [{ key_name: '主体名称', error: '与证件不一致', suggest: '请按营业执照填写' }],
        verified: false,
      },
    })

    expect(await facts()).toEqual({
      profile: { nickname: '小麦面馆', hasAvatar: true, introduction: '在微信里开的小店，欢迎光临' },
      principal: { kind: 'company', isVerified: false },
      categories: [
        { first: 304, second: 305, firstName: '商家自营', secondName: '百货', state: 'passed', reason: null },
      ],
      categoriesLeft: 5,
      icp: { state: 'rejected', reasons: ['主体名称：与证件不一致，请按营业执照填写'] },
      domains: { request: [], socket: [], upload: [], download: [] },
      interfaces: expect.arrayContaining([{ name: 'wx.chooseAddress', state: 'closed', reason: null }]) as unknown,
      purposes: {},
      reviews: { left: 100, limit: 100, hurriesLeft: 5 },
      isOpen: true,
    })
  })

  it('leaves out what the merchant has not granted, and tells the rest', async () => {
    await open({ sets: [17, 18] })

    expect(await facts()).toMatchObject({
      profile: null,
      principal: null,
      categories: null,
      categoriesLeft: null,
      icp: { state: 'filed' },
      isOpen: true,
    })
  })

  it('is forgotten where WeChat says that it will not tell, and kept where it does not answer', async () => {
    await open()
    await facts()
    await here.appIs({ name: '大麦面馆', icpStatus: 2 })
    await here.fault({ path: '/cgi-bin/account/getaccountbasicinfo', drop: 'before' })
    await here.fault({ path: '/cgi-bin/wxopen/getcategory', errcode: 41033 })
    await here.fault({ path: '/wxa/queryquota', errcode: 45009 })

    expect(await facts()).toMatchObject({
      profile: { nickname: '小麦面馆' },
      categories: null,
      icp: { state: 'reviewing' },
      reviews: { left: 100 },
    })
  })

  it('says that WeChat does not answer when nothing could be learned, and keeps what was known', async () => {
    await open()
    const before = await learnProgram(here.store, now())
    await here.fault({ path: '/wxa/*', errcode: -1 })
    await here.fault({ path: '/cgi-bin/*', errcode: -1 })

    await expect(learnProgram(here.store, later(minutes, now()))).rejects.toMatchObject({ status: 503 })
    expect(await programOf(here.store)).toEqual(before)
  })

  it('is nothing of another mini-program that the store had before', async () => {
    await open()
    await facts()
    await here.base.platform.authorizers.update({ appid: names.noodles }, { storeId: null })

    await expect(learnProgram(here.store, now())).rejects.toMatchObject({ code: 'AUTHORISATION_MISSING' })
    expect(factsAbout(await programOf(here.store), 'wxa0000000000000d4')).toBeNull()
  })

  it('takes no slow answer for the newest one', async () => {
    await open()
    const newer = await learnProgram(here.store, later(minutes, now()))
    await here.appIs({ name: '大麦面馆' })
    const older = await learnProgram(here.store, now())

    expect(older).toEqual(newer)
  })

  it('is learned again in the background, at most once a minute', async () => {
    await open()
    await learnProgram(here.store, now())
    await here.appIs({ name: '大麦面馆' })
    const asked = async () => (await here.heard('/cgi-bin/account/getaccountbasicinfo')).length
    const before = await asked()
    await learnProgramAgain(here.store, now())
    expect(await asked()).toBe(before)

    const soon = later(2 * minutes, now())
    await Promise.all([1, 2, 3].map(() => learnProgramAgain(here.store, soon)))
    await here.scene.pass(3 * 60)
    await eventually(async () => (await programOf(here.store)).facts?.profile?.nickname === '大麦面馆')
    expect(await asked()).toBe(before + 1)
  })
})
