import { buildWeapp } from '../../scripts/buildWeapp'
import { openBase, type Base } from '../../server/base'
import { addTemplate, completeAccount, devDining, registerServer, stockUp } from '../flows/releaseScene'
import { aScene, decide, names, scan, type Scene } from '../flows/scene'
import { eventually } from '../eventually'
import { launch, type Weapp } from './harness'

type Options = Record<string, unknown> & { success?(answer: unknown): void; fail?(refusal: unknown): void }

const settle = ({ success, fail }: Options, answer: Promise<{ errMsg?: string }>): void =>
  void answer.then(
    (it) => (it.errMsg?.includes(':fail') ? fail?.(it) : success?.(it)),
    () => fail?.({ errMsg: 'request:fail' }),
  )

describe('the built back office against the real server and the simulated WeChat', () => {
  let scene: Scene
  let base: Base
  let phone: Weapp
  const album: string[] = []

  beforeAll(async () => {
    const { dir, apiBase } = await buildWeapp({ app: 'merchant' })
    scene = await aScene({ env: { WECHAT_DEV_APPID_DINING: devDining } })
    base = await openBase(scene.env)
    await scene.control('/_sim/settings', { privacyScan: 'atOnce', review: 'byHand' })
    await registerServer(base, scene.url)
    await addTemplate(scene, base, '1.0.0')
    await completeAccount(scene)
    const wechat = (path: string, body: object) =>
      scene.control<object>(`/_sim/phones/merchant/${path}`, { appid: names.backOffice, ...body })
    const files = new Map<string, string>()
    phone = launch(dir, {
      login: (it: Options) => settle(it, wechat('login', {})),
      request: ({ url, method, data, header, ...it }: Options & { url: string }) =>
        settle(it, wechat('request', { url: url.replace(apiBase, scene.url), method, data, header, dataType: 'json' })),
      showToast: () => undefined,
      getSetting: ({ success }: Options) => success?.({ authSetting: {} }),
      getFileSystemManager: () => ({
        writeFile: ({ filePath, data, success }: Options & { filePath: string; data: string }) => {
          files.set(filePath, data)
          success?.({})
        },
      }),
      saveImageToPhotosAlbum: ({ filePath, success }: Options & { filePath: string }) => {
        album.push(files.get(filePath) ?? '')
        success?.({})
      },
    })
  })

  afterAll(async () => {
    phone.stop()
    await base.close()
    await scene.close()
  })

  /** What the merchant does with a finger, and what with the keyboard. */
  const effort = { taps: 0, fields: 0 }
  const tap = (text: string) => {
    effort.taps++
    return phone.tap(text)
  }
  const type = (placeholder: string, value: string) => {
    effort.fields++
    return phone.type(placeholder, value)
  }
  /** As somebody who comes back after a while. */
  const looksAgain = () => {
    phone.hide()
    phone.show()
  }

  it('goes from the first tap to a live mini-program, in twelve taps and six fields', async () => {
    await tap('微信一键登录')
    await type('如：巷口面包房', '小麦面馆')
    await tap('餐饮')
    await tap('创建店铺')
    await stockUp(base, await eventually(async () => (await base.platform.stores.list({}))[0]))

    await tap('保存到相册')
    await phone.until('已保存，去微信扫一扫')
    phone.hide()
    const page = await scan(scene, album[0] ?? '')
    phone.show()
    await phone.until('已打开，等待确认…')
    await decide(scene, page)
    await phone.until('授权成功')

    await phone.until('提交审核前要完成')
    await tap('完善店铺资料')
    await phone.until('联系方式')
    await type('如：王小明', '麦师傅')
    await type('手机、座机或 400 电话', '13800138000')
    await type('省市区、街道和门牌号', '杭州市上城区河坊街 1 号')
    await tap('保存')
    await eventually(() => {
      looksAgain()
      return Promise.resolve(phone.text().includes('可以提交了'))
    })
    await tap('一键提交审核')
    await phone.until('微信正在审核')
    expect(effort.taps).toBeLessThanOrEqual(12)
    expect(effort.fields).toBeLessThanOrEqual(6)

    await scene.control('/_sim/decisions', { kind: 'review', appid: names.noodles, decision: 'pass' })
    await eventually(() => {
      looksAgain()
      return Promise.resolve(phone.text().includes('顾客现在看到的就是这一版'))
    })
    await phone.tap('店铺小程序码')
    await phone.until('顾客扫一扫就能进店')
    phone.tab('店铺')
    await phone.until('店铺已上线')
  })

  it('shows what the mini-program is made of and allowed, from WeChat itself', async () => {
    phone.open('pages/program/index')
    await phone.until('小麦面馆')
    await phone.until('已备案')
    phone.open('pages/authorisation/index')
    await phone.until(names.noodles)
    expect(phone.text()).not.toContain('必需')
    phone.open('pages/notices/index')
    await phone.until('第 1 版已经发布')
  })
})
