import { checkLink } from './checks'
import { choose, chosen, consent, consentPath, decidePath, object } from './choosing'
import { decide } from './deciding'
import type { PageAnswer, PageCall, PageRows } from './page'
import { pc, scan, wait } from './pc'
import { problemPage } from './problems'
import { openVisit } from './visits'

function mobile(call: PageCall): PageAnswer {
  if (!call.who) return problemPage('notInWechat')
  const objection = checkLink(call, 'mobile')
  if (objection) return object(objection)
  const visit = openVisit(call.world, { kind: 'authorise', channel: 'mobile', params: call.query, who: call.who })
  return choose(call.world, visit, call.who)
}

const guide = (grade: string) => ({
  page: 'developers.weixin.qq.com/doc/oplatform/Third-party_Platforms/2.0/api/Before_Develop/Authorization_Process_Technical_Description.html',
  grade,
})
const ours = { page: 'between the documented pages; the address is the simulator’s own', grade: 'D' }

export const authorisePages: PageRows = {
  /** PC 版授权页, grade A+B. Only by a click on a page of the 授权发起页域名. */
  'GET /cgi-bin/componentloginpage': { source: guide('A+B'), handle: pc },
  /** 移动端授权页（新版）, grade A. */
  'GET /wxaopen/safe/bindcomponent': { source: guide('A'), handle: mobile },
  /** 移动端授权页（旧版）, grade A. */
  'GET /safe/bindcomponent': { source: guide('A'), handle: mobile },
  'GET /cgi-bin/componentloginpage/wait': { source: ours, handle: wait },
  'GET /safe/bindcomponent/scan': { source: ours, handle: scan },
  [`GET ${consentPath}`]: {
    source: ours,
    handle: (call) => {
      const found = chosen(call, call.query['appid'] ?? '', call.query['visit'] ?? '')
      return 'status' in found ? found : consent(call.world, found.visit, found.app)
    },
  },
  [`POST ${decidePath}`]: { source: ours, handle: decide },
}
