import type { Fault } from '../types'

export interface FaultPreset {
  key: string
  title: string
  text: string
  wish: Partial<Fault>
}

const wechat = '/cgi-bin/*'

/** Troubles that really happen, ready to switch on. */
export const faultPresets: FaultPreset[] = [
  { key: 'busy', title: '微信繁忙', text: '接口都答 -1，稍后再试', wish: { path: wechat, errcode: -1 } },
  { key: 'slow', title: '微信很慢', text: '每个接口慢 4 秒', wish: { path: wechat, delayMs: 4000 } },
  { key: 'ip', title: 'IP 不在白名单', text: '接口都答 61004', wish: { path: wechat, errcode: 61004 } },
  {
    key: 'secret',
    title: '密钥不对',
    text: '取平台令牌答 40125',
    wish: { path: '/cgi-bin/component/api_component_token', errcode: 40125 },
  },
  {
    key: 'token',
    title: '令牌失效',
    text: '取预授权码答 40001，一次',
    wish: { path: '/cgi-bin/component/api_create_preauthcode', errcode: 40001, times: 1 },
  },
  {
    key: 'cut',
    title: '换令牌时断线',
    text: '已生效，但答复丢了，一次',
    wish: { path: '/cgi-bin/component/api_query_auth', drop: 'after', times: 1 },
  },
  {
    key: 'html',
    title: '答一张网页',
    text: '接口答 HTML 错误页',
    wish: { path: wechat, html: '<html><body><h1>502 Bad Gateway</h1></body></html>' },
  },
  { key: 'login', title: '登录失败', text: '小程序登录答 -1', wish: { path: '/sns/*', errcode: -1 } },
  { key: 'repeat', title: '推送重复', text: '每条推送发三遍', wish: { push: '*', repeat: 3 } },
  { key: 'late', title: '推送迟到', text: '每条推送晚 60 秒', wish: { push: '*', delaySeconds: 60 } },
  { key: 'forged', title: '推送签名错误', text: '服务器应当拒绝', wish: { push: '*', wrongSignature: true } },
]

const compared = [
  'path',
  'push',
  'errcode',
  'delayMs',
  'drop',
  'html',
  'repeat',
  'delaySeconds',
  'wrongSignature',
] as const

/** Whether a fault that is on came from this switch. */
export const isFrom = ({ wish }: FaultPreset, fault: Fault): boolean =>
  compared.every((name) => (name in wish ? wish[name] === fault[name] : !fault[name]))
