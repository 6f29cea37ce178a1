import { aTemplate, aTrial, aWeapp, item, type MiniProgram } from './programKit'
import type { Json } from './testKit'

let mini: MiniProgram
beforeEach(async () => {
  mini = await aTrial()
})
afterEach(() => mini.sim.close())

const png = Buffer.from('89504e470d0a1a0a0000000d', 'hex')
const change = (app: Json) => mini.sim.post('/_sim/apps', { appid: mini.appid, ...app })
const items = (...list: unknown[]) => ({ item_list: list })
const without = (name: string) => Object.fromEntries(Object.entries(item).filter(([one]) => one !== name))

/** What a submission may be wrong about, by its words alone. */
const wrongs: [string, number, Json][] = [
  ['no items', 85023, { item_list: undefined }],
  ['an empty list', 85023, items()],
  ['six items', 85023, items(item, item, item, item, item, item)],
  ['an item that is none', 85010, items('首页')],
  ['no title', 85010, items(without('title'))],
  ['an empty title', 85010, items({ ...item, title: '' })],
  ['no id of the category', 85010, items(without('second_id'))],
  ['no name of the category', 85010, items(without('first_class'))],
  ['a title of 33 characters', 85011, items({ ...item, title: '页'.repeat(33) })],
  ['eleven tags', 85006, items({ ...item, tag: 'a b c d e f g h i j k' })],
  ['a tag of 21 characters', 85006, items({ ...item, tag: '签'.repeat(21) })],
  ['a page that is not in the trial', 85007, items({ ...item, address: 'pages/gone/index' })],
  ['a leading slash', 85007, items({ ...item, address: '/pages/home/index' })],
  ['an order page that is not in the trial', 85007, { order_path: 'orders/gone' }],
  ['a category nobody set', 85008, items({ ...item, second_class: '服饰内衣', second_id: 306 })],
  ['a category under another name', 85008, items({ ...item, second_class: '百货商店' })],
  ['a third class that does not exist', 85008, items({ ...item, third_class: '高等', third_id: 12 })],
  ['a long description', 85051, { version_desc: '说'.repeat(2001) }],
  ['a long answer to a rejection', 85051, { feedback_info: '答'.repeat(201) }],
  ['pictures of an answer that are unknown', 40007, { feedback_stuff: 'nothing' }],
  ['a preview that is a list', 85092, { preview_info: [] }],
  ['a preview of unknown media', 85092, { preview_info: { pic_id_list: ['nothing'] } }],
  ['eleven pictures', 85093, { preview_info: { pic_id_list: Array.from({ length: 11 }, String) } }],
]

describe('a submission is refused for', () => {
  it.each(wrongs)('%s (%i)', async (_name, errcode, wrong) => {
    expect(await mini.submit(wrong)).toMatchObject({ errcode })
    expect(await mini.get('/wxa/get_latest_auditstatus')).toMatchObject({ errcode: 85012 })
    expect(await mini.get('/wxa/queryquota')).toMatchObject({ rest: 100 })
  })

  const states: [string, number, () => Promise<unknown>, Json?][] = [
    ['no avatar', 86002, () => change({ headImg: '' })],
    ['no introduction', 86002, () => change({ signature: '' })],
    ['a review under way', 85009, () => mini.submit()],
    ['no categories any more', 85008, () => change({ categories: [] })],
    ['a used-up quota', 85085, () => mini.settings({ reviewsPerMonth: 0 })],
    ['a used-up daily limit', 45009, () => mini.sim.post('/_sim/quotas', { path: '/wxa/submit_audit', dailyLimit: 0 })],
    [
      'a commit that is still running',
      9402202,
      async () => {
        await mini.settings({ commitSeconds: 5 })
        await mini.commit()
      },
    ],
    [
      'an unfinished scan',
      61039,
      async () => {
        await mini.settings({ privacyScan: { afterSeconds: 60 } })
        await mini.commit()
      },
    ],
    [
      'a community nobody declared',
      85094,
      () => change({ categories: [{ first: '社交', second: '社区/论坛' }] }),
      items({ ...item, first_class: '社交', second_class: '社区/论坛', first_id: 400, second_id: 402 }),
    ],
  ]
  it.each(states)('%s (%i)', async (_name, errcode, arrange, wish = {}) => {
    await arrange()
    expect(await mini.submit(wish)).toMatchObject({ errcode })
  })

  it('having committed nothing (86001)', async () => {
    mini.sim.world.state.programs = {}
    expect(await mini.submit()).toMatchObject({ errcode: 86001 })
  })

  it('APIs without right or declaration (61040), unless they are declared unused', async () => {
    const files = aWeapp({ 'pages/home/index.js': 'wx.chooseAddress({})' })
    await mini.commit({ template_id: await aTemplate(mini.sim, files) })
    expect(await mini.submit()).toMatchObject({ errcode: 61040, errmsg: expect.stringContaining('chooseAddress') })
    expect(await mini.submit({ privacy_api_not_use: true })).toMatchObject({ errcode: 0 })
  })
})

