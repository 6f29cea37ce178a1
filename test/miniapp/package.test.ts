import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { buildWeapp, nameOf, weapps } from '../../scripts/buildWeapp'
import { launch } from './harness'
import { notEs5, refusedByCompiler } from '../../scripts/checkWeapp'

const broken = mkdtempSync(path.join(tmpdir(), 'weapp-'))
afterAll(() => rmSync(broken, { recursive: true }))

describe.each(weapps.map((weapp) => [nameOf(weapp), weapp] as const))('the package %s', (name, weapp) => {
  let dir = ''
  beforeAll(async () => {
    ;({ dir } = await buildWeapp(weapp))
  })

  it('is ES5 throughout, because old phones read nothing newer', () => {
    expect(notEs5(dir)).toEqual([])
  })

  it("passes WeChat's own compilers", () => {
    expect(refusedByCompiler(dir)).toEqual([])
  })

  it('fits: main package up to 1.2 MB, and is not built twice from the same sources', async () => {
    const again = await buildWeapp(weapp)
    expect(again.mainPackageBytes).toBeLessThan(1.2 * 1024 * 1024)
    expect(again).toMatchObject({ isReused: true, dir })
    expect(path.basename(dir)).toBe(name)
  })
})

describe('the checks of a package', () => {
  it('find what is newer than ES5', () => {
    writeFileSync(path.join(broken, 'new.js'), 'const newer = () => 1')
    expect(notEs5(broken)).toEqual([expect.stringContaining('new.js')])
  })

  it("find what WeChat's own compilers refuse", () => {
    writeFileSync(path.join(broken, 'broken.wxml'), '<view><text></view>')
    writeFileSync(path.join(broken, 'app.wxss'), 'page { color: red }')
    // they come as programs for x64 only
    const refused = process.arch === 'x64' ? [expect.stringContaining('broken.wxml')] : []
    expect(refusedByCompiler(broken)).toEqual(refused)
  })
})

describe('the gallery', () => {
  const kit = path.resolve(__dirname, '../../miniapp/kit')
  const sourcesIn = (folder: string): string =>
    readdirSync(path.join(kit, folder))
      .map((file) => readFileSync(path.join(kit, folder, file), 'utf8'))
      .join()

  it('is compiled only when asked for, and then shows every component', async () => {
    const { dir } = await buildWeapp({ app: 'merchant', gallery: true })
    const plain = await buildWeapp({ app: 'merchant' })
    expect(readFileSync(path.join(plain.dir, 'app.json'), 'utf8')).not.toContain('gallery')

    const phone = launch(dir, {})
    await phone.until('微信一键登录')
    phone.open('pages/gallery/index')
    await phone.until('Screen · failed')
    phone.stop()

    const shown = sourcesIn('gallery')
    const components = readdirSync(path.join(kit, 'components')).filter((file) => file.endsWith('.tsx'))
    expect(components.filter((file) => !shown.includes(`/${path.basename(file, '.tsx')}'`))).toEqual([])
  })
})
