import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { openBase, type Base } from '../../server/base'
import { runOperator } from '../../server/commands/operator'
import { promoteDraft, syncTemplates } from '../../server/services/templateLibrary'
import { uploadTemplate } from '../../scripts/templateUpload'
import { aScene, type Scene } from '../flows/scene'
import { aFolder } from '../setup/environment'

const devDining = 'wxe0000000000000d1'

describe('what is in a template', () => {
  let scene: Scene
  let base: Base
  beforeEach(async () => {
    scene = await aScene({ env: { WECHAT_DEV_APPID_DINING: devDining } })
    base = await openBase(scene.env)
  })
  afterEach(async () => {
    await base.close()
    await scene.close()
  })

  const now = () => base.clock.now()
  const newToken = async (): Promise<string> => (await runOperator(base.platform, ['upload-token']))[0] ?? ''
  const manifestOf = async (templateId: string) => (await base.platform.templates.find({ templateId }))?.manifest

  function aPackage(script: string): string {
    const dir = aFolder()
    writeFileSync(path.join(dir, 'app.json'), '{"pages":["pages/home/index"]}')
    writeFileSync(path.join(dir, 'app.js'), script)
    return dir
  }

  /** As it is typed, with what a package does as its script; answers the lines. */
  async function upload(script: string, ...more: string[]): Promise<string> {
    const target = more.includes('--target') ? [] : ['--target', 'simulator', '--simulator', scene.simulator.url]
    const args = ['--flavour', 'dining', ...target, '--dir', aPackage(script), '--server', scene.url, ...more]
    return (await uploadTemplate(args, { WECHAT_DEV_APPID_DINING: devDining })).join('\n')
  }

  const promoted = async (said: string): Promise<string> => {
    const [, draft = ''] = /draft (\d+)/.exec(said) ?? []
    return (await promoteDraft(base.platform, draft, null, now())).templateId
  }

  it('comes with the upload, and is there as soon as the draft is a template', async () => {
    const said = await upload('wx.chooseAddress()', '--version', '1.0.0', '--token', await newToken())

    expect(said).toContain(`told ${scene.url}`)
    expect(await manifestOf(await promoted(said))).toMatchObject({
      pages: ['pages/home/index'],
      privacyKeys: ['Address'],
      privateInfos: ['chooseAddress'],
    })
  })

  it('is that of the last upload before the template was made, where a version was uploaded again', async () => {
    const token = await newToken()
    await upload('wx.chooseAddress()', '--version', '1.0.0', '--token', token)
    await scene.pass(120)
    const first = await promoted(await upload('wx.getLocation()', '--version', '1.0.0', '--token', token))
    await scene.pass(120)
    await upload('wx.chooseAddress()', '--version', '1.0.0', '--token', token)
    await syncTemplates(base.platform, now())

    expect(await manifestOf(first)).toMatchObject({ privateInfos: ['getLocation'] })
  })

  it('is not that of another flavour or another version', async () => {
    await upload('wx.chooseAddress()', '--version', '1.0.0', '--token', await newToken(), '--flavour', 'retail')
    await upload('wx.chooseAddress()', '--version', '1.0.1', '--token', await newToken())
    const said = await upload('', '--version', '1.0.0')

    expect(said).toContain('nobody was told')
    expect(await manifestOf(await promoted(said))).toBeNull()
  })

  it('is told with a token for one flavour and version, and for no other', async () => {
    const token = await newToken()
    await upload('wx.chooseAddress()', '--version', '1.0.0', '--token', token)

    const others = [
      ['--version', '1.0.1'],
      ['--version', '1.0.0', '--flavour', 'retail'],
    ]
    for (const other of others) await expect(upload('', '--token', token, ...other)).rejects.toThrow('另一个模板版本')
    expect(await upload('', '--version', '1.0.0', '--token', token)).toContain('told')
  })

  it('is not that of a day to come', async () => {
    const tomorrow = new Date(now().getTime() + 24 * 3600_000).toISOString()
    const late = ['--target', 'none', '--version', '1.0.0', '--token', await newToken()]
    await upload('wx.getLocation()', ...late, '--uploaded-at', tomorrow)
    await scene.pass(120)
    const said = await upload('wx.chooseAddress()', '--version', '1.0.0', '--token', await newToken())

    expect(await manifestOf(await promoted(said))).toMatchObject({ privateInfos: ['chooseAddress'] })
    expect(await base.platform.manifests.count({ uploadedAt: { gt: now() } })).toBe(0)
  })

  it('may be told later, with the time of the upload', async () => {
    const uploadedAt = now().toISOString()
    const template = await promoted(await upload('', '--version', '1.0.0'))
    await scene.pass(600)
    const late = ['--target', 'none', '--version', '1.0.0', '--token', await newToken()]
    const unrelated = await upload('wx.getLocation()', ...late, '--uploaded-at', now().toISOString())
    expect(unrelated).not.toContain('it is template')
    expect(await manifestOf(template)).toBeNull()

    const said = await upload('wx.chooseAddress()', ...late, '--uploaded-at', uploadedAt)
    expect(said).toContain(`it is template ${template}`)
    expect(await manifestOf(template)).toMatchObject({ privateInfos: ['chooseAddress'] })
  })

  it('is found when the flavour is told at last', async () => {
    const said = await upload('wx.chooseAddress()', '--version', '1.0.0', '--token', await newToken())
    const template = await promoted(said)
    await base.platform.templates.update({ templateId: template }, { flavour: null, manifest: null })
    const [, draft = ''] = /draft (\d+)/.exec(said) ?? []
    await promoteDraft(base.platform, draft, 'dining', now())

    expect(await manifestOf(template)).toMatchObject({ privateInfos: ['chooseAddress'] })
  })

  it('is told by nobody whose token has run out, and nothing is uploaded then', async () => {
    const token = await newToken()
    await scene.pass(3601)

    await expect(upload('', '--token', token)).rejects.toThrow('上传令牌')
    const { drafts } = await scene.control<{ drafts: object[] }>('/_sim/drafts')
    expect(drafts).toEqual([])
  })
})
