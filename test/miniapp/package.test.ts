import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { buildWeapp } from '../../scripts/buildWeapp'
import { notEs5, refusedByCompiler } from '../../scripts/checkWeapp'

const broken = mkdtempSync(path.join(tmpdir(), 'weapp-'))
afterAll(() => rmSync(broken, { recursive: true }))

describe('the package of the back office', () => {
  let dir = ''
  beforeAll(async () => {
    ;({ dir } = await buildWeapp({ app: 'merchant' }))
  }, 120_000)

  it('is ES5 throughout, because old phones read nothing newer', () => {
    expect(notEs5(dir)).toEqual([])
    writeFileSync(path.join(broken, 'new.js'), 'const newer = () => 1')
    expect(notEs5(broken)).toEqual([expect.stringContaining('new.js')])
  })

  it("passes WeChat's own compilers", () => {
    expect(refusedByCompiler(dir)).toEqual([])
    writeFileSync(path.join(broken, 'broken.wxml'), '<view><text></view>')
    writeFileSync(path.join(broken, 'app.wxss'), 'page { color: red }')
    // they come as programs for x64 only
    const refused = process.arch === 'x64' ? [expect.stringContaining('broken.wxml')] : []
    expect(refusedByCompiler(broken)).toEqual(refused)
  })

  it('fits: main package up to 1.2 MB, and is not built twice from the same sources', async () => {
    const again = await buildWeapp({ app: 'merchant' })
    expect(again.mainPackageBytes).toBeLessThan(1.2 * 1024 * 1024)
    expect(again).toMatchObject({ isReused: true, dir })
  })
})
