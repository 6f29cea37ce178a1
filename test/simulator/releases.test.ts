import type { aMiniProgram } from './programKit'
import { aTrial, item, publish, type MiniProgram } from './programKit'
import { aReceiver, kindOf, valueOf, type Json, type Receiver } from './testKit'

const open: { close(): Promise<void> }[] = []
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()))
})

async function trial(...wish: Parameters<typeof aMiniProgram>): Promise<MiniProgram> {
  const mini = await aTrial(...wish)
  open.push(mini.sim)
  return mini
}

/** One whose pushes somebody receives. */
async function heard(): Promise<{ mini: MiniProgram; server: Receiver }> {
  const server = await aReceiver()
  const mini = await trial({ component: { callbackUrl: `${server.url}/wechat/$APPID$/callback` } })
  open.push(server)
  return { mini, server }
}

const latest = (mini: MiniProgram) => mini.get('/wxa/get_latest_auditstatus')
const runs = async (mini: MiniProgram, query = '') =>
  (await mini.sim.get<Record<string, Json>>(`/_sim/packages/${mini.appid}/ext.json${query}`))['ext']

describe('from the trial to live', () => {
  it('is submitted, rejected with reason and pictures, submitted again, passed and released', async () => {
    const { mini, server } = await heard()
    const { auditid } = await mini.submit()
    expect(await mini.post('/wxa/get_auditstatus', { auditid })).toEqual({ errcode: 0, errmsg: 'ok', status: 2 })

    await mini.decide({ kind: 'review', decision: 'reject', reason: '1:页面内容不完整:<br>(1):首页无法加载<br>' })
    const rejected = await latest(mini)
    expect(rejected).toMatchObject({
      auditid,
      status: 1,
      reason: expect.stringContaining('首页无法加载'),
      user_version: '1.0.0',
    })
    const [push] = server.got
    expect(push && kindOf(push)).toBe('weapp_audit_fail')
    expect(push && valueOf(push, 'ScreenShot')).toBe(rejected['screenshot'])
    expect(push?.path).toBe(`/wechat/${mini.appid}/callback`)

    await mini.commit({ user_version: '1.0.1' })
    const second = await mini.submit({ feedback_info: '已修复首页' })
    expect(second['auditid']).not.toBe(auditid)
    await mini.decide({ kind: 'review', decision: 'pass' })
    expect(server.got.map(kindOf)).toEqual(['weapp_audit_fail', 'weapp_audit_success'])
    expect(await mini.post('/wxa/release')).toEqual({ errcode: 0, errmsg: 'ok' })
    expect(await mini.post('/wxa/getversioninfo')).toMatchObject({
      exp_info: { exp_version: '1.0.1' },
      release_info: { release_version: '1.0.1', release_desc: '首次提交' },
    })
    const live = await mini.sim.get(`/_sim/packages/${mini.appid}?who=customer`)
    expect(live).toMatchObject({ kind: 'live', version: '1', userVersion: '1.0.1' })
  })

  it('shows the pictures of a reviewer as real JPEGs, to this account only', async () => {
    const mini = await trial()
    await mini.submit()
    await mini.decide({ kind: 'review', decision: 'reject' })
    const { screenshot } = await latest(mini)
    const { type, bytes } = await mini.raw('/cgi-bin/material/get_material', { media_id: screenshot })
    expect(type).toBe('image/jpeg')
    expect(bytes.subarray(0, 2)).toEqual(Buffer.from([0xff, 0xd8]))
    expect(await mini.post('/cgi-bin/material/get_material', { media_id: 'foreign' })).toMatchObject({ errcode: 40007 })
  })

  it('reviews what was submitted, whatever is committed meanwhile', async () => {
    const mini = await trial()
    await mini.submit()
    await mini.commit({ user_version: '2.0.0' })
    await mini.decide({ kind: 'review', decision: 'pass' })
    await mini.post('/wxa/release')
    expect(await mini.post('/wxa/getversioninfo')).toMatchObject({
      exp_info: { exp_version: '2.0.0' },
      release_info: { release_version: '1.0.0' },
    })
  })

  it('runs for everybody, with the Referer of its version, the trial with that of none', async () => {
    const server = await aReceiver()
    open.push(server)
    const mini = await trial({ loopback: true })
    await publish(mini, '1.0.0')
    await publish(mini, '1.1.0')
    const ask = (kind: string) =>
      mini.sim.post('/_sim/phones/customer/request', { appid: mini.appid, url: `${server.url}/home`, kind })
    await ask('live')
    await ask('trial')
    const referers = server.got.map(({ headers }) => headers['referer'])
    expect(referers).toEqual(
      [2, 0].map((version) => `https://servicewechat.com/${mini.appid}/${version}/page-frame.html`),
    )
  })

  it('can be released neither before the review, nor rejected, nor twice, nor unfiled, nor without a body', async () => {
    const mini = await trial()
    expect(await mini.post('/wxa/release')).toMatchObject({ errcode: 85019 })
    await mini.submit()
    expect(await mini.post('/wxa/release')).toMatchObject({ errcode: 85020 })
    await mini.decide({ kind: 'review', decision: 'reject' })
    expect(await mini.post('/wxa/release')).toMatchObject({ errcode: 85020 })
    await mini.submit()
    await mini.decide({ kind: 'review', decision: 'pass' })
    await mini.sim.post('/_sim/apps', { appid: mini.appid, icpStatus: 1024 })
    expect(await mini.post('/wxa/release')).toMatchObject({ errcode: 85020, errmsg: expect.stringContaining('filed') })
    await mini.sim.post('/_sim/apps', { appid: mini.appid, icpStatus: 6 })
    expect(await mini.post('/wxa/release')).toMatchObject({ errcode: 0 })
    expect(await mini.post('/wxa/release')).toMatchObject({ errcode: 85019 })
    expect(await mini.submit()).toMatchObject({ errcode: 85086 })
  })
})

