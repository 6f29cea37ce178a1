import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { aTemplate, aWeapp } from './programKit'
import { aPlatform, componentToken, type Json, type Sim } from './testKit'

let sim: Sim
let token: string
beforeEach(async () => {
  sim = await aPlatform()
  token = await componentToken(sim)
})
afterEach(() => sim.close())

const draft = { user_version: '1.4.0', user_desc: '点餐模板', source_miniprogram_appid: 'wxdev', files: aWeapp() }
const upload = (more: Json = {}) => sim.post('/_sim/drafts', { ...draft, ...more })
const list = async (what: 'draft' | 'template', query = '') =>
  (
    await sim.get<Record<string, Json[]>>(
      `/wxa/gettemplate${what === 'draft' ? 'draftlist' : 'list'}?access_token=${token}${query}`,
    )
  )[`${what}_list`]
const add = (draft_id: unknown, more: Json = {}) =>
  sim.post(`/wxa/addtotemplate?access_token=${token}`, { draft_id, ...more })

describe('the draft box', () => {
  it('keeps the newest upload of each development mini-program', async () => {
    await upload()
    await upload({ source_miniprogram_appid: 'wxother', source_miniprogram: '餐饮模板' })
    const { draft_id } = await upload({ user_version: '1.4.1' })
    const drafts = await list('draft')
    expect(drafts?.map((one) => one['source_miniprogram_appid'])).toEqual(['wxother', 'wxdev'])
    expect(drafts?.[1]).toEqual({
      draft_id,
      user_version: '1.4.1',
      user_desc: '点餐模板',
      create_time: sim.world.clock.seconds(),
      source_miniprogram_appid: 'wxdev',
      source_miniprogram: '模板开发',
      developer: '小王',
      category_list: [],
    })
  })

  it('takes a built folder, without the settings of the developer tool', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'weapp-'))
    for (const name of ['app.json', 'project.config.json']) writeFileSync(join(dir, name), '{"pages":[]}')
    writeFileSync(join(dir, 'logo.png'), Buffer.from([0x89, 0x50]))
    expect(await upload({ files: undefined, dir })).toMatchObject({ user_version: '1.4.0', files: 2 })
  })

  it.each([
    ['neither folder nor files', { files: undefined }],
    ['both', { dir: '/tmp' }],
    ['no app.json', { files: { 'app.js': '' } }],
    ['a file that is none', { files: { 'app.json': 7 } }],
    ['a misspelt field', { userVersion: '1' }],
    ['no development mini-program', { source_miniprogram_appid: undefined }],
  ])('refuses %s', async (_name, wrong) => {
    expect(await upload(wrong)).toHaveProperty('error')
  })
})

describe('the template library', () => {
  it('takes a draft without saying which template it made', async () => {
    const { draft_id } = await upload()
    expect(await add(draft_id)).toEqual({ errcode: 0, errmsg: 'ok' })
    expect(await list('template')).toEqual([
      {
        template_id: expect.any(Number),
        draft_id,
        template_type: 0,
        user_version: '1.4.0',
        user_desc: '点餐模板',
        create_time: expect.any(Number),
        source_miniprogram_appid: 'wxdev',
        source_miniprogram: '模板开发',
        category_list: [],
      },
    ])
  })

  it('lists ordinary and standard ones apart or together, by GET only', async () => {
    const { draft_id } = await upload()
    await add(draft_id)
    await add(draft_id, { template_type: 1 })
    expect(await list('template')).toHaveLength(2)
    expect(await list('template', '&template_type=1')).toMatchObject([{ template_type: 1, audit_status: 3 }])
    expect(await sim.post(`/wxa/gettemplatelist?access_token=${token}`)).toMatchObject({ errcode: 43001 })
  })

  it('does not know foreign drafts and templates, and ends at 200', async () => {
    expect(await add(1)).toMatchObject({ errcode: 85064 })
    expect(await add('1')).toMatchObject({ errcode: 47001 })
    const { draft_id } = await upload()
    for (let made = 0; made < 200; made += 1) await add(draft_id)
    expect(await add(draft_id)).toMatchObject({ errcode: 85065 })
    const [first] = (await list('template')) ?? []
    const remove = () => sim.post(`/wxa/deletetemplate?access_token=${token}`, { template_id: first?.['template_id'] })
    expect(await remove()).toMatchObject({ errcode: 0 })
    expect(await remove()).toMatchObject({ errcode: 85064 })
    expect(await add(draft_id)).toMatchObject({ errcode: 0 })
  })

  it('shares the files of equal uploads', async () => {
    await aTemplate(sim)
    await aTemplate(sim)
    expect(Object.keys(sim.world.state.parcels)).toHaveLength(1)
  })
})
