import { buildWeapp } from '../../scripts/buildWeapp'
import { eventually } from '../eventually'
import { aMerchant, aStore, type Merchant } from './aMerchant'
import type { Wx, Weapp } from './harness'
import { aSlowLine, merchantPhone, requestTo, type Answer, type Request } from './merchantPhone'

let dir = ''
let merchant: Merchant
let app: Weapp | null = null

beforeAll(async () => {
  ;({ dir } = await buildWeapp({ app: 'merchant' }))
})

afterEach(async () => {
  app?.stop()
  await merchant.border.close()
})

const start = (abilities: Wx = {}): Weapp => (app = merchantPhone(dir, merchant, abilities))

const shortly = () => new Promise((resolve) => setTimeout(resolve, 10))

/** Signed in, with a store, on the home page. */
async function atHome(values: Partial<Merchant> = {}, abilities: Wx = {}): Promise<Weapp> {
  merchant = await aMerchant({ stores: [aStore()], ...values })
  const opened = start(abilities)
  await opened.tap('微信一键登录')
  await opened.until('开店进度')
  return opened
}

describe('the first day', () => {
  it('leads from the sign-in to the first store in two fields', async () => {
    merchant = await aMerchant()
    const phone = start()
    await phone.until('微信一键登录')
    await phone.tap('微信一键登录')

    await phone.until('先给店铺起个名字')
    await phone.tap('创建店铺')
    await phone.until('请填写店铺名称')
    expect(phone.text()).toContain('请选择经营类型')

    await phone.type('如：巷口面包房', '桥头书店')
    await phone.tap('零售')
    await phone.tap('创建店铺')
    await phone.until('把小程序授权给“桥头书店”')
    phone.tab('今日')
    await phone.until('开店进度')
    expect(phone.text()).toMatch(/桥头书店.*授权小程序.*还缺联系电话和地址.*完善店铺资料/)
    expect(merchant.stores).toMatchObject([{ name: '桥头书店', kind: 'retail' }])
  })

  it('keeps what was typed into the details until it is saved', async () => {
    const phone = await atHome()
    await phone.tap('完善店铺资料')
    await phone.until('联系方式')
    await phone.type('手机、座机或 400 电话', '12345')
    await phone.until('请填写手机号')
    await phone.type('如：王小明', '陈师傅')
    phone.back()
    await phone.tap('完善店铺资料')
    await phone.until('已恢复您上次没保存的内容')

    await phone.type('手机、座机或 400 电话', '13800138000')
    await phone.type('省市区、街道和门牌号', '杭州市西湖区龙井路 1 号')
    await phone.tap('保存')
    await phone.until('开店进度')
    await phone.until('已完成 2 / 3')
    expect(merchant.stores[0]).toMatchObject({ contactName: '陈师傅', contactPhone: '13800138000' })
  })

  it('counts what was saved, though what it asked before that is answered after it', async () => {
    merchant = await aMerchant({ stores: [aStore()] })
    const line = aSlowLine(merchant, '/opening')
    const phone = start(line.abilities)
    await phone.tap('微信一键登录')
    await phone.tap('完善店铺资料')
    await phone.until('联系方式')
    const arrive = await line.holdNext(() => phone.back())
    await phone.tap('完善店铺资料')
    await phone.type('如：王小明', '陈师傅')
    await phone.type('手机、座机或 400 电话', '13800138000')
    await phone.type('省市区、街道和门牌号', '杭州市西湖区龙井路 1 号')
    await phone.tap('保存')
    await phone.until('开店进度')
    arrive()
    await phone.until('已完成 2 / 3')
  })
})

