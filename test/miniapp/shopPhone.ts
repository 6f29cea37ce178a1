import type { Shop } from '../flows/aShop'
import { names } from '../flows/scene'
import { launch, type Weapp, type Wx } from './harness'
import type { Answer, Request } from './merchantPhone'

/** What the phone meets on its way: WeChat that does not answer, an answer that is lost. */
export interface Way {
  isSignInDown: boolean
  /** How many answers to an order being placed get lost after they were given. */
  lostAnswers: number
}

/** The built store in a customer's hand, with the real server and the simulated WeChat behind it. */
export function shopPhone(dir: string, { scene, ext }: Shop, way: Way, abilities: Wx = {}): Weapp {
  const login = async ({ success, fail }: Answer) => {
    if (way.isSignInDown) return fail?.({ errMsg: 'login:fail' })
    success?.(await scene.control('/_sim/phones/customer/login', { appid: names.noodles }))
  }
  const request = async ({ url, method, data, header, success, fail }: Request) => {
    const query = method === 'GET' ? `?${new URLSearchParams(data as Record<string, string>).toString()}` : ''
    const body = method === 'GET' ? {} : { body: JSON.stringify(data) }
    const answer = await fetch(url + query, {
      method,
      headers: { 'content-type': 'application/json', ...header },
      ...body,
    })
    const given = { statusCode: answer.status, data: await answer.json() }
    const isLost = method === 'POST' && url.endsWith('/orders') && way.lostAnswers-- > 0
    if (isLost) fail?.({ errMsg: 'request:fail' })
    else success?.(given)
  }
  return launch(dir, {
    login: (it: Answer) => void login(it),
    request: (it: Request) => void request(it).catch(() => it.fail?.({ errMsg: 'request:fail' })),
    getExtConfigSync: () => ext,
    setNavigationBarTitle: () => undefined,
    setTabBarStyle: ({ success }: Answer) => success?.({}),
    removeTabBarBadge: ({ success }: Answer) => success?.({}),
    getEnterOptionsSync: () => ({ scene: 1001, query: {} }),
    getLaunchOptionsSync: () => ({ scene: 1001, query: {} }),
    onNeedPrivacyAuthorization: () => undefined,
    onAppShow: () => undefined,
    showToast: () => undefined,
    ...abilities,
  })
}
