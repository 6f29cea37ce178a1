import type { AttemptView, AuthorizerView, NewAttemptView } from '../../shared/api/merchant/authorisation'
import type { TodayView } from '../../shared/api/merchant/figures'
import type { DeviceView, MeView, StoreSummary } from '../../shared/api/merchant/me'
import type { StoreView } from '../../shared/api/merchant/store'
import type { Requirement } from '../../shared/requirement'
import type { StoreKind } from '../../shared/store'
import { aProgramWorld, png, programHandlers, type ProgramWorld } from './aProgram'
import { Refusal, serveContract, type Border } from './border'

/** One merchant as a server would keep it; a test turns what it is about. */
export interface Merchant {
  border: Border
  /** The session that still counts; a test ends it by writing another. */
  token: string
  stores: StoreView[]
  attempt: NewAttemptView | null
  authorizer: AuthorizerView | null
  devices: DeviceView[]
  signIns: number
  world: ProgramWorld
}

export const aStore = (values: Partial<StoreView> = {}): StoreView => ({
  key: 's1',
  name: '巷口面包房',
  kind: 'food',
  logoUrl: null,
  contactName: null,
  contactPhone: null,
  address: null,
  hours: [],
  role: 'owner',
  ...values,
})

export const anAuthorizer = (values: Partial<AuthorizerView> = {}): AuthorizerView => ({
  appid: 'wx0000000000000001',
  kind: 'miniProgram',
  state: 'authorised',
  name: '小麦面馆',
  avatarUrl: null,
  principalName: '杭州小麦餐饮有限公司',
  isVerified: true,
  permissionSets: [],
  authorisedAt: '2026-11-20T06:00:00.000Z',
  ...values,
})

const summary = (store: StoreView, isAuthorised: boolean): StoreSummary => {
  const { key, name, kind, logoUrl, role } = store
  return { key, name, kind, logoUrl, role, isAuthorised }
}

/** Nobody has come yet. */
const aQuietDay: TodayView = {
  isOpenNow: true,
  isPaused: false,
  figures: null,
  counts: { todo: 0, payment: 0, accept: 0, prepare: 0, send: 0, hand: 0, shipped: 0, refunds: 0 },
  soldOut: 0,
}

function requirements(store: StoreView, isAuthorised: boolean): Requirement[] {
  const isDescribed = Boolean(store.contactPhone && store.address)
  return [
    { code: 'SIGN_IN', state: 'done', who: 'merchant', title: '登录', text: '已登录' },
    {
      code: 'STORE_DETAILS',
      state: isDescribed ? 'done' : 'missing',
      who: 'merchant',
      title: '店铺资料',
      text: isDescribed ? '已填写' : '还缺联系电话和地址',
      next: 'editStore',
    },
    {
      code: 'AUTHORISATION',
      state: isAuthorised ? 'done' : 'missing',
      who: 'merchant',
      title: '授权小程序',
      text: isAuthorised ? '已授权' : '用管理员微信扫一扫',
      next: 'authorise',
      isBlocking: true,
    },
  ]
}

const anAttempt = (): NewAttemptView => ({
  id: 'attempt-0001',
  state: 'waiting',
  url: 'https://kaidian.example/a/attempt-0001',
  createdAt: '2026-11-20T06:00:00.000Z',
  openedAt: null,
  finishedAt: null,
  expiresAt: '2026-11-21T06:00:00.000Z',
  problem: null,
  qrPng: png,
})

const isAuthorised = ({ authorizer }: Merchant): boolean => authorizer?.state === 'authorised'

/** `more`: what else its server answers. */
export async function aMerchant(
  values: Partial<Merchant> = {},
  more: Parameters<typeof serveContract>[1] = {},
): Promise<Merchant> {
  const nothing = { token: 'token-1', stores: [], attempt: null, authorizer: null, devices: [], signIns: 0 }
  const merchant = { ...nothing, world: aProgramWorld(), ...values }
  const it = merchant as unknown as Merchant

  const signedIn = ({ authorization }: { authorization: string }) => {
    if (authorization !== `Bearer ${it.token}`)
      throw new Refusal(401, { code: 'SIGNED_OUT', text: '请重新登录', next: 'signIn' })
  }
  const me = (): MeView => ({
    id: 'm1',
    name: null,
    phone: null,
    stores: it.stores.map((store) => summary(store, isAuthorised(it))),
  })
  const found = ({ storeKey }: Record<string, unknown>): StoreView => {
    const store = it.stores.find(({ key }) => key === storeKey)
    if (!store) throw new Refusal(404, { code: 'STORE_NOT_FOUND', text: '没有这个店铺', next: 'switchStore' })
    return store
  }
  const watched = (): AttemptView => {
    if (!it.attempt) throw new Refusal(404, { code: 'ATTEMPT_NOT_FOUND', text: '没有这次授权', next: 'authorise' })
    return it.attempt
  }

  const program = programHandlers(it.world, (storeKey) => requirements(found({ storeKey }), isAuthorised(it)))

  it.border = await serveContract(
    {
      'POST /sessions': () => {
        it.signIns++
        return { token: it.token, expiresAt: '2026-12-20T00:00:00.000Z', me: me() }
      },
      'GET /': (given) => {
        signedIn(given)
        return me()
      },
      'GET /devices': () => it.devices,
      'DELETE /devices/:deviceId': ({ deviceId }) => (it.devices = it.devices.filter(({ id }) => id !== deviceId)),
      'DELETE /sessions/current': () => ({}),
      'POST /stores': ({ name, kind }) => {
        const store = aStore({ key: `s${it.stores.length + 1}`, name: name as string, kind: kind as StoreKind })
        it.stores.push(store)
        return store
      },
    },
    {
      'GET /': found,
      'PUT /': ({ authorization: _, storeKey, ...changes }) => Object.assign(found({ storeKey }), changes),
      ...program,
      'GET /opening': (given) => {
        signedIn(given)
        return program['GET /opening'](given)
      },
      'POST /attempts': () => (it.attempt ??= anAttempt()),
      'GET /attempts/:attemptId': watched,
      'DELETE /attempts/:attemptId': () => Object.assign(watched(), { state: 'cancelled' }),
      'GET /authorizer': () => it.authorizer,
      'GET /today': () => aQuietDay,
      'GET /days': () => [],
      'GET /orders-pulse': () => ({ counts: aQuietDay.counts, newestId: null, newestAt: null, askedBack: null }),
      ...more,
    },
  )
  return it
}