describe('a review', () => {
  it('is delayed, and goes on', async () => {
    const { mini, server } = await heard()
    await mini.submit()
    await mini.decide({ kind: 'review', decision: 'delay', reason: '排队较长' })
    expect(await latest(mini)).toMatchObject({ status: 4, reason: '排队较长' })
    expect(await mini.submit()).toMatchObject({ errcode: 85009 })
    await mini.decide({ kind: 'review', decision: 'pass' })
    expect(server.got.map(kindOf)).toEqual(['weapp_audit_delay', 'weapp_audit_success'])
  })

  it.each([
    ['after two hours', { afterSeconds: 7200 }],
    ['at once', 'atOnce'],
    ['after two looks', { afterLooks: 2 }],
  ])('comes to an end %s', async (_name, review) => {
    const mini = await trial()
    await mini.settings({ review })
    await mini.submit()
    await mini.advance(7200)
    const looks = [await latest(mini), await latest(mini), await latest(mini)].map(({ status }) => status)
    expect(looks.at(-1)).toBe(0)
    expect(looks.filter((status) => status === 2)).toHaveLength(
      typeof review === 'object' && 'afterLooks' in review ? 2 : 0,
    )
  })

  it('can be heard of before the answer', async () => {
    const { mini, server } = await heard()
    await mini.settings({ review: 'atOnce', pushesBeforeAnswer: true })
    const answered = mini.submit().then(() => server.got.length)
    expect(await answered).toBe(1)
  })

  it('is withdrawn five times a day and ten a month', async () => {
    const mini = await trial()
    const undo = async () => {
      await mini.submit()
      return (await mini.get('/wxa/undocodeaudit'))['errcode']
    }
    expect(await mini.get('/wxa/undocodeaudit')).toMatchObject({ errcode: 85012 })
    const days: unknown[][] = []
    for (let day = 0; day < 3; day += 1) {
      const today: unknown[] = []
      for (let time = 0; time < 6; time += 1) today.push(await undo())
      days.push(today)
      await mini.advance(86_400)
      await mini.decide({ kind: 'review', decision: 'reject' })
    }
    expect(days.slice(0, 2)).toEqual([
      [0, 0, 0, 0, 0, 87013],
      [0, 0, 0, 0, 0, 87013],
    ])
    expect(days[2]?.[0]).toBe(87013)
  })

  it('that was withdrawn says so and is over', async () => {
    const mini = await trial()
    await mini.settings({ review: { afterSeconds: 60 } })
    const { auditid } = await mini.submit()
    await mini.get('/wxa/undocodeaudit')
    await mini.advance(120)
    expect(await mini.post('/wxa/get_auditstatus', { auditid })).toMatchObject({ status: 3 })
    expect(await mini.post('/wxa/release')).toMatchObject({ errcode: 85019 })
  })

  it('is hurried once, within what the platform may', async () => {
    const mini = await trial()
    await mini.settings({ review: { afterSeconds: 7200 }, speedupsPerMonth: 1 })
    expect(await mini.post('/wxa/speedupaudit', { auditid: 1 })).toMatchObject({ errcode: 89402 })
    const { auditid } = await mini.submit()
    expect(await mini.post('/wxa/speedupaudit', { auditid })).toMatchObject({ errcode: 0 })
    expect(await mini.post('/wxa/speedupaudit', { auditid })).toMatchObject({ errcode: 89404 })
    await mini.advance(1800)
    expect(await latest(mini)).toMatchObject({ status: 0 })
    await mini.post('/wxa/release')
    await mini.commit({ user_version: '2' })
    const next = await mini.submit()
    expect(await mini.post('/wxa/speedupaudit', { auditid: next['auditid'] })).toMatchObject({ errcode: 89405 })
    expect(await mini.get('/wxa/queryquota')).toMatchObject({ speedup_rest: 0, speedup_limit: 1, rest: 98, limit: 100 })
  })

  it('costs one of the month, which begins anew in Beijing', async () => {
    const mini = await trial({ now: Date.UTC(2026, 0, 31, 15, 59) })
    await mini.settings({ reviewsPerMonth: 1 })
    await mini.submit()
    await mini.decide({ kind: 'review', decision: 'reject' })
    expect(await mini.submit()).toMatchObject({ errcode: 85085 })
    await mini.advance(60)
    expect(await mini.get('/wxa/queryquota')).toMatchObject({ rest: 1, limit: 1 })
    expect(await mini.submit()).toMatchObject({ errcode: 0 })
  })

  it('goes on quietly when the merchant has withdrawn the authorisation', async () => {
    const { mini, server } = await heard()
    await mini.submit()
    await mini.sim.post('/_sim/revoke', { appid: mini.appid })
    server.got.length = 0
    await mini.decide({ kind: 'review', decision: 'pass' })
    expect(server.got).toEqual([])
  })
})

