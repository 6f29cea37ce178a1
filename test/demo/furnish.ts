import type { Flavour } from '../../shared/store'

/** Made-up values that the simulated WeChat and the demo's server agree on. Nobody's secrets. */
export const component = {
  appid: 'wxc0de000000000001',
  secret: 'demo0component0secret00000000001',
  token: 'demoPushToken',
  aesKey: 'demoAesKeyForTheComponent000000000000000001',
}

export const backOffice = { appid: 'wxbac0000000000001', secret: 'demo0back0office0secret000000001' }

/** 开发小程序: where the store is uploaded from, one per flavour. */
export const devApps: Record<Flavour, string> = { retail: 'wxde00000000000001', dining: 'wxde00000000000002' }

/** Who runs the platform, at /console. */
export const operator = { name: 'demo', password: 'kaidian-demo' }

const filed = 6 // icpStatus: 备案审核通过

/** The merchant's own accounts, as they would be before they have heard of us. */
const accounts = [
  {
    appid: 'wxa000000000000001',
    kind: 'miniProgram',
    name: '小麦面馆',
    userName: 'gh_0000000000a1',
    principal: '杭州小麦餐饮有限公司',
    signature: '一碗热汤面，现点现做，可堂食可自提',
    categories: [{ first: '餐饮服务', second: '餐饮服务场所/餐饮服务管理企业' }],
    icpStatus: filed,
    verified: true,
  },
  {
    appid: 'wxa000000000000002',
    kind: 'miniProgram',
    name: '花间小铺',
    userName: 'gh_0000000000a2',
    principal: '个体工商户林晓梅',
    signature: '手作花器和家居小物',
    categories: [{ first: '商家自营', second: '百货' }],
    icpStatus: filed,
    verified: false,
  },
  {
    appid: 'wxa000000000000003',
    kind: 'officialAccount',
    name: '小麦面馆服务号',
    userName: 'gh_0000000000a3',
    principal: '杭州小麦餐饮有限公司',
    verified: true,
  },
]

/** Why the first submission is sent back: something a merchant understands and can change. */
const firstRejection = {
  kind: 'review',
  appid: accounts[0]?.appid,
  decision: 'reject',
  reason: '1:页面内容不完整:<br>(1):小程序首页没有展示店铺头像，请上传店铺头像后重新提交<br>',
  next: true,
}

/** Short enough to sit through; the reviewer opens the store as a customer's phone would. */
const settings = {
  privacyScan: { afterSeconds: 5 },
  review: { afterSeconds: 20 },
  categoryReview: { afterSeconds: 20 },
  privacyApiReview: { afterSeconds: 20 },
  reviewerLooksAt: ['{apiBase}/api/customer/{storeKey}/storefront'],
  leastGoods: 0,
}

/**
 * Registers everybody at the simulated WeChat. In a world that has been played in, only what follows the server's
 * address is said again.
 */
export async function furnish(simulatorUrl: string, serverUrl: string): Promise<void> {
  const put = (path: string, body: object) =>
    fetch(`${simulatorUrl}/_sim/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }).then(async (answer) => {
      if (!answer.ok) throw new Error(`模拟微信没有接受 ${path}: ${await answer.text()}`)
    })

  if (!(await isFurnished(simulatorUrl))) {
    for (const account of accounts) await put('apps', { ...account, admin: 'merchant' })
    await put('settings', settings)
    await put('decisions', firstRejection)
  }
  const { host } = new URL(serverUrl)
  const domains = { request: [serverUrl], upload: [serverUrl], download: [serverUrl] }
  await put('apps', { ...backOffice, kind: 'miniProgram', own: true, name: '开店', serverDomains: domains })
  await put('component', {
    ...component,
    name: '开店服务商',
    authorizeUrl: `${serverUrl}/wechat/authorize`,
    callbackUrl: `${serverUrl}/wechat/$APPID$/callback`,
    launchHost: host,
    serverDomains: { published: [host], testing: [host] },
  })
}

/** A mini-program without categories is none of this furniture: the world is new, or older than it. */
async function isFurnished(simulatorUrl: string): Promise<boolean> {
  const answer = await fetch(`${simulatorUrl}/_sim/apps/${accounts[0]?.appid ?? ''}`)
  return answer.ok && ((await answer.json()) as { categories: unknown[] }).categories.length > 0
}