describe('authorising', () => {
  const openAuthorise = async (phone: Weapp) => {
    phone.tab('店铺')
    await phone.tap('小程序')
    await phone.until('等待扫码…')
  }
  const turnTo = (state: NonNullable<Merchant['attempt']>['state'], values: object = {}) =>
    Object.assign(merchant.attempt ?? {}, { state, ...values })

  it('follows the scan until the mini-program is authorised, and asks nothing while it is not looked at', async () => {
    const phone = await atHome()
    await openAuthorise(phone)
    phone.hide()
    turnTo('opened', { openedAt: '2026-11-20T06:05:00.000Z' })
    const asked = merchant.border.calls.length
    await new Promise((resolve) => setTimeout(resolve, 3_500))
    expect(merchant.border.calls.length).toBe(asked)

    phone.show()
    await phone.until('已打开，等待确认…')
    expect(phone.text()).toContain('14:05')
    turnTo('authorised')
    await phone.until('授权成功')
    await phone.until('提交审核前要完成')
    expect(phone.route()).toBe('pages/open-store/index')
  })

  it('finds the same code again after leaving, and a fresh one only when that was voided', async () => {
    const phone = await atHome()
    await openAuthorise(phone)
    phone.back()
    await openAuthorise(phone)
    expect(phone.text()).toContain('11月21日 14:00 前有效')

    await phone.tap('作废这个二维码')
    await phone.until('作废这个授权二维码？')
    await phone.tap('作废')
    await phone.until('重新生成二维码')
    merchant.attempt = null
    await phone.tap('重新生成二维码')
    await phone.until('等待扫码…')
  })

  it('says why it was refused and offers another mini-program', async () => {
    const phone = await atHome()
    await openAuthorise(phone)
    const text = '这个小程序已经绑定了别的店铺'
    turnTo('refused', { problem: { code: 'BOUND', text, next: 'chooseAnotherAccount' } })
    await phone.until(text)
    expect(phone.text()).toContain('换一个小程序授权')
  })

  it('saves the picture after the person allowed the album in the settings', async () => {
    const written: { filePath: string; encoding: string }[] = []
    const saved: string[] = []
    let isAllowed = false
    const settings = ({ success }: Answer) => success?.({ authSetting: { 'scope.writePhotosAlbum': isAllowed } })
    const phone = await atHome(
      {},
      {
        getSetting: settings,
        openSetting: (answer: Answer) => {
          isAllowed = true
          settings(answer)
        },
        getFileSystemManager: () => ({
          writeFile: (file: Answer & { filePath: string; encoding: string }) => {
            written.push(file)
            file.success?.({})
          },
        }),
        saveImageToPhotosAlbum: ({ filePath, success }: Answer & { filePath: string }) => {
          saved.push(filePath)
          success?.({})
        },
      },
    )
    await openAuthorise(phone)
    await phone.tap('保存到相册')
    await phone.until('不想开权限？直接截图')
    expect(saved).toEqual([])

    await phone.tap('去设置里允许')
    await phone.until('已保存，去微信扫一扫')
    expect(written).toMatchObject([{ encoding: 'base64', filePath: 'http://usr/authorise-attempt-.png' }])
    expect(saved).toEqual(['http://usr/authorise-attempt-.png'])
  })
})

describe('on a bad day', () => {
  it('signs in once more when the session ended, however many calls noticed', async () => {
    const phone = await atHome()
    merchant.token = 'token-2'
    const before = merchant.signIns
    phone.hide()
    phone.show()
    await eventually(() => merchant.signIns !== before)
    await shortly()
    expect(merchant.signIns).toBe(before + 1)
    await phone.until('开店进度')
  })

  it('keeps what it last knew while the line is cut, and goes on by itself', async () => {
    let isCut = false
    const phone = await atHome(
      {},
      { request: (it: Request) => (isCut ? it.fail?.({ errMsg: 'request:fail' }) : requestTo(merchant)(it)) },
    )
    isCut = true
    phone.hide()
    phone.show()
    await phone.until('网络不通，正在自动重试')
    expect(phone.text()).toContain('巷口面包房')

    isCut = false
    await phone.tap('重试')
    await phone.until('已完成 1 / 3')
  })

  it('says what went wrong with the number to ask support for', async () => {
    const phone = await atHome()
    phone.tab('店铺')
    await phone.until('小程序未授权')
    merchant.stores = [aStore({ key: 'other' })]
    await phone.tap('小程序')
    await phone.until('没有这个店铺')
    expect(phone.text()).toMatch(/切换店铺.*重试.*请求编号 r-42/)
  })
})

describe('the person', () => {
  it('signs a lost phone out from this one', async () => {
    const phone = await atHome({ devices: [aDevice('这部', true), aDevice('丢了的', false)] })
    phone.tab('店铺')
    await phone.tap('账号')
    await phone.until('丢了的')
    await phone.tap('退出')
    await phone.until('让“丢了的”退出登录？')
    await phone.tap('退出这台设备')
    await phone.until('1 台')
    expect(merchant.devices.map(({ name }) => name)).toEqual(['这部'])
  })

  it('switches to another store', async () => {
    const phone = await atHome({ stores: [aStore(), aStore({ key: 's2', name: '二店' })] })
    await phone.tap('巷口面包房')
    await phone.tap('二店')
    await phone.until('开店进度')
    expect(phone.text()).toContain('二店')
  })
})

const aDevice = (name: string, isCurrent: boolean) => ({
  id: name,
  name,
  isCurrent,
  lastSeenAt: '2026-11-20T06:00:00.000Z',
  createdAt: '2026-11-01T06:00:00.000Z',
})
