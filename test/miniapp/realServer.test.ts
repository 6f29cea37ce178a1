import { buildWeapp } from '../../scripts/buildWeapp'
import { aScene, decide, eventually, names, scan, type Scene } from '../flows/scene'
import { launch, type Weapp } from './harness'

type Options = Record<string, unknown> & { success?(answer: unknown): void; fail?(refusal: unknown): void }

const settle = ({ success, fail }: Options, answer: Promise<{ errMsg?: string }>): void =>
  void answer.then(
    (it) => (it.errMsg?.includes(':fail') ? fail?.(it) : success?.(it)),
    () => fail?.({ errMsg: 'request:fail' }),
  )

describe('the built back office against the real server and the simulated WeChat', () => {
  let scene: Scene
  let phone: Weapp
  const album: string[] = []

  beforeAll(async () => {
    const { dir, apiBase } = await buildWeapp({ app: 'merchant' })
    scene = await aScene()
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
  }, 120_000)

  afterAll(async () => {
    phone.stop()
    await scene.close()
  })

  it('goes from the first tap to an authorised mini-program', async () => {
    await eventually(async () => {
      const ready = (await (await fetch(`${scene.url}/readyz`)).json()) as { checks: { ticket: { ok: boolean } } }
      return ready.checks.ticket.ok
    })
    await phone.tap('微信一键登录')
    await phone.type('如：巷口面包房', '小麦面馆')
    await phone.tap('餐饮')
    await phone.tap('创建店铺')

    await phone.tap('完善店铺资料')
    await phone.until('联系方式')
    await phone.type('如：王小明', '麦师傅')
    await phone.type('手机、座机或 400 电话', '13800138000')
    await phone.type('省市区、街道和门牌号', '杭州市上城区河坊街 1 号')
    await phone.tap('保存')
    await phone.until('联系方式、地址和营业时间都已填好')

    await phone.tap('小程序')
    await phone.tap('保存到相册')
    await phone.until('已保存，去微信扫一扫')
    phone.hide()
    const page = await scan(scene, album[0] ?? '')
    phone.show()
    await phone.until('已打开，等待确认…')
    await decide(scene, page)
    await phone.until('授权成功')

    await phone.tap('查看小程序和权限')
    await phone.until(names.noodles)
    expect(phone.text()).toContain('小麦面馆')
    expect(phone.text()).not.toContain('必需')
  }, 60_000)
})
