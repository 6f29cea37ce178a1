import { esc, layout } from './html'
import type { PageAnswer } from './page'

/** What the pages of WeChat's say no with: a title and a sentence each. */
const problems = {
  badParameter: ['参数错误', '请求参数缺失或不正确：{}'],
  unknownComponent: ['无法访问', '第三方平台不存在，请联系服务商确认（component_appid：{}）'],
  wrongDomain: [
    '请求来源有误',
    '请确认授权入口页所在域名，与授权后回调页所在域名相同，并且，此两者都必须与申请第三方平台时填写的授权发起页域名相同。{}',
  ],
  wrongRedirect: ['回调地址有误', '授权后回调页所在域名必须与第三方平台的授权发起页域名相同。{}'],
  preAuthCodeUnknown: ['授权链接无效', '预授权码无效，请返回服务商页面重新发起授权。'],
  preAuthCodeExpired: ['授权链接已失效', '预授权码已过期，请返回服务商页面重新发起授权。'],
  preAuthCodeSpent: ['授权链接已失效', '该授权链接已被使用，请返回服务商页面重新发起授权。'],
  notInWechat: ['请在微信客户端打开链接', '该页面只能在微信中打开，请用微信扫描二维码，或把链接发送到微信里打开。'],
  noAccount: ['暂无可授权的账号', '你不是{}的管理员，无法完成授权。请用管理员的微信扫码。'],
  notAdministrator: ['无法授权', '只有该账号的管理员可以授权，请联系管理员操作。{}'],
  notInTestList: ['暂时无法授权', '该第三方平台尚未全网发布，仅可授权给授权测试列表中的账号。当前账号原始 ID：{}'],
  visitGone: ['页面已失效', '请返回服务商页面重新发起授权。'],
  noProgram: ['无法打开', '找不到这个小程序。'],
  programStays: ['无法打开小程序', '{}'],
} as const

export type Problem = keyof typeof problems

export function problemPage(problem: Problem, detail = '', isWide = false): PageAnswer {
  const [title, sentence] = problems[problem]
  const body = `<div class="logo red">!</div><h1 class="center">${title}</h1><p class="center">${esc(sentence.replace('{}', detail))}</p>`
  return { status: 200, html: layout({ title, isWide }, body), problem }
}
