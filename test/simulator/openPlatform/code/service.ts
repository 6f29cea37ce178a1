import type { Version } from '../../programs/program'
import { no } from '../errcodes'
import { account, ok, text, type Rows } from '../row'
import { page, programCall } from './source'

const seconds = (ms: number) => Math.floor(ms / 1000)

const trialView = ({ committedAt, userVersion, userDesc }: Version) => ({
  exp_info: { exp_time: seconds(committedAt), exp_version: userVersion, exp_desc: userDesc },
})

const liveView = ({ releasedAt, userVersion, userDesc }: Version) => ({
  release_info: { release_time: seconds(releasedAt), release_version: userVersion, release_desc: userDesc },
})

/** Base libraries and who has them; the numbers are made up. */
const libraries = [
  { version: '3.8.9', percentage: 71.4 },
  { version: '3.7.12', percentage: 17.2 },
  { version: '3.4.3', percentage: 7.9 },
  { version: '2.33.0', percentage: 3.5 },
]

const isOlder = (one: string, other: string) => one.localeCompare(other, 'en', { numeric: true }) < 0

export const serviceRows: Rows = {
  /** 设置小程序服务状态. …/code-management/setVisitStatus.html, grade A+B. Nothing to close without a live version (grade D). */
  'POST /wxa/change_visitstatus': account(page('setVisitStatus'), { sets: [18], body: 'action' }, (call) => {
    const { app, program } = programCall(call)
    const action = text(call.body, 'action')
    if (action !== 'open' && action !== 'close') throw no(85022)
    if (!program.live || program.isOpen === (action === 'open')) throw no(85021)
    call.spend(app.appid)
    program.isOpen = action === 'open'
    return ok()
  }),

  /** 查询小程序服务状态. …/code-management/getVisitStatus.html, grade A+B. */
  'POST /wxa/getvisitstatus': account(page('getVisitStatus'), { sets: [18] }, (call) => {
    const { app, program } = programCall(call)
    call.spend(app.appid)
    return ok({ status: program.isOpen ? 1 : 0 })
  }),

  /** 查询各版本用户占比. …/code-management/getSupportVersion.html, grade A+B. */
  'POST /cgi-bin/wxopen/getweappsupportversion': account(page('getSupportVersion'), { sets: [18] }, (call) => {
    const { app, program } = programCall(call)
    call.spend(app.appid)
    return ok({ now_version: program.minimumLibrary, uv_info: { items: libraries } })
  }),

  /** 设置最低基础库版本. …/code-management/setSupportVersion.html, grade A+B: not newer than the newest. */
  'POST /cgi-bin/wxopen/setweappsupportversion': account(
    page('setSupportVersion'),
    { sets: [18], body: 'version' },
    (call) => {
      const { app, program } = programCall(call)
      const version = text(call.body, 'version')
      if (!/^\d+\.\d+\.\d+$/.test(version)) throw no(85015)
      if (isOlder(libraries[0]?.version ?? '', version)) throw no(89014)
      call.spend(app.appid)
      program.minimumLibrary = version
      return ok()
    },
  ),

  /** 查询小程序版本信息. …/code-management/getVersionInfo.html, grade A+B. What there is not is left out. */
  'POST /wxa/getversioninfo': account(page('getVersionInfo'), { sets: [18] }, (call) => {
    const { app, program } = programCall(call)
    call.spend(app.appid)
    const { trial, live } = program
    return ok({ ...(trial ? trialView(trial) : {}), ...(live ? liveView(live) : {}) })
  }),

  /** 获取审核时可填写的类目. …/code-management/getAllCategoryName.html, grade A+B: only what is set and passed. */
  'GET /wxa/get_category': account(page('getAllCategoryName'), { sets: [18] }, (call) => {
    const { app } = programCall(call)
    call.spend(app.appid)
    const list = app.categories.filter(({ status }) => status === 3)
    return ok({
      category_list: list.map(({ category: { first, id, name, third } }) => ({
        ...{ first_class: first.name, second_class: name, first_id: first.id, second_id: id },
        ...(third ? { third_class: third.name, third_id: third.id } : {}),
      })),
    })
  }),
}
