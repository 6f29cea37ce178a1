import { endpoint, type Done } from './endpoint'

// Sources: developers.weixin.qq.com/doc/oplatform/openApi/OpenApiDoc/miniprogram-management/member-management/, one page for
// each, named as the constant here.

/**
 * 绑定体验者: lets somebody open the trial version. The administrator may anyway.
 *
 * `wechatid` is the 微信号, neither openid nor nickname, and must be open to search (85001). Keep `userstr` with it, since the
 * list names people by that alone. A second call answers 85004, "is one already", without it.
 */
export const bindTester = endpoint<{ wechatid: string }, { userstr: string }>({
  method: 'POST',
  path: '/wxa/bind_tester',
  token: 'authorizer',
  body: 'json',
  needs: ['userstr'],
  repeatable: false,
})

/** 解除绑定体验者, by either name. */
export const unbindTester = endpoint<{ wechatid: string } | { userstr: string }, Done>({
  method: 'POST',
  path: '/wxa/unbind_tester',
  token: 'authorizer',
  body: 'json',
  repeatable: false,
})

/** 获取体验者列表, without their WeChat ids. */
export const getTester = endpoint<{ action: 'get_experiencer' }, { members?: { userstr: string }[] }>({
  method: 'POST',
  path: '/wxa/memberauth',
  token: 'authorizer',
  body: 'json',
  repeatable: true,
})
