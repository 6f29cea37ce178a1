import type { ProgramCategory, ProgramFacts } from '../../../shared/program'
import type { AuthorizerRow } from '../../../server/db/models/authorizer'
import type { ProgramRow, ReleaseRow } from '../../../server/db/models/release'
import type { StoreRow } from '../../../server/db/models/store'
import type { TemplateRow } from '../../../server/db/models/template'
import type { Facts } from '../../../server/services/requirements/facts'
import type { TemplateManifest } from '../../../shared/template'
import { noon } from '../aPlatform'

/** What is different from a store where all is in order. */
export interface Changes extends Partial<
  Pick<Facts, 'inFlight' | 'ended' | 'publicUrl' | 'wanted' | 'orderPath' | 'goods' | 'payment'>
> {
  store?: Partial<StoreRow>
  account?: Partial<AuthorizerRow> | null
  program?: Partial<ProgramRow>
  profile?: Partial<NonNullable<ProgramFacts['profile']>>
  learned?: Partial<ProgramFacts> | null
  template?: Partial<TemplateRow> | null
  manifest?: Partial<TemplateManifest> | null
}

const allDay = { days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '24:00' }

const store: StoreRow = {
  id: 'store1',
  key: 's_1',
  name: '青瓦手作',
  kind: 'retail',
  logoMediaId: null,
  contactName: '方小青',
  contactPhone: '13957112846',
  address: '杭州市上城区河坊街 118 号',
  hours: [allDay],
  createdBy: 'm_1:1',
  createdAt: noon,
  paymentVersionId: null,
}

const account: AuthorizerRow = {
  id: 'account1',
  appid: 'wxa0000000000000c3',
  state: 'authorised',
  stateAt: noon,
  kind: 'miniProgram',
  userName: 'gh_aaaaaaaaaaaa',
  name: '青瓦手作',
  avatarUrl: null,
  principalName: '杭州青瓦工艺品有限公司',
  isVerified: true,
  accountStatus: 1,
  permissionSetIds: [17, 18, 30],
  storeId: 'store1',
  authorisedAt: noon,
  withdrawnAt: null,
  learnedAt: noon,
  lastUsedAt: noon,
}

const program: ProgramRow = {
  id: 'store1',
  storeId: 'store1',
  templateId: null,
  autoPublish: true,
  suspendedAt: null,
  facts: null,
  factsOf: account.appid,
  learnedAt: noon,
}

const manifest: TemplateManifest = {
  pages: ['pages/home/index', 'pages/orders/index'],
  tabBarPages: ['pages/home/index', 'pages/orders/index'],
  privacyKeys: [],
  privateInfos: [],
  domains: [],
  mainPackageBytes: 640_000,
}

const template: TemplateRow = {
  id: 'template1',
  templateId: '12',
  draftId: '7',
  flavour: 'retail',
  userVersion: '1.4.0',
  userDesc: '首页改版，浏览更快',
  sourceAppid: null,
  createTime: noon,
  state: 'available',
  isDefault: true,
  whatIsNew: '商品页更清楚，下单更快',
  manifest,
  seenAt: noon,
}

export const category = (
  firstName: string,
  secondName: string,
  state: ProgramCategory['state'] = 'passed',
  reason: string | null = null,
): ProgramCategory => ({ first: 1, second: 2, firstName, secondName, state, reason })

const address = 'https://open.kaidian.example.com'

const profile = { nickname: '青瓦手作', hasAvatar: true, introduction: '手工陶瓷和布艺，支持快递和到店自提' }

const learned: ProgramFacts = {
  profile,
  principal: { kind: 'company', isVerified: true },
  categories: [category('商家自营', '百货')],
  categoriesLeft: 5,
  icp: { state: 'filed', reasons: [] },
  domains: { request: [address], socket: [], upload: [address], download: [address] },
  interfaces: [],
  reviews: { left: 20, limit: 20, hurriesLeft: 1 },
  isOpen: true,
}

export const aRelease = (values: Partial<ReleaseRow>): ReleaseRow => ({
  id: 'r_1',
  storeId: 'store1',
  number: 1,
  state: 'live',
  templateId: '12',
  userVersion: '1.4.0',
  userDesc: '首页改版 · r_1',
  extJson: '{}',
  configHash: '',
  appid: account.appid,
  createdBy: 'm_1',
  requestKey: 'k1',
  reason: null,
  inFlightOf: null,
  wish: null,
  rollBackTo: null,
  rollBackDesc: null,
  problemCode: null,
  stateAt: noon,
  auditIdBefore: null,
  auditId: null,
  reviewReason: null,
  screenshotIds: [],
  isHurried: false,
  submittedAt: null,
  publishedAt: null,
  createdAt: noon,
  ...values,
})

/** A retail store in which a reviewer finds nothing to mind, but for these changes. */
export function factsOf(changes: Changes): Facts {
  const { store: s, account: a, program: p, profile: o, learned: l, template: t, manifest: m, ...others } = changes
  const contents = m === null || t === null ? null : { ...manifest, ...m }
  return {
    store: { ...store, ...s },
    account: a === null ? null : { ...account, ...a },
    program: { ...program, ...p },
    learned: l === null || a === null ? null : { ...learned, profile: { ...profile, ...o }, ...l },
    template: t === null ? null : { ...template, ...t, manifest: contents },
    manifest: contents,
    inFlight: null,
    ended: null,
    publicUrl: address,
    wanted: { request: [address], socket: [], upload: [address], download: [address] },
    orderPath: 'pages/orders/index',
    goods: { count: 3, withPictures: 3, samples: 0, names: ['手作陶瓷马克杯', '棉麻桌布', '竹编收纳篮'] },
    payment: { isOn: false, problem: null },
    ...others,
  }
}
