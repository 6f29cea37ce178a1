import Taro from '@tarojs/taro'
import type { NextStep, Problem } from '../../shared/next'
import type { Way } from '../kit/nextSteps'
import { copy } from '../kit/wechat'
import { mayI, mayManage } from './currentStore'
import { open, restart } from './navigate'

const say = (title: string, content: string) => () =>
  void Taro.showModal({ title, content, showCancel: false, confirmText: '知道了' })

export async function openWeChatAccount(): Promise<void> {
  const { confirm } = await Taro.showModal({
    title: '在电脑上处理',
    content: '请用电脑浏览器打开 mp.weixin.qq.com，由小程序管理员扫码登录后处理。',
    confirmText: '复制网址',
  })
  if (confirm) await copy('https://mp.weixin.qq.com')
}

/** `null`: the page itself goes on, by itself or by 重试. */
const ways: Record<NextStep, Way | null> = {
  refresh: null,
  retry: null,
  wait: null,
  signIn: { label: '重新登录', go: () => restart('sign-in') },
  editStore: { label: '完善店铺资料', go: () => open('store-details') },
  authorise: { label: '授权小程序', go: () => open('authorise') },
  reauthorise: { label: '重新授权', go: () => open('authorise') },
  chooseAnotherAccount: { label: '换一个小程序授权', go: () => open('authorise') },
  openWeChatAccount: { label: '去微信公众平台处理', go: () => void openWeChatAccount() },
  contactOperator: {
    label: '联系服务商',
    go: say('联系服务商', '请把本页截图发给为您开通服务的服务商，他们会尽快处理。'),
  },
  switchStore: { label: '切换店铺', go: () => open('stores') },
  openStore: { label: '查看开店进度', go: () => open('open-store') },
  openRelease: { label: '查看这一版', go: () => open('release') },
  chooseTemplate: { label: '选择店铺样子', go: () => open('templates') },
  setCategory: { label: '设置经营类目', go: () => open('categories') },
  setPrivacy: { label: '设置隐私和位置接口', go: () => open('privacy') },
  addGoods: { label: '去添加商品', go: () => open('goods') },
  setPayment: { label: '设置微信支付', go: () => open('payment') },
  resumeService: { label: '恢复服务', go: () => open('program') },
}

/** What only owner and manager may do. */
const managing: readonly NextStep[] = [
  'editStore',
  'authorise',
  'reauthorise',
  'chooseAnotherAccount',
  'openWeChatAccount',
  'chooseTemplate',
  'setCategory',
  'setPrivacy',
  'addGoods',
  'resumeService',
]

export function wayFor({ next }: Pick<Problem, 'next'>): Way | null {
  return next && mayFollow(next) ? ways[next] : null
}

const mayFollow = (next: NextStep): boolean =>
  next === 'setPayment' ? mayI('managePayment') : mayManage() || !managing.includes(next)
