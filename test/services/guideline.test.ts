import { privacyTexts } from '../../shared/privacy'
import { guidelineOf, settleGuideline } from '../../server/services/guideline'
import { learnProgram } from '../../server/services/programs'
import { editStore } from '../../server/services/stores'
import { getPrivacySetting, setPrivacySetting } from '../../server/wechat/privacy'
import { aProgramScene, type ProgramScene } from './aProgram'

const path = '/cgi-bin/component/setprivacysetting'
const addressAndPhone = {
  'pages/home/index.js': 'Page({ ask() { wx.chooseAddress() } })',
  'pages/home/index.wxml': '<button open-type="getPhoneNumber"/>',
}

describe('the privacy guideline', () => {
  let here: ProgramScene
  beforeEach(async () => {
    here = await aProgramScene()
  })
  afterEach(() => here.close())

  const now = () => here.base.clock.now()
  const writes = () => here.heard(path)
  const present = async () => {
    const { setting_list = [], owner_setting } = await here.store.wechat(getPrivacySetting, { privacy_ver: 2 })
    const texts = Object.fromEntries(setting_list.map((item) => [item.privacy_key, item.privacy_text]))
    return { texts, owner: owner_setting }
  }
  const ours = (...keys: string[]) => Object.fromEntries(keys.map((key) => [key, privacyTexts[key]?.purpose]))

  it('names what WeChat found in the code and what the template says of itself, and whom to ask', async () => {
    await here.upload(addressAndPhone)
    await settleGuideline(here.store, ['EXOrderInfo'])

    expect(await present()).toMatchObject({
      texts: ours('Address', 'PhoneNumber', 'EXOrderInfo'),
      owner: { contact_phone: '13800138000', notice_method: '弹窗', contact_email: '' },
    })
  })

  it('is written once: without a difference nothing is', async () => {
    await here.upload(addressAndPhone)
    for (let time = 0; time < 3; time++) await settleGuideline(here.store, ['EXOrderInfo'])
    expect(await writes()).toHaveLength(1)

    const moved = await editStore(here.store, { contactPhone: '057187654321' })
    await settleGuideline(moved, ['EXOrderInfo'])
    expect(await writes()).toHaveLength(2)
    expect(await present()).toMatchObject({ owner: { contact_phone: '057187654321' } })
  })

  it('keeps what the merchant has said at WeChat', async () => {
    const own = '把蛋糕送到您家'
    const library = { sdk_name: '地图', sdk_biz_name: '某公司', sdk_list: [] }
    await here.store.wechat(setPrivacySetting, {
      privacy_ver: 2,
      owner_setting: { contact_email: 'cake@example.com', notice_method: '公告', store_expire_timestamp: '30天' },
      setting_list: [
        { privacy_key: 'Address', privacy_text: own },
        { privacy_key: 'Birthday', privacy_text: '送您生日蛋糕券' },
      ],
      sdk_privacy_info_list: [library],
    })
    await here.upload(addressAndPhone)
    await settleGuideline(here.store, [])

    expect(await present()).toMatchObject({
      texts: { ...ours('PhoneNumber'), Address: own, Birthday: '送您生日蛋糕券' },
      owner: {
        contact_email: 'cake@example.com',
        contact_phone: '13800138000',
        notice_method: '公告',
        store_expire_timestamp: '30天',
      },
    })
    expect((await writes()).at(-1)).toMatchObject({ sdk_privacy_info_list: [library] })
  })

  it('forgets what we said of data that the pages no longer use, once WeChat has looked at the code', async () => {
    await settleGuideline(here.store, ['Location', 'Address'])
    await settleGuideline(here.store, ['Address'])
    expect((await present()).texts).toEqual(ours('Location', 'Address'))

    await here.upload(addressAndPhone)
    await settleGuideline(here.store, ['Address'])
    expect((await present()).texts).toEqual(ours('Address', 'PhoneNumber'))
  })

  it('asks for a phone number where nobody can be asked', async () => {
    await here.base.platform.stores.update({ id: here.store.row.id }, { contactPhone: null })

    await expect(settleGuideline(await here.again(), ['Address'])).rejects.toMatchObject({
      code: 'PRIVACY_CONTACT_MISSING',
      next: 'editStore',
    })
  })

  it('makes up no purpose for data that we have no words for', async () => {
    await expect(settleGuideline(here.store, ['Blood'])).rejects.toMatchObject({
      code: 'PRIVACY_PURPOSE_MISSING',
      next: 'contactOperator',
    })
    expect(await writes()).toHaveLength(0)
  })

  it('is shown as customers read it, without asking WeChat again', async () => {
    const own = '把蛋糕送到您家'
    await here.store.wechat(setPrivacySetting, {
      privacy_ver: 2,
      owner_setting: { contact_phone: '13800138000', notice_method: '弹窗' },
      setting_list: [{ privacy_key: 'Address', privacy_text: own }],
    })
    await learnProgram(here.store, now())

    expect(await guidelineOf(here.store, ['PhoneNumber'])).toEqual([
      { key: 'PhoneNumber', name: '手机号', purpose: privacyTexts.PhoneNumber?.purpose },
      { key: 'Address', name: '收货地址', purpose: own },
    ])
  })
})

it.each(Object.entries(privacyTexts))('%s has a purpose that goes on after 为了', (_key, { name, purpose }) => {
  expect(name).toMatch(/\p{Script=Han}/u)
  expect(purpose).toMatch(/\p{Script=Han}/u)
  expect(purpose).not.toMatch(/^(为了|用于)|。$/)
})
