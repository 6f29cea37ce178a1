import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { scanPackage } from '../../scripts/scanPackage'
import { aFolder } from '../setup/environment'

const home = '{"pages":["pages/home/index"]}'

function aPackage(files: Record<string, string>): string {
  const dir = aFolder()
  for (const [name, text] of Object.entries({ 'app.json': home, ...files })) {
    mkdirSync(path.dirname(path.join(dir, name)), { recursive: true })
    writeFileSync(path.join(dir, name), text)
  }
  return dir
}

const keysOf = (files: Record<string, string>): string[] => scanPackage(aPackage(files)).privacyKeys

describe('scanning a built package', () => {
  it('lists its pages, those of subpackages and of the tab bar', () => {
    const app = {
      pages: ['pages/home/index', 'pages/orders/index'],
      subPackages: [{ root: 'more', pages: ['about/index'] }],
      tabBar: { list: [{ pagePath: 'pages/home/index', text: '首页' }] },
    }
    const manifest = scanPackage(aPackage({ 'app.json': JSON.stringify(app), 'more/about/index.js': 'a'.repeat(5000) }))

    expect(manifest.pages).toEqual(['pages/home/index', 'pages/orders/index', 'more/about/index'])
    expect(manifest.tabBarPages).toEqual(['pages/home/index'])
    expect(manifest.mainPackageBytes).toBe(JSON.stringify(app).length + 2 * '首页'.length)
  })

  it('finds nothing in an empty program', () => {
    expect(scanPackage(aPackage({}))).toEqual({
      pages: ['pages/home/index'],
      tabBarPages: [],
      privacyKeys: [],
      privateInfos: [],
      domains: [],
      mainPackageBytes: home.length,
    })
  })

  it.each([
    ['a call', 'wx.chooseMedia({})', ['Album']],
    ['a call behind a minifier', '(0,n.default).chooseMedia({}).then(e)', ['Album']],
    ['a call by its text', 'wx["setClipboardData"]({data:"a"})', ['Clipboard']],
    ['a call that is handed on', 'var f=r().saveImageToPhotosAlbum', ['AlbumWriteOnly']],
    ['a permission', 'wx.authorize({scope:"scope.record"})', ['Record']],
    ['a button', 'e(Button,{openType:"getPhoneNumber"})', ['PhoneNumber']],
    ['a button on a condition', 'e(Button,{openType:a?"getPhoneNumber":void 0})', ['PhoneNumber']],
    ['an input', 'e(Input,{"type":b&&"nickname"})', ['UserInfo']],
    ['a list of names', 'var all=["chooseMedia","getLocation"]', []],
    ['an object of names', 'var all={chooseMedia:!0,getLocation:"getLocation"}', []],
    ['another text', 'log("openType getPhoneNumber")', []],
    ['a comment', '/* wx.chooseMedia() */', []],
  ])('knows the personal data behind %s', (_what, script, keys) => {
    expect(keysOf({ 'app.js': script })).toEqual(keys)
  })

  it.each([
    ['<button open-type="getPhoneNumber">', ['PhoneNumber']],
    ["<input type='nickname'/>", ['UserInfo']],
    ['<camera></camera>', ['Camera']],
    ['<live-pusher/>', ['Record', 'Camera']],
    ['<view class="camera">chooseMedia</view>', []],
  ])('reads %s in the markup', (wxml, keys) => {
    expect(keysOf({ 'base.wxml': wxml })).toEqual(keys)
  })

  it('names the location calls that have to be declared', () => {
    const { privateInfos } = scanPackage(aPackage({ 'app.js': 'wx.chooseAddress();wx.getLocation();wx.chooseImage()' }))

    expect(privateInfos).toEqual(['getLocation', 'chooseAddress'])
  })

  it('names the servers that stand in the code, and not what libraries mention', () => {
    const script = `var a="https://api.example.com/v1",b=\`wss://\${c}\`,d="http://127.0.0.1:3000"
      throw Error("see https://react.dev/errors/1"),"http://www.w3.org/2000/svg","https://api.example.com"`

    expect(scanPackage(aPackage({ 'app.js': script })).domains).toEqual([
      'http://127.0.0.1:3000',
      'https://api.example.com',
    ])
  })

  it('refuses a folder without app.json, and a script that is none', () => {
    expect(() => scanPackage(aFolder())).toThrow('app.json')
    expect(() => scanPackage(aPackage({ 'app.js': 'var' }))).toThrow(SyntaxError)
  })
})

const built = path.join(__dirname, '../../dist/merchant')
if (existsSync(path.join(built, 'app.json')))
  it('finds in the built back office what it really uses', () => {
    const manifest = scanPackage(built)

    expect(manifest.pages).toContain('pages/sign-in/index')
    expect(manifest.privacyKeys).toEqual(expect.arrayContaining(['PhoneNumber', 'Album', 'AlbumWriteOnly']))
    expect(manifest.privacyKeys).not.toContain('Location')
    expect(manifest.privateInfos).toEqual([])
    expect(manifest.domains.join()).not.toMatch(/react|taro/)
  })