describe('going back', () => {
  const back = (mini: MiniProgram, query = '') => mini.get(`/wxa/revertcoderelease${query}`)
  const versions = async (mini: MiniProgram) =>
    ((await back(mini, '?action=get_history_version'))['version_list'] as Json[]).map((one) => one['app_version'])

  it('brings the version before, and not twice in a row', async () => {
    const mini = await trial()
    await publish(mini, '1')
    expect(await back(mini)).toMatchObject({ errcode: 87012 })
    await publish(mini, '2')
    expect(await runs(mini)).toEqual({ build: '2' })
    expect(await back(mini)).toEqual({ errcode: 0, errmsg: 'ok' })
    expect(await runs(mini)).toEqual({ build: '1' })
    expect(await back(mini)).toMatchObject({ errcode: 87012 })
    await publish(mini, '3')
    expect(await back(mini)).toMatchObject({ errcode: 0 })
    expect(await runs(mini)).toEqual({ build: '1' })
  })

  it('keeps five versions and goes to the one that is named', async () => {
    const mini = await trial()
    for (const version of ['1', '2', '3', '4', '5', '6', '7']) await publish(mini, version)
    expect(await versions(mini)).toEqual([6, 5, 4, 3, 2])
    expect(await back(mini, '?app_version=1')).toMatchObject({ errcode: 40097 })
    expect(await back(mini, '?action=list')).toMatchObject({ errcode: 40097 })
    expect(await back(mini, '?app_version=3')).toMatchObject({ errcode: 0 })
    expect(await runs(mini)).toEqual({ build: '3' })
    expect(await mini.post('/wxa/getversioninfo')).toMatchObject({ release_info: { release_version: '3' } })
    expect(await versions(mini)).toEqual([7, 6, 5, 4, 2])
  })
})

