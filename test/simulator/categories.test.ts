import { aMiniProgram, type MiniProgram } from './programKit'
import { aReceiver, kindOf, valueOf, type Json, type Receiver } from './testKit'

let mini: MiniProgram
let server: Receiver
beforeEach(async () => {
  server = await aReceiver()
  const component = { callbackUrl: `${server.url}/wechat/$APPID$/callback` }
  mini = await aMiniProgram({ component }, { categories: [] })
})
afterEach(async () => {
  await mini.sim.close()
  await server.close()
})

const licence = '《食品经营许可证》'
const png = Buffer.from('89504e470d0a1a0a0000000d', 'hex')
const proof = async (more: Json = {}) => {
  const { media_id } = await mini.send('/cgi-bin/media/upload?type=image', 'media', 'licence.png', png)
  return { key: licence, value: media_id, ...more }
}
const add = (...categories: Json[]) => mini.post('/cgi-bin/wxopen/addcategory', { categories })
const list = async () => (await mini.get<{ categories: Json[] }>('/cgi-bin/wxopen/getcategory')).categories
const general = { first: 304, second: 305 }
const food = { first: 304, second: 321 }

describe('categories', () => {
  it('form a tree with the papers each one needs', async () => {
    const { categories_list: tree } = await mini.get<{ categories_list: { categories: Json[] } }>(
      '/cgi-bin/wxopen/getallcategories',
    )
    const byId = new Map(tree.categories.map((one) => [one['id'], one]))
    expect(byId.get(0)?.['children']).toContain(304)
    expect(byId.get(304)).toMatchObject({ level: 1, name: '商家自营', children: expect.arrayContaining([305, 321]) })
    expect(byId.get(321)).toMatchObject({
      ...{ level: 2, father: 304, sensitive_type: 1 },
      qualify: { exter_list: [{ inner_list: [{ name: licence }] }] },
    })
    const persons = await mini.post<typeof tree & Json>('/cgi-bin/wxopen/getcategoriesbytype', { verify_type: 0 })
    expect(JSON.stringify(persons)).not.toContain('商家自营')
  })

  it('count at once where no papers are needed', async () => {
    expect(await add(general)).toEqual({ errcode: 0, errmsg: 'ok' })
    expect(await list()).toEqual([
      { first: 304, first_name: '商家自营', second: 305, second_name: '百货', audit_status: 3, audit_reason: '' },
    ])
    expect(await mini.get('/cgi-bin/wxopen/getcategory')).toMatchObject({ limit: 5, quota: 4, category_limit: 20 })
  })

  it('with papers are reviewed for a day, and the result is pushed', async () => {
    await add({ ...food, certicates: [await proof()] })
    expect(await list()).toMatchObject([{ audit_status: 1 }])
    expect(await mini.get('/wxa/get_category')).toMatchObject({ category_list: [] })
    const remove = () => mini.post('/cgi-bin/wxopen/deletecategory', food)
    expect(await remove()).toMatchObject({ errcode: 53308 })
    await mini.advance(86_400)
    const [push] = server.got
    expect(push && [kindOf(push), ...['ret', 'first', 'second'].map((name) => valueOf(push, name))]).toEqual([
      'wxa_category_audit',
      '3',
      '304',
      '321',
    ])
    expect(await list()).toMatchObject([{ audit_status: 3 }])
    expect(await remove()).toMatchObject({ errcode: 0 })
    expect(await list()).toEqual([])
  })

  it('are rejected for papers that ran out, and then only their papers can change', async () => {
    const seconds = mini.sim.world.clock.seconds()
    const modify = async (more: Json = {}) =>
      mini.post('/cgi-bin/wxopen/modifycategory', { ...food, certicates: [await proof()], ...more })
    await mini.settings({ categoryReview: 'atOnce' })
    await add(general, { ...food, certicates: [await proof({ expire_time: seconds - 1 })] })
    await mini.advance(0)
    expect(await list()).toMatchObject([{ audit_status: 3 }, { audit_status: 2, audit_reason: expect.any(String) }])
    expect(await modify({ ...general, certicates: [] })).toMatchObject({ errcode: 53307 })
    expect(await modify({ categories: [] })).toMatchObject({ errcode: 53306 })
    expect(await modify()).toMatchObject({ errcode: 0 })
    await mini.advance(0)
    expect(await list()).toMatchObject([{ audit_status: 3 }, { second: 321, audit_status: 3 }])
  })

  it('are decided by hand, or seen after looks', async () => {
    await mini.settings({ categoryReview: 'byHand' })
    await add({ ...food, certicates: [await proof()] })
    await mini.decide({ kind: 'category', second: 321, decision: 'reject', reason: '证件不清晰' })
    expect(await list()).toMatchObject([{ audit_status: 2, audit_reason: '证件不清晰' }])
    await mini.settings({ categoryReview: { afterLooks: 1 } })
    await mini.post('/cgi-bin/wxopen/modifycategory', { ...food, certicates: [await proof()] })
    expect([await list(), await list()]).toMatchObject([[{ audit_status: 1 }], [{ audit_status: 3 }]])
  })

  const wrongs: [string, number, () => Promise<Json[]>][] = [
    ['none at all', 53303, async () => []],
    ['an unknown one', 53303, async () => [{ first: 304, second: 1 }]],
    ['one under another first', 53303, async () => [{ first: 220, second: 305 }]],
    ['papers left out', 53303, async () => [food]],
    ['another paper', 53303, async () => [{ ...food, certicates: [await proof({ key: '营业执照' })] }]],
    ['a picture nobody uploaded', 40007, async () => [{ ...food, certicates: [{ key: licence, value: 'x' }] }]],
    [
      'one that is set',
      53304,
      async () => {
        await add(general)
        return [general]
      },
    ],
    [
      'more than a month allows',
      53300,
      async () => {
        await mini.settings({ categoriesPerMonth: 0 })
        return [general]
      },
    ],
    [
      'what a person may not have',
      53302,
      async () => {
        await mini.sim.post('/_sim/apps', { appid: mini.appid, principalKind: 'person' })
        return [general]
      },
    ],
  ]
  it.each(wrongs)('refuse %s (%i)', async (_name, errcode, arrange) => {
    expect(await add(...(await arrange()))).toMatchObject({ errcode })
  })

  it('can be given to an account by name, if there is such a one', async () => {
    const put = (second: string) =>
      mini.sim.post('/_sim/apps', { appid: mini.appid, categories: [{ first: '商家自营', second }] })
    expect(await put('百货')).toMatchObject({ categories: [{ status: 3 }] })
    expect(await put('百货店')).toMatchObject({ error: expect.stringContaining('no category') })
  })
})
