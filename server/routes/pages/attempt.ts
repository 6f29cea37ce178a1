import { attemptMachine, type AttemptState } from '../../../shared/attempt'
import type { Platform } from '../../platform'
import { problemOf, type OpenedAttempt } from '../../services/attempts'
import { mobileAuthorisationUrl, pcAuthorisationUrl } from '../../wechat/authorisationPages'
import type { Page } from './html'

/** Where the page is open decides which of WeChat's pages comes next. */
export type Browser = 'wechat' | 'phone' | 'desktop'

export function browserOf(userAgent: string): Browser {
  if (/MicroMessenger/i.test(userAgent)) return 'wechat'
  return /Mobile|Android|iPhone|iPad/i.test(userAgent) ? 'phone' : 'desktop'
}

const miniPrograms = 2 // auth_type, open-platform.md §3
const back = '请回到「开店」商家后台小程序，继续下一步'

/** What the page behind the QR says, for an attempt as it stands. */
export function attemptPage(platform: Platform, opened: OpenedAttempt, browser: Browser): Page {
  const { attempt, storeName, accountName } = opened
  const problem = problemOf(attempt)
  if (attemptMachine.next(attempt.state, 'open')) return invitation(platform, opened, browser, problem?.text)
  const byState: Partial<Record<AttemptState, Page>> = {
    settling: {
      title: '正在向微信确认授权',
      tone: 'waiting',
      lines: ['一般只要几秒钟，这个页面会自动更新', '关掉也没关系，结果会显示在商家后台'],
      refreshSeconds: 2,
    },
    authorised: problem
      ? { title: '已授权，还差一步', tone: 'stopped', lines: [problem.text, back] }
      : { title: '授权成功', tone: 'done', lines: [`小程序「${accountName ?? ''}」已用于店铺「${storeName}」`, back] },
  }
  return byState[attempt.state] ?? { title: '这次授权没有完成', tone: 'stopped', lines: [problem?.text ?? '', back] }
}

function invitation(
  platform: Platform,
  { attempt, storeName, onlyAppid, preAuthCode }: OpenedAttempt,
  browser: Browser,
  hint: string | undefined,
): Page {
  const page: Page = {
    title: `为「${storeName}」授权小程序`,
    tone: 'question',
    lines: [...(hint ? [hint] : []), '请由小程序管理员本人操作，并保持全部权限勾选'],
    footnote: `二维码有效期至 ${beijingTime(attempt.expiresAt)}。平台全网发布之前，只有测试名单里的小程序能授权`,
  }
  if (preAuthCode === null) {
    return { ...page, lines: ['请用微信打开：保存二维码，在微信「扫一扫」里从相册选择'] }
  }
  const { config } = platform
  const common = {
    componentAppid: config.component.appid,
    preAuthCode,
    redirectUri: `${config.http.publicUrl}/wechat/authorized/${attempt.id}`,
    authType: miniPrograms,
    ...(onlyAppid && { bizAppid: onlyAppid }),
  } as const
  const { openUrl, pageUrl } = config.wechat
  const href =
    browser === 'wechat' ? mobileAuthorisationUrl({ openUrl, ...common }) : pcAuthorisationUrl({ pageUrl, ...common })
  return { ...page, action: { label: '去微信授权', href } }
}

const beijingTime = (date: Date): string =>
  new Intl.DateTimeFormat('zh-CN', {
    timeZone: 'Asia/Shanghai',
    month: 'numeric',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  }).format(date)