describe('a submission', () => {
  it('may have five items, preview and an answer to a rejection', async () => {
    const { mediaid } = await mini.send('/wxa/uploadmedia', 'media', 'shot.png', png)
    const { media_id } = await mini.send('/cgi-bin/media/upload?type=image', 'media', 'shot.png', png)
    const wish = {
      ...items(item, { ...item, address: 'orders/list/index?from=1', title: '订单' }),
      preview_info: { pic_id_list: [mediaid], video_id_list: [] },
      feedback_info: '已完善',
      feedback_stuff: media_id,
    }
    expect(await mini.submit(wish)).toMatchObject({ errcode: 0, auditid: expect.any(Number) })
    expect((await mini.sim.get<{ warnings: Json[] }>('/_sim/state')).warnings).toEqual([])
  })

  it('with a misspelt field of an item is reported', async () => {
    await mini.submit(items({ ...item, adress: 'x' }))
    const { warnings } = await mini.sim.get<{ warnings: Json[] }>('/_sim/state')
    expect(warnings.map((one) => one['text'])).toEqual(['unknown field item_list[].adress'])
  })
})

describe('material', () => {
  const send = (name: string, bytes: Buffer) => mini.send('/wxa/uploadmedia', 'media', name, bytes)
  const mp4 = Buffer.from('00000018667479706d703432', 'hex')

  it('for a review is a picture of 2 MB or a film of 10 MB, for three days', async () => {
    expect(await send('shot.png', png)).toEqual({
      errcode: 0,
      errmsg: 'ok',
      type: 'image',
      mediaid: expect.stringMatching(/^\w+$/),
    })
    expect(await send('film.mp4', mp4)).toMatchObject({ type: 'video' })
    expect(await send('big.png', Buffer.concat([png, Buffer.alloc(2 * 1024 * 1024)]))).toMatchObject({ errcode: 40006 })
    expect(await send('shot.png', Buffer.from('<svg/>'))).toMatchObject({ errcode: 40005 })
    expect(await send('shot', png)).toMatchObject({ errcode: 40005 })
  })

  it('is the first file of a form under its own name', async () => {
    expect(await mini.send('/wxa/uploadmedia', 'file', 'shot.png', png)).toMatchObject({ errcode: 41005 })
    expect(await mini.post('/wxa/uploadmedia', {})).toMatchObject({ errcode: 41005 })
  })

  it('of one kind does not stand for another, and is forgotten after three days', async () => {
    const { mediaid } = await send('shot.png', png)
    expect(await mini.submit({ feedback_stuff: mediaid })).toMatchObject({ errcode: 40007 })
    const { media_id } = await mini.send('/cgi-bin/media/upload?type=image', 'media', 'shot.png', png)
    expect(await mini.submit({ preview_info: { pic_id_list: [media_id] } })).toMatchObject({ errcode: 85092 })
    await mini.advance(3 * 86_400)
    expect(await mini.get(`/cgi-bin/media/get?media_id=${String(media_id)}`)).toMatchObject({ errcode: 40007 })
  })

  it('of the temporary kind has a type and its limits', async () => {
    const upload = (type: string, name: string, bytes: Buffer) =>
      mini.send(`/cgi-bin/media/upload?type=${type}`, 'media', name, bytes)
    expect(await upload('film', 'shot.png', png)).toMatchObject({ errcode: 40004 })
    expect(await upload('video', 'shot.png', png)).toMatchObject({ errcode: 40005 })
    expect(await upload('thumb', 'shot.png', Buffer.concat([png, Buffer.alloc(65_536)]))).toMatchObject({
      errcode: 40006,
    })
    const { media_id } = await upload('video', 'film.mp4', mp4)
    expect(await mini.get(`/cgi-bin/media/get?media_id=${String(media_id)}`)).toHaveProperty('video_url')
  })
})