describe('a staged release', () => {
  const gray = (mini: MiniProgram, gray_percentage: unknown, more: Json = {}) =>
    mini.post('/wxa/grayrelease', { gray_percentage, ...more })
  const plan = async (mini: MiniProgram) => (await mini.get('/wxa/getgrayreleaseplan'))['gray_release_plan']

  async function approved(): Promise<MiniProgram> {
    const mini = await trial()
    await publish(mini, '1')
    await mini.commit({ user_version: '2', ext_json: '{"ext":{"build":"2"}}' })
    await mini.submit()
    await mini.decide({ kind: 'review', decision: 'pass' })
    return mini
  }

  it('needs a live version and one that has passed', async () => {
    const mini = await trial()
    expect(await gray(mini, 10)).toMatchObject({ errcode: 85079 })
    await publish(mini, '1')
    expect(await gray(mini, 10)).toMatchObject({ errcode: 85080 })
    expect(await plan(mini)).toMatchObject({ status: 0, gray_percentage: 0 })
  })

  it('grows only, keeps one on the same side, blocks going back, and ends as a release', async () => {
    const mini = await approved()
    for (const wrong of [-1, 101, 1.5, '10', 0]) expect(await gray(mini, wrong)).toMatchObject({ errcode: 85081 })
    await gray(mini, 0, { support_debuger_first: true })
    expect(await runs(mini, '?who=merchant')).toEqual({ build: '2' })
    expect(await runs(mini, '?who=customer')).toEqual({ build: '1' })
    await gray(mini, 30)
    expect(await gray(mini, 30)).toMatchObject({ errcode: 85082 })
    expect(await plan(mini)).toMatchObject({ status: 1, gray_percentage: 30, support_debuger_first: false })
    expect(await mini.get('/wxa/revertcoderelease?action=get_history_version')).toMatchObject({ errcode: 87012 })
    await gray(mini, 100)
    expect(await plan(mini)).toMatchObject({ status: 3 })
    expect(await runs(mini)).toEqual({ build: '2' })
    expect(await mini.get('/wxa/revertcoderelease')).toMatchObject({ errcode: 0 })
  })

  it('is cancelled, and everybody has the live version again', async () => {
    const mini = await approved()
    await gray(mini, 99, { support_experiencer_first: true })
    expect(await runs(mini, '?who=merchant')).toEqual({ build: '2' })
    await mini.get('/wxa/revertgrayrelease')
    expect(await plan(mini)).toMatchObject({ status: 4 })
    expect(await runs(mini, '?who=merchant')).toEqual({ build: '1' })
    expect(await mini.post('/wxa/release')).toMatchObject({ errcode: 0 })
  })
})

describe('the service', () => {
  it('is closed and opened again, and a closed one does not open on a phone', async () => {
    const mini = await trial()
    const change = (action: string) => mini.post('/wxa/change_visitstatus', { action })
    expect(await change('close')).toMatchObject({ errcode: 85021 })
    await publish(mini, '1')
    expect(await change('shut')).toMatchObject({ errcode: 85022 })
    expect(await change('close')).toMatchObject({ errcode: 0 })
    expect(await mini.post('/wxa/getvisitstatus')).toMatchObject({ status: 0 })
    expect(await mini.sim.get(`/_sim/packages/${mini.appid}?who=customer`)).toMatchObject({ problem: 'closed' })
    expect(await change('close')).toMatchObject({ errcode: 85021 })
    await change('open')
    expect(await mini.post('/wxa/getvisitstatus')).toMatchObject({ status: 1 })
  })

  it('has a minimum base library that exists', async () => {
    const mini = await trial()
    const set = (version: string) => mini.post('/cgi-bin/wxopen/setweappsupportversion', { version })
    expect(await set('newest')).toMatchObject({ errcode: 85015 })
    expect(await set('99.0.0')).toMatchObject({ errcode: 89014 })
    await set('2.33.0')
    expect(await mini.post('/cgi-bin/wxopen/getweappsupportversion')).toMatchObject({ now_version: '2.33.0' })
  })
})

it('lists for a submission only the categories that have passed', async () => {
  const mini = await trial()
  const { address: _page, tag: _tag, title: _title, ...category } = item
  expect(await mini.get('/wxa/get_category')).toMatchObject({ category_list: [category] })
})
