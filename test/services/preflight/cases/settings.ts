import { beyond, passes, rejects, type Case } from '../case'
import { aRelease, category, type Changes } from '../goodStore'

// Rules: what submit_audit and commit refuse (open-platform.md §9), 订单中心, 备案, 用户隐私保护指引.

const at = (publicUrl: string): Changes => {
  const { origin } = new URL(publicUrl)
  return { publicUrl, wanted: { request: [origin], socket: [], upload: [origin], download: [origin] } }
}

const asksForAddress = (state: 'closed' | 'forbidden' | 'inReview' | 'refused' | 'open'): Changes => ({
  manifest: { privateInfos: ['chooseAddress'], privacyKeys: ['Address'] },
  learned: { interfaces: [{ name: 'wx.chooseAddress', state, reason: null }] },
})

const explains = (...privacyKeys: string[]): Changes => ({ manifest: { privacyKeys } })

export const settings: Case[] = [
  rejects('no avatar', { profile: { hasAvatar: false } }),
  rejects('a closed service', { learned: { isOpen: false } }),
  rejects('no page for orders', { manifest: { pages: ['pages/home/index'], tabBarPages: [] } }),
  rejects('news that is a test', { template: { whatIsNew: '测试更新' } }),
  rejects('news that is a number', { template: { whatIsNew: '111' } }),
  rejects('a description that was never written', { template: { whatIsNew: null, userDesc: 'todo' } }),
  rejects('a version with a long name', { template: { userVersion: '2026.11.02-'.repeat(7) } }),
  rejects('an address book that was not asked for', asksForAddress('closed')),
  rejects('an address book that is being asked for', asksForAddress('inReview')),
  rejects('an address book that was refused', asksForAddress('refused')),
  rejects('an address book the account may not have', asksForAddress('forbidden')),
  ...beyond('it judges what is submitted, and this never is', [
    rejects('no account', { account: null }),
    rejects('an authorisation taken back', { account: { state: 'unauthorised' } }),
    rejects('a set that was left out', { account: { permissionSetIds: [17, 30] } }),
    rejects('a frozen account', { account: { accountStatus: 19 } }),
    rejects('no principal', { account: { principalName: null } }),
    rejects('no template', { template: null }),
    rejects('a release under way', { inFlight: aRelease({ state: 'auditing' }) }),
    rejects('no review left', { learned: { reviews: { left: 0, limit: 20, hurriesLeft: 0 } } }),
    rejects('a server known by its number', at('https://203.0.113.7')),
    rejects('a server without encryption', at('http://shop.example.com')),
    rejects('a server at a port of its own', at('https://shop.example.com:8443')),
    rejects('a package that is too large', { manifest: { mainPackageBytes: 2_400_000 } }),
    rejects('a tab without a page', { manifest: { tabBarPages: ['pages/home/index', 'pages/cart/index'] } }),
  ]),
  ...beyond('it looks at code and guideline, not at papers and phones', [
    rejects('no filing', { learned: { icp: { state: 'none', reasons: [] } } }),
    rejects('a filing under way', { learned: { icp: { state: 'reviewing', reasons: [] } } }),
    rejects('a filing that was sent back', { learned: { icp: { state: 'rejected', reasons: ['负责人照片模糊'] } } }),
    rejects('nobody to call', { store: { contactPhone: null } }),
    rejects('a phone that does not exist', { store: { contactPhone: '11111111111' } }),
    rejects('a kind of data nobody has words for', explains('EXPalmPrint')),
    rejects('a person who is paid', {
      learned: { principal: { kind: 'person', isVerified: false } },
      payment: { isOn: true, problem: null },
    }),
    rejects('payment that does not work', { payment: { isOn: true, problem: '微信支付没有接受这组密钥' } }),
  ]),

  passes('an address book that is open', asksForAddress('open')),
  passes('phone, album and clipboard, each with a purpose', explains('PhoneNumber', 'AlbumWriteOnly', 'Clipboard')),
  passes('a store that was rejected before', { ended: aRelease({ state: 'rejected' }) }),
  passes('a store that is live', { ended: aRelease({ state: 'live' }) }),
  passes('an account that is not verified', { account: { isVerified: false } }),
  passes('a person who is not paid', {
    account: { isVerified: false },
    learned: { principal: { kind: 'person', isVerified: false }, categories: [category('生活服务', '丽人/美发')] },
  }),
  passes('payment that works', { payment: { isOn: true, problem: null } }),
  passes('a company that WeChat says little about', {
    learned: { principal: null, icp: null, interfaces: null, reviews: null, isOpen: null },
  }),
  passes('a number for eight hundred', { store: { contactPhone: '400-000-8888' } }),
  passes('a number of the city', { store: { contactPhone: '0571-87654321' } }),
  passes('a store without hours', { store: { hours: [], contactName: null } }),
  passes('a template picked that is gone', { program: { templateId: '9' } }),
  passes('a template nobody has scanned', { manifest: null }),
  passes('a version with letters', { template: { userVersion: '2026.11-beta.3' } }),
  passes('a machine beside a simulator', at('http://127.0.0.1:3000')),
  passes('servers that are set beside others', {
    learned: {
      domains: {
        request: ['https://open.kaidian.example.com', 'https://old.example.com'],
        socket: [],
        upload: ['https://open.kaidian.example.com'],
        download: ['https://open.kaidian.example.com'],
      },
    },
  }),
]
