import type { App } from '../accounts'

const network = ({ serverDomains: { request, upload, download, socket } }: App) => ({
  RequestDomain: request.map((host) => `https://${host}`),
  WsRequestDomain: socket.map((host) => `wss://${host}`),
  UploadDomain: upload.map((host) => `https://${host}`),
  DownloadDomain: download.map((host) => `https://${host}`),
  BizDomain: [],
  UDPDomain: [],
  TCPDomain: [],
})

const categories = (app: App) =>
  app.categories
    .filter(({ status }) => status === 3)
    .map(({ category: { first, name } }) => ({ first: first.name, second: name }))

/** Its presence is the official way to tell a mini-program from an official account. */
const miniProgramInfo = (app: App) => ({
  MiniProgramInfo: { network: network(app), categories: categories(app), visit_status: 0 },
})

/** authorizer_info, field by field as in …/authorization-management/getAuthorizerInfo.html, grade A+B. */
export const accountInfo = (app: App) => ({
  nick_name: app.name,
  head_img: app.headImg,
  service_type_info: { id: app.serviceType },
  verify_type_info: { id: app.verified ? 0 : -1 },
  user_name: app.userName,
  alias: '',
  qrcode_url: `https://mp.weixin.qq.com/qrcode/${app.appid}`,
  business_info: { open_pay: app.verified ? 1 : 0, open_shake: 0, open_scan: 0, open_card: 0, open_store: 0 },
  idc: 1,
  principal_name: app.principal,
  signature: app.signature,
  ...(app.kind === 'miniProgram' ? miniProgramInfo(app) : {}),
  register_type: app.registerType,
  account_status: app.accountStatus,
  basic_config: { is_phone_configured: true, is_email_configured: true },
})
