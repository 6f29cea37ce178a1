import type { GrayPlan, Program } from '../../programs/program'
import { goLive, isWaiting } from '../../programs/releases'
import type { Audit } from '../../programs/program'
import { no } from '../errcodes'
import { account, ok, type Call, type Rows } from '../row'
import { page, programCall } from './source'

interface Wish {
  percentage: number
  toDevelopers: boolean
  toTesters: boolean
}

const flag = ({ body }: Call, name: string): boolean => {
  const value = body[name] ?? false
  if (typeof value !== 'boolean') throw no(40097, name)
  return value
}

/** Nobody at all needs at least one of the two switches (grade A). */
function readWish(call: Call): Wish {
  const { gray_percentage: percentage } = call.body
  if (typeof percentage !== 'number' || !Number.isInteger(percentage) || percentage < 0 || percentage > 100)
    throw no(85081)
  const toDevelopers = flag(call, 'support_debuger_first')
  const toTesters = flag(call, 'support_experiencer_first')
  if (percentage === 0 && !toDevelopers && !toTesters) throw no(85081)
  return { percentage, toDevelopers, toTesters }
}

const running = ({ gray }: Program): GrayPlan | null => (gray?.status === 1 ? gray : null)

function waiting({ live, audits }: Program): Audit {
  const audit = audits.at(-1)
  if (!live) throw no(85079)
  if (!isWaiting(audit)) throw no(85080)
  return audit
}

const view = ({ status, createdAt, percentage, toDevelopers, toTesters }: Omit<GrayPlan, 'version'>) => ({
  status,
  create_timestamp: Math.floor(createdAt / 1000),
  gray_percentage: percentage,
  support_debuger_first: toDevelopers,
  support_experiencer_first: toTesters,
})

const noPlan = { status: 0, createdAt: 0, percentage: 0, toDevelopers: false, toTesters: false } as const

export const grayRows: Rows = {
  /** 分阶段发布. …/code-management/grayRelease.html, grade A+B. At 100 everybody has it: it is released (grade D). */
  'POST /wxa/grayrelease': account(
    page('grayRelease'),
    { sets: [18], body: 'gray_percentage support_debuger_first support_experiencer_first' },
    (call) => {
      const { app, program } = programCall(call)
      const wish = readWish(call)
      const audit = waiting(program)
      const before = running(program)
      if (before && wish.percentage <= before.percentage) throw no(85082)
      call.spend(app.appid)
      const createdAt = before?.createdAt ?? call.world.clock.now()
      const version = { ...audit.version, appVersion: program.releases + 1 }
      program.gray = { ...wish, status: 1, createdAt, version }
      if (wish.percentage === 100) goLive(call.world, app, program, audit)
      return ok()
    },
  ),

  /** 获取分阶段发布详情. …/code-management/getGrayReleasePlan.html, grade A+B; without any plan all is zero (grade D). */
  'GET /wxa/getgrayreleaseplan': account(page('getGrayReleasePlan'), { sets: [18] }, (call) => {
    const { app, program } = programCall(call)
    call.spend(app.appid)
    return ok({ gray_release_plan: view(program.gray ?? noPlan) })
  }),

  /** 取消分阶段发布. …/code-management/revertGrayRelease.html, grade A+B. Without a running plan nothing happens (grade D). */
  'GET /wxa/revertgrayrelease': account(page('revertGrayRelease'), { sets: [18] }, (call) => {
    const { app, program } = programCall(call)
    call.spend(app.appid)
    const plan = running(program)
    if (plan) plan.status = 4
    return ok()
  }),
}
