/** Made-up values that the simulated WeChat and the demo's server agree on. Nobody's secrets. */
export const component = {
  appid: 'wxc0de000000000001',
  secret: 'demo0component0secret00000000001',
  token: 'demoPushToken',
  aesKey: 'demoAesKeyForTheComponent000000000000000001',
}

export const backOffice = { appid: 'wxbac0000000000001', secret: 'demo0back0office0secret000000001' }

/** The merchant's own accounts, as they would be before they have heard of us. */
const accounts = [
  {
    appid: 'wxa000000000000001',
    kind: 'miniProgram',
    name: '小麦面馆',
    userName: 'gh_0000000000a1',
    principal: '杭州小麦餐饮有限公司',
    verified: true,
  },
  {
    appid: 'wxa000000000000002',
    kind: 'miniProgram',
    name: '花间小铺',
    userName: 'gh_0000000000a2',
    principal: '个体工商户林晓梅',
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

/** Registers everybody at the simulated WeChat. Doing it again changes nothing. */
export async function furnish(simulatorUrl: string, serverUrl: string): Promise<void> {
  const put = (path: string, body: object) =>
    fetch(`${simulatorUrl}/_sim/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }).then(async (answer) => {
      if (!answer.ok) throw new Error(`模拟微信没有接受 ${path}: ${await answer.text()}`)
    })

  const domains = { request: [serverUrl], upload: [serverUrl], download: [serverUrl] }
  await put('apps', { ...backOffice, kind: 'miniProgram', own: true, name: '开店', serverDomains: domains })
  for (const account of accounts) await put('apps', { ...account, admin: 'merchant' })
  await put('component', {
    ...component,
    name: '开店服务商',
    authorizeUrl: `${serverUrl}/wechat/authorize`,
    callbackUrl: `${serverUrl}/wechat/$APPID$/callback`,
    launchHost: new URL(serverUrl).host,
  })
}
