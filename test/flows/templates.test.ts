import { openBase, type Base } from '../../server/base'
import { runOperator } from '../../server/commands/operator'
import { syncTemplates } from '../../server/services/templateLibrary'
import { addToTemplate, deleteTemplate } from '../../server/wechat/template'
import { eachDatabase } from '../setup/databases'
import { eventually } from '../eventually'
import { aScene, authorise, names, signIn, type Scene } from './scene'

const devDining = 'wxe0000000000000d1'

eachDatabase('the template library', (openDb) => {
  let scene: Scene
  let base: Base
  beforeEach(async () => {
    const { url: databaseUrl } = await openDb()
    scene = await aScene({ databaseUrl, env: { WECHAT_DEV_APPID_DINING: devDining } })
    base = await openBase(scene.env)
  })
  afterEach(async () => {
    await base.close()
    await scene.close()
  })

  const type = async (...args: string[]): Promise<string> => (await runOperator(base.platform, args)).join('\n')
  const template = (templateId: string) => base.platform.templates.find({ templateId })

  /** Uploads as the developer tool does; answers the draft's number. */
  const upload = async (version: string, source = devDining): Promise<string> => {
    const { draft_id: id } = await scene.control<{ draft_id: number }>('/_sim/drafts', {
      files: { 'app.json': '{"pages":["pages/home/index"]}', 'app.js': '' },
      user_version: version,
      user_desc: '点餐',
      source_miniprogram_appid: source,
    })
    return String(id)
  }

  const additions = async (): Promise<number> => {
    const calls = await scene.control<unknown[]>('/_sim/journal?kind=call&path=/wxa/addtotemplate')
    return calls.length
  }

  const promoted = async (version: string, source?: string): Promise<string> => {
    const said = await type('templates', 'promote', await upload(version, source), '--flavour', 'dining')
    return /^已转为模板\n(\d+)/.exec(said)?.[1] ?? said
  }

  it('takes a draft from the draft box to the default of its flavour, and out again', async () => {
    expect(await type('templates')).toBe('没有')
    const draft = await upload('1.0.0')
    expect(await type('templates', 'drafts')).toContain(`${draft}  1.0.0`)

    const said = await type('templates', 'promote', draft, '--flavour', 'dining')
    const [row] = await base.platform.templates.list({ draftId: draft })
    const id = row?.templateId ?? ''
    expect(said).toContain(`templates default ${id}`)
    expect(row).toMatchObject({ flavour: 'dining', state: 'available', isDefault: false, userVersion: '1.0.0' })

    expect(await type('templates', 'default', id)).toContain('默认')
    expect(await type('templates', 'whatsnew', id, '可以', '加菜了')).toContain('可以 加菜了')
    expect(await template(id)).toMatchObject({ isDefault: true, whatIsNew: '可以 加菜了' })

    expect(await type('templates', 'retire', id)).toContain('已停用')
    expect(await template(id)).toMatchObject({ state: 'retired', isDefault: false })
    await expect(type('templates', 'default', id)).rejects.toMatchObject({ code: 'TEMPLATE_NOT_AVAILABLE' })

    expect(await type('templates', 'delete', id)).toContain('已删除')
    expect(await template(id)).toMatchObject({ state: 'deleted' })
    expect(await type('templates')).toBe('没有')
    expect(await type('templates', 'sync')).toBe('新增 0 个，消失 0 个')
  })

  it('has one default of each flavour', async () => {
    const [first, second] = [await promoted('1.0.0'), await promoted('1.1.0')]
    await type('templates', 'default', first)
    await Promise.all([type('templates', 'default', second), type('templates', 'default', second)])

    expect(await template(first)).toMatchObject({ isDefault: false })
    expect(await template(second)).toMatchObject({ isDefault: true })
  })

  it('adds a draft once, whether the answer is lost or it is asked for again', async () => {
    await scene.control('/_sim/faults', { path: '/wxa/addtotemplate', drop: 'after', times: 1 })
    const draft = await upload('1.0.0')
    await type('templates', 'promote', draft)
    await type('templates', 'promote', draft)

    expect(await additions()).toBe(1)
    expect(await base.platform.templates.list({})).toMatchObject([{ draftId: draft, flavour: 'dining' }])
  })

  it('says that WeChat has not answered when nothing was added, and adds it the next time', async () => {
    await scene.control('/_sim/faults', { path: '/wxa/addtotemplate', drop: 'before', times: 1 })
    const draft = await upload('1.0.0')
    await expect(type('templates', 'promote', draft)).rejects.toMatchObject({ code: 'WECHAT_NO_ANSWER' })

    expect(await type('templates', 'promote', draft)).toContain('已转为模板')
    expect(await base.platform.templates.count({})).toBe(1)
  })

  it('settles a lost answer to a deletion by looking', async () => {
    const id = await promoted('1.0.0')
    await scene.control('/_sim/faults', { path: '/wxa/deletetemplate', drop: 'before', times: 1 })
    await expect(type('templates', 'delete', id)).rejects.toMatchObject({ code: 'WECHAT_NO_ANSWER' })
    expect(await template(id)).toMatchObject({ state: 'available' })

    await scene.control('/_sim/faults', { path: '/wxa/deletetemplate', drop: 'after', times: 1 })
    await type('templates', 'delete', id)
    expect(await template(id)).toMatchObject({ state: 'deleted' })
  })

  it('follows what happens in WeChat’s own console, and knows a flavour by its development mini-program', async () => {
    const kept = await promoted('1.0.0')
    const draft = await upload('2.0.0')
    await base.platform.wechat(addToTemplate, { draft_id: Number(draft) })
    await base.platform.wechat(deleteTemplate, { template_id: Number(kept) })
    await scene.pass(31 * 60)

    await eventually(async () => (await template(kept))?.state === 'deleted')
    expect(await base.platform.templates.list({ state: 'available' })).toMatchObject([
      { draftId: draft, flavour: 'dining', userVersion: '2.0.0' },
    ])
  })

  it('believes no answer that is older than what it knows', async () => {
    const before = base.clock.now()
    const id = await promoted('1.0.0')
    await base.platform.wechat(deleteTemplate, { template_id: Number(id) })
    await syncTemplates(base.platform, before)
    expect(await template(id)).toMatchObject({ state: 'available' })

    await syncTemplates(base.platform, new Date(base.clock.now().getTime() + 1000))
    expect(await template(id)).toMatchObject({ state: 'deleted' })
  })

  it('takes back what WeChat lists again, as it was', async () => {
    const id = await promoted('1.0.0')
    await type('templates', 'default', id)
    await base.platform.templates.update({ templateId: id }, { state: 'deleted' })
    await type('templates', 'sync')

    expect(await template(id)).toMatchObject({ state: 'available', isDefault: true, flavour: 'dining' })
  })

  it('asks for the flavour where nothing tells it, and refuses what is not there', async () => {
    const draft = await upload('1.0.0', 'wxe0000000000000ff')
    await type('templates', 'promote', draft)
    const [row] = await base.platform.templates.list({})

    await expect(type('templates', 'default', row?.templateId ?? '')).rejects.toMatchObject({
      code: 'TEMPLATE_FLAVOUR_MISSING',
    })
    await expect(type('templates', 'promote', '404')).rejects.toMatchObject({ code: 'DRAFT_MISSING' })
    await expect(type('templates', 'default', '404')).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect(await type('templates', 'promote', draft, '--flavour', 'cars')).toContain('npm run operator')
    expect(await type('templates', 'default')).toContain('npm run operator')
  })

  it('takes a mini-program off its store and leaves the authorisation', async () => {
    const office = await signIn(scene)
    const store = await office.openStore()
    await authorise(scene, office, store)
    expect(await type('unbind', names.noodles)).toContain(store.key)

    expect(await office.authorizer(store)).toBeNull()
    expect(await base.platform.authorizers.find({ appid: names.noodles })).toMatchObject({ state: 'authorised' })
    expect(await type('unbind', names.noodles)).toContain('什么也没有改变')
  })
})
