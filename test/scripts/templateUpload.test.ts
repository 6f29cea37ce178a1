import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { uploadTemplate } from '../../scripts/templateUpload'
import { aFolder } from '../setup/environment'
import { startSimulator, type Simulator } from '../simulator'

function aPackage(): string {
  const dir = aFolder()
  writeFileSync(path.join(dir, 'app.json'), '{"pages":["pages/home/index"]}')
  writeFileSync(path.join(dir, 'app.js'), 'wx.chooseAddress()')
  return dir
}

describe('uploading a template', () => {
  let simulator: Simulator
  beforeAll(async () => {
    simulator = await startSimulator({ running: false })
  })
  afterAll(() => simulator.close())

  const drafts = async () =>
    ((await (await fetch(`${simulator.url}/_sim/drafts`)).json()) as { drafts: object[] }).drafts

  it('puts the folder into the simulator’s draft box and says what is in it', async () => {
    const where = ['--target', 'simulator', '--simulator', simulator.url]
    const args = ['--flavour', 'dining', ...where, '--dir', aPackage(), '--version', '1.2.3', '--desc', '点餐']
    const lines = await uploadTemplate(args, { WECHAT_DEV_APPID_DINING: 'wxe0000000000000d1' })

    expect(lines.join('\n')).toMatch(/1 pages[^]*Address, chooseAddress[^]*templates promote \d+ --flavour dining/)
    expect(await drafts()).toMatchObject([{ userVersion: '1.2.3', userDesc: '点餐', source: 'wxe0000000000000d1' }])
  })

  it('says which value is missing before anything is built', async () => {
    const upload = (env: Record<string, string>) => uploadTemplate(['--flavour', 'retail', '--target', 'wechat'], env)

    await expect(upload({})).rejects.toThrow('WECHAT_DEV_APPID_RETAIL')
    await expect(upload({ WECHAT_DEV_APPID_RETAIL: 'wxe0000000000000d2' })).rejects.toThrow(
      'WECHAT_DEV_UPLOAD_KEY_RETAIL',
    )
  })

  it.each([[[]], [['--flavour', 'cars', '--target', 'wechat']], [['--flavour', 'dining', '--target', 'simulator']]])(
    'explains itself when asked for %j',
    async (args) => {
      expect((await uploadTemplate(args, {})).join()).toContain('npm run template:upload')
    },
  )
})
