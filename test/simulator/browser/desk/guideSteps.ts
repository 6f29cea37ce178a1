import type { DeskState, Entry } from './types'

export interface Step {
  key: string
  title: string
  /** What to do, in words from the screen. */
  hint: string
  isDone(state: DeskState, journal: readonly Entry[]): boolean
}

const isFine = ({ answer }: Entry): boolean => answer !== null && answer.status >= 200 && answer.status < 300

const isCall =
  (path: RegExp) =>
  ({ kind, path: at, errcode }: Entry): boolean =>
    kind === 'call' && path.test(at) && !errcode

const isRequest =
  (method: string, path: RegExp) =>
  (entry: Entry): boolean =>
    entry.kind === 'phone' && entry.request.method === method && path.test(entry.path) && isFine(entry)

const authorised = ({ apps }: DeskState) =>
  apps.flatMap(({ own, authorisation }) => (own || !authorisation ? [] : [authorisation]))

const hasLeft = (journal: readonly Entry[]): boolean =>
  journal.some(({ kind, title }) => kind === 'push' && title === 'unauthorized')

/** The tour: each step ends when the thing has really happened, wherever it was done. */
export const steps: Step[] = [
  {
    key: 'signIn',
    title: '登录商家后台',
    hint: '在左边的手机上打开小程序，点“微信一键登录”。服务器会拿登录码向微信换取身份。',
    isDone: (_, journal) => journal.some(isCall(/\/jscode2session$/)),
  },
  {
    key: 'store',
    title: '说出店铺',
    hint: '给店铺起个名字，选经营类型，点“创建店铺”。',
    isDone: (_, journal) => journal.some(isRequest('POST', /\/stores$/)),
  },
  {
    key: 'picture',
    title: '保存二维码',
    hint: '在“授权小程序”里点“保存到相册”，同意隐私指引，再允许保存图片。',
    isDone: ({ phones }) => phones.merchant.album.length > 0,
  },
  {
    key: 'scan',
    title: '微信扫一扫',
    hint: '点手机底部的横条回到微信，右上角“⊕ → 扫一扫”，点“相册”，选刚保存的二维码。',
    isDone: (_, journal) => journal.some(isRequest('GET', /\/a\/[^/]+$/)),
  },
  {
    key: 'consent',
    title: '确认授权',
    hint: '点“去微信授权”，选小程序，权限全部勾选，点“授权”。',
    isDone: (state) => authorised(state).length > 0,
  },
  {
    key: 'authorised',
    title: '令牌到手',
    hint: '微信把授权码推给服务器，服务器换回令牌。回到小程序看看：已经是“授权成功”。',
    isDone: (state) => authorised(state).some(({ refreshToken }) => refreshToken !== null),
  },
  {
    key: 'day',
    title: '过一天',
    hint: '点上方的“+24 小时”：票据每 10 分钟推送一次，令牌在到期前自己续上，流水里都看得到。',
    isDone: (state) => authorised(state).some(({ authorisedAt }) => state.clock.now - authorisedAt >= 86_000_000),
  },
  {
    key: 'withdraw',
    title: '撤回授权',
    hint: '在“账号”里点“撤回授权”，扮演商家在公众平台取消。店铺的数据会留着，重新扫码就能接上。',
    isDone: (_, journal) => hasLeft(journal),
  },
]
