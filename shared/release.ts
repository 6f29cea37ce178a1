import { machine, type StateOf } from './machine'
import type { Actor } from './requirement'

/**
 * One version of one store's mini-program, on its way from a template to everybody's phones. What it is made of never
 * changes: whoever mends a rejection makes a new release.
 *
 * Each call of WeChat's without an idempotency key has a state of its own, claimed before the call: `committing`,
 * `submitting`, `withdrawing`, `publishing`, `rollingBack`. `unsent` and `unheard` lead back from there once WeChat has
 * shown that the call never reached it. WeChat may decide before it answers, so `submitting` knows its decisions, too.
 */
// prettier-ignore
export const releaseMachine = machine('release', 'draft', {
  draft:       { commit: 'committing', fail: 'failed', discard: 'retired' },
  committing:  { committed: 'trial', refuse: 'failed', unsent: 'draft', fail: 'failed' },
  trial:       { scan: 'scanning', fail: 'failed', discard: 'retired' },
  scanning:    { scanned: 'ready', fail: 'failed', discard: 'retired' },
  ready:       { submit: 'submitting', replaced: 'draft', fail: 'failed', discard: 'retired' },
  submitting:  { queued: 'auditing', refuse: 'ready', unsent: 'ready', approve: 'approved', reject: 'rejected', withdrawn: 'withdrawn', fail: 'failed' },
  auditing:    { delay: 'auditing', approve: 'approved', reject: 'rejected', withdraw: 'withdrawing', withdrawn: 'withdrawn', fail: 'failed' },
  withdrawing: { withdrawn: 'withdrawn', unheard: 'auditing', approve: 'approved', reject: 'rejected', fail: 'failed' },
  approved:    { publish: 'publishing', discard: 'retired', fail: 'failed' },
  publishing:  { published: 'live', refuse: 'approved', unsent: 'approved', fail: 'failed' },
  live:        { retire: 'retired', rollBack: 'rollingBack' },
  rollingBack: { rolledBack: 'rolledBack', unheard: 'live' },
  rolledBack:  { restore: 'live' },
  retired:     { restore: 'live' },
  rejected:    {},
  withdrawn:   {},
  failed:      {},
})

export type ReleaseState = StateOf<typeof releaseMachine>

/** From here a release still goes somewhere by itself or by a tap: a store has at most one such. */
export const statesInFlight = [
  'draft',
  'committing',
  'trial',
  'scanning',
  'ready',
  'submitting',
  'auditing',
  'withdrawing',
  'approved',
  'publishing',
] as const satisfies readonly ReleaseState[]

export const isInFlight = (state: ReleaseState): boolean => (statesInFlight as readonly ReleaseState[]).includes(state)

/** What a merchant may ask of a release. The server does it as soon as it can; asking twice is asking once. */
export const releaseWishes = ['submit', 'withdraw', 'publish', 'discard', 'rollBack'] as const
export type ReleaseWish = (typeof releaseWishes)[number]

/** The wishes that make sense now, in the order of the machine: what buttons are made from. */
export const wishesIn = (state: ReleaseState): ReleaseWish[] =>
  releaseMachine
    .events(state)
    .filter((event): event is ReleaseWish => (releaseWishes as readonly string[]).includes(event))

interface StateText {
  /** As a tag says it. */
  name: string
  /** What is happening, and about how long it takes. */
  text: string
  /** Who acts next; null where nothing is left to do. A problem of the release names its own actor. */
  who: Actor | null
}

/** Every state in words. */
export const releaseTexts: Record<ReleaseState, StateText> = {
  draft: { name: '准备中', text: '正在核对店铺和服务器设置，一般几秒钟', who: 'wechat' },
  committing: { name: '上传中', text: '正在把店铺页面传到您的小程序，一般不到一分钟', who: 'wechat' },
  trial: { name: '填写隐私指引', text: '正在按页面用到的信息填写用户隐私保护指引', who: 'wechat' },
  scanning: { name: '隐私检测', text: '微信正在检测页面用到的隐私接口，一般一两分钟', who: 'wechat' },
  ready: { name: '可以提交', text: '体验版已经就绪，看过没有问题就可以提交审核', who: 'merchant' },
  submitting: { name: '提交中', text: '正在提交给微信审核', who: 'wechat' },
  auditing: { name: '审核中', text: '微信正在审核，一般 1 天以内，最长 7 天', who: 'wechat' },
  withdrawing: { name: '撤回中', text: '正在从审核中撤回', who: 'wechat' },
  approved: { name: '审核通过', text: '审核已通过，发布后顾客就能看到', who: 'merchant' },
  publishing: { name: '发布中', text: '正在发布到顾客的手机', who: 'wechat' },
  live: { name: '线上版本', text: '顾客现在看到的就是这一版', who: null },
  rollingBack: { name: '回退中', text: '正在换回较早的一版', who: 'wechat' },
  rolledBack: { name: '已回退', text: '这一版已换回较早的版本', who: null },
  retired: { name: '已结束', text: '这一版已经不再使用', who: null },
  rejected: { name: '审核未通过', text: '请看原因，改好后重新提交', who: 'merchant' },
  withdrawn: { name: '已撤回', text: '这一版已从审核中撤回', who: null },
  failed: { name: '没有成功', text: '这一版没有做成，请看原因', who: 'merchant' },
}
