import { either, official, text, type Rows } from './row'
import { no } from './errcodes'

const page = (name: string, grade: string) => official(`openapi/${name}`, grade)

const actions = ['dns', 'ping', 'all']
const operators = ['CHINANET', 'UNICOM', 'CAP', 'DEFAULT']

export const network: Rows = {
  /** 获取微信推送服务器 IP. …/openapi/getCallbackIp.html, grade B: the simulator pushes from this machine. */
  'GET /cgi-bin/getcallbackip': either(page('getCallbackIp', 'B'), {}, () => ({ ip_list: ['127.0.0.1'] })),

  /** 获取微信 API 服务器 IP. …/openapi/getApiDomainIp.html, grade B. */
  'GET /cgi-bin/get_api_domain_ip': either(page('getApiDomainIp', 'B'), {}, () => ({ ip_list: ['127.0.0.1'] })),

  /** 网络检测. …/openapi/callbackCheck.html, grade B. */
  'POST /cgi-bin/callback/check': either(page('callbackCheck', 'B'), { body: 'action check_operator' }, ({ body }) => {
    const [action, operator] = [text(body, 'action'), text(body, 'check_operator')]
    if (!actions.includes(action) || !operators.includes(operator)) throw no(40097)
    const dns = [{ ip: '127.0.0.1', real_operator: operator }]
    const ping = [{ ip: '127.0.0.1', from_operator: operator, package_loss: '0%', time: '1.00ms' }]
    return { ...(action !== 'ping' ? { dns } : {}), ...(action !== 'dns' ? { ping } : {}) }
  }),
}
