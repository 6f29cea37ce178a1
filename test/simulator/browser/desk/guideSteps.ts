import { isCall, isRequest, type Step } from './guideStep'
import { billStep, moneySteps } from './moneySteps'
import { saleSteps } from './saleSteps'
import type { DeskState, Entry, Program } from './types'

const authorised = ({ apps }: DeskState) =>
  apps.flatMap(({ own, authorisation }) => (own || !authorisation ? [] : [authorisation]))

const hasLeft = (journal: readonly Entry[]): boolean =>
  journal.some(({ kind, title }) => kind === 'push' && title === 'unauthorized')

/** Whether one of the stores has come that far. */
const anyStore =
  (isSo: (program: Program) => boolean) =>
  ({ apps }: DeskState): boolean =>
    apps.some(({ own, program }) => !own && program !== null && isSo(program))

const isLive = ({ live }: Program): boolean => live !== null

/** The same call lists what one can go back to. */
const wasRolledBack = (journal: readonly Entry[]): boolean =>
  journal.some(
    (entry) => isCall(/^\/wxa\/revertcoderelease$/)(entry) && !entry.request.url.includes('get_history_version'),
  )

const customerCame = ({ apps, phones }: DeskState): boolean =>
  phones.customer.opened.some(
    ({ appid, kind }) => kind === 'live' && apps.some((one) => one.appid === appid && !one.own),
  )

/** The tour: each step ends when the thing has really happened, wherever it was done. */
export const steps: Step[] = [
  {
    key: 'signIn',
    title: '登录商家后台',
    hint: '在左边的手机上打开“开店”，点“微信一键登录”。服务器会拿登录码向微信换取身份。',
    isDone: (_, journal) => journal.some(isCall(/\/jscode2session$/)),
  },
  {
    key: 'store',
    title: '说出店铺',
    hint: '给店铺起个名字，比如“小麦面馆”，经营类型选“餐饮”，点“创建店铺”。',
    isDone: (_, journal) => journal.some(isRequest('POST', /\/stores$/)),
  },
  {
    key: 'picture',
    title: '保存二维码',
    hint: '在“授权小程序”里点“保存到相册”，点“同意并继续”，再允许保存图片。',
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
    hint: '点“去微信授权”，选小程序“小麦面馆”，权限全部勾选，点“授权”。',
    isDone: (state) => authorised(state).length > 0,
  },
  {
    key: 'authorised',
    title: '令牌到手',
    hint: '微信把授权码推给服务器，服务器已经换回令牌。点手机底部的横条回到微信，再打开“开店”：下一页会说还缺什么。',
    isDone: (state, journal) =>
      authorised(state).some(({ refreshToken }) => refreshToken !== null) &&
      journal.some(isRequest('GET', /\/opening$/)),
  },
  {
    key: 'details',
    title: '完善资料',
    hint: '点“完善店铺资料”，填联系人、电话和地址，保存。店铺头像先不传，后面会用到。',
    isDone: (_, journal) => journal.some(isRequest('PUT', /\/api\/merchant\/[^/]+\/?$/)),
  },
  {
    key: 'goods',
    title: '添加商品',
    hint: '点“去添加商品”，添加三件，每件配一张图（手机里有样图）。想快一点，就点“先放 3 件示例，再改成我的”，再点“库存 0”给它们库存：示例没有库存，卖不出去。',
    isDone: (_, journal) =>
      journal.some(isRequest('PUT', /\/goods\/[^/]+(\/stock)?$/)) ||
      journal.filter(isRequest('POST', /\/goods$/)).length >= 3,
  },
  {
    key: 'upload',
    title: '一键提交审核',
    hint: '点下面的“今日”，再点“去提交审核”，样子可以换一个，然后点“一键提交审核”。服务器会设好域名、写好隐私指引、上传代码。',
    isDone: anyStore(({ trial }) => trial !== null),
  },
  {
    key: 'submitted',
    title: '等代码检测',
    hint: '微信检测代码约 5 秒，之后服务器自己提交。想先看一眼：左边手机的微信里多了带“体验版”标记的店铺。',
    isDone: anyStore(({ reviews }) => reviews > 0),
  },
  {
    key: 'reviewed',
    title: '第一次审核',
    hint: '审核员在中间的“审核”里，约 20 秒出结果，也可以自己当审核员。左边手机上“这一版”的进度会自己往前走，可以离开。',
    isDone: anyStore(
      ({ review, reviews, live }) => review?.status === 1 || review?.status === 0 || reviews > 1 || live !== null,
    ),
  },
  {
    key: 'resubmitted',
    title: '改好再交',
    hint: '没有通过：“这一版”里有审核员的原话和截图。照着做，点“完善店铺资料”上传店铺头像（手机里有样图），返回后点“重新提交”。代码检测完就算交上了。',
    isDone: anyStore(({ review, reviews, live }) => review?.status === 0 || reviews > 1 || live !== null),
  },
  {
    key: 'approved',
    title: '审核通过',
    hint: '这一次全看规则，约 20 秒。规则还有意见时，“审核”里会先写出来。',
    isDone: anyStore(({ review, live }) => review?.status === 0 || live !== null),
  },
  {
    key: 'live',
    title: '发布上线',
    hint: '通过后服务器马上发布；如果关掉了自动发布，就在“这一版”里点“发布给顾客”。',
    isDone: anyStore(isLive),
  },
  {
    key: 'visited',
    title: '顾客进店',
    hint: '看右边：顾客的微信里出现了店铺，点开它。也可以扫码进店：左边点“店铺小程序码”保存到相册，右边“⊕ → 扫一扫 → 对面的手机”。',
    isDone: customerCame,
  },
  ...saleSteps,
  ...moneySteps,
  {
    key: 'second',
    title: '再发一版',
    hint: '左边在“店铺”里点“版本和待办”，再点“发布新版本”，不到一分钟就上线。看中间的“版本”：旧的一版留了下来，可以退回去。',
    isDone: anyStore(({ history, hasGoneBack }) => history.length > 0 || hasGoneBack),
  },
  {
    key: 'rolledBack',
    title: '退回上一版',
    hint: '在“这一版”里点“回退到较早的版本”，在要退回的那一版旁边点“回退”，再确认一次。顾客下次打开，就是原来的那一版。',
    isDone: (state, journal) => wasRolledBack(journal) || anyStore(({ hasGoneBack }) => hasGoneBack)(state),
  },
  {
    key: 'day',
    title: '过一天',
    hint: '点上方的“+24 小时”：票据每 10 分钟推送一次，令牌在到期前自己续上，流水里都看得到。',
    isDone: (state) => authorised(state).some(({ authorisedAt }) => state.clock.now - authorisedAt >= 86_000_000),
  },
  billStep,
  {
    key: 'withdraw',
    title: '撤回授权',
    hint: '在中间的“账号”里点“撤回授权”，再点“确定撤回？”，扮演商家在公众平台取消。店铺的数据会留着，重新扫码就能接上。',
    isDone: (_, journal) => hasLeft(journal),
  },
]
