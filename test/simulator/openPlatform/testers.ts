import type { App } from '../accounts'
import { derivedId } from '../crypto'
import type { Program } from '../programs/program'
import type { World } from '../world'
import { programCall } from './code/source'
import { no } from './errcodes'
import { account, official, ok, text, type Rows } from './row'

const page = (name: string) => official(`miniprogram-management/member-management/${name}`, 'A+B')

/** What the console says (grade M): persons 15; others 30, 60 when verified or released, 90 when both. */
function mostTesters(app: App, { live }: Program): number {
  if (app.principalKind === 'person') return 15
  return 30 + (app.verified ? 30 : 0) + (live ? 30 : 0)
}

const wechatIdLook = /^[A-Za-z][\w-]{5,19}$/

/** Everybody with an id that looks like one exists, except those the settings name. */
function checkPerson(world: World, wechatId: string): void {
  const refusal = world.state.settings.refusedTesters[wechatId]
  if (refusal) throw no(refusal)
  if (!wechatIdLook.test(wechatId)) throw no(85001)
}

const userstr = (app: App, wechatId: string) => derivedId(32, 'userstr', app.appid, wechatId)

export const testerRows: Rows = {
  /** 绑定体验者. …/member-management/bindTester.html, grade A+B. A WeChat id, neither openid nor nickname. */
  'POST /wxa/bind_tester': account(page('bindTester'), { sets: [18], body: 'wechatid' }, (call) => {
    const { app, program } = programCall(call)
    const wechatId = text(call.body, 'wechatid')
    checkPerson(call.world, wechatId)
    if (program.testers.some((one) => one.wechatId === wechatId)) throw no(85004)
    if (program.testers.length >= mostTesters(app, program)) throw no(85002)
    call.spend(app.appid)
    const tester = { wechatId, userstr: userstr(app, wechatId) }
    program.testers.push(tester)
    return ok({ userstr: tester.userstr })
  }),

  /** 解除绑定体验者. …/member-management/unbindTester.html, grade A+B: by either name. */
  'POST /wxa/unbind_tester': account(page('unbindTester'), { sets: [18], body: 'wechatid userstr' }, (call) => {
    const { app, program } = programCall(call)
    const { wechatid, userstr: key } = call.body
    const found = program.testers.find((one) => one.wechatId === wechatid || one.userstr === key)
    if (!found) throw no(85001)
    call.spend(app.appid)
    program.testers = program.testers.filter((one) => one !== found)
    return ok()
  }),

  /** 获取体验者列表. …/member-management/getTester.html, grade A+B: no WeChat ids. */
  'POST /wxa/memberauth': account(page('getTester'), { sets: [18], body: 'action' }, (call) => {
    const { app, program } = programCall(call)
    if (text(call.body, 'action') !== 'get_experiencer') throw no(40097)
    call.spend(app.appid)
    return ok({ members: program.testers.map((one) => ({ userstr: one.userstr })) })
  }),
}
