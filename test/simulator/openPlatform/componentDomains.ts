import type { Component, HostLists } from '../accounts'
import { confirmFile } from '../programs/confirmFile'
import { actionOf, afterwards, isBareHost, monthlyChanges, type Action } from './domainWish'
import { no } from './errcodes'
import { take } from './quotas'
import { component, official, ok, text, type Call, type Row, type Rows } from './row'

const page = (name: string, grade: string) => official(`thirdparty-management/domain-mgnt/${name}`, grade)

const joined = (hosts: readonly string[]) => hosts.join(';')

/** `www.a.com;b.com`: no scheme, no path. */
const split = (list: string) =>
  list
    .split(';')
    .map((host) => host.trim())
    .filter(Boolean)

function change(lists: HostLists, action: Action, hosts: string[], isTogether: boolean): HostLists {
  const testing = afterwards(action, lists.testing, hosts)
  return { testing, published: isTogether ? afterwards(action, lists.published, hosts) : lists.published }
}

interface Kind {
  of: 'serverDomains' | 'jumpDomains'
  field: string
  most: number
}

/** The published list is left out while there is none (grade A). */
const view = ({ field }: Kind, { published, testing }: HostLists, invalid: string[]) => ({
  ...(published.length ? { [`published_${field}`]: joined(published) } : {}),
  [`testing_${field}`]: joined(testing),
  ...(invalid.length ? { [`invalid_${field}`]: joined(invalid) } : {}),
})

function checkRoom({ most }: Kind, { testing, published }: HostLists): void {
  if (testing.length > most || published.length > most) throw no(85016)
}

const isTogether = ({ body }: Call) => body['is_modify_published_together'] === true

const modify =
  (kind: Kind): Row['handle'] =>
  (call) => {
    const us: Component = call.component
    const action = actionOf(call)
    if (action === 'get') return ok(view(kind, us[kind.of], []))
    const given = split(text(call.body, kind.field))
    const good = given.filter((host) => isBareHost(call.world, host))
    const after = change(us[kind.of], action, good, isTogether(call))
    checkRoom(kind, after)
    take(call.world, 'month', ...monthlyChanges(kind.of, us.appid), 45040)
    call.spend(us.appid)
    us[kind.of] = after
    return ok(
      view(
        kind,
        after,
        given.filter((host) => !good.includes(host)),
      ),
    )
  }

const body = (field: string) => `action ${field} is_modify_published_together`

export const componentDomainRows: Rows = {
  /** 设置第三方平台服务器域名. …/domain-mgnt/modifyThirdpartyServerDomain.html, grade A+B. Deleting an unknown one succeeds. */
  'POST /cgi-bin/component/modify_wxa_server_domain': component(
    page('modifyThirdpartyServerDomain', 'A+B'),
    { body: body('wxa_server_domain') },
    modify({ of: 'serverDomains', field: 'wxa_server_domain', most: 1000 }),
  ),

  /** 设置第三方平台业务域名. …/domain-mgnt/modifyThirdpartyJumpDomain.html, grade A+B. */
  'POST /cgi-bin/component/modify_wxa_jump_domain': component(
    page('modifyThirdpartyJumpDomain', 'A+B'),
    { body: body('wxa_jump_h5_domain') },
    modify({ of: 'jumpDomains', field: 'wxa_jump_h5_domain', most: 300 }),
  ),

  /** 获取第三方平台业务域名校验文件. …/domain-mgnt/getThirdpartyJumpDomainConfirmFile.html, grade B. */
  'POST /cgi-bin/component/get_domain_confirmfile': component(
    page('getThirdpartyJumpDomainConfirmFile', 'B'),
    {},
    (call) => {
      call.spend(call.component.appid)
      return ok(confirmFile(call.component.appid))
    },
  ),
}
