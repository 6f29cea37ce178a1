import type { App } from '../accounts'
import { derivedHex } from '../crypto'
import type { Who } from '../phones/phone'
import type { World } from '../world'
import { programOf, type GrayPlan, type Program, type Version } from './program'

/** 正式版, 体验版, 审核版. */
export type Kind = 'live' | 'trial' | 'review'

export const isKind = (text: string): text is Kind => ['live', 'trial', 'review'].includes(text)

/** Why a program does not open, in WeChat's words. */
export const obstacles = {
  noVersion: '该小程序还没有这个版本',
  notTester: '你不是该小程序的体验成员，请联系管理员添加',
  closed: '该小程序已暂停服务',
} as const

export type Obstacle = keyof typeof obstacles

/** The administrator needs no binding. */
export const isTester = (world: World, app: App, who: Who): boolean =>
  app.admin === who ||
  programOf(world, app.appid).testers.some(({ wechatId }) => wechatId === world.state.phones[who].wechatId)

/** One person is always on the same side of a percentage. */
const share = (appid: string, who: Who) => parseInt(derivedHex(6, 'gray', appid, who), 16) % 100

function isInGray(world: World, app: App, plan: GrayPlan, who: Who): boolean {
  if (plan.status !== 1) return false
  if (plan.toDevelopers && app.admin === who) return true
  return (plan.toTesters && isTester(world, app, who)) || share(app.appid, who) < plan.percentage
}

function liveFor(world: World, app: App, { live, gray, isOpen }: Program, who: Who | null): Version | Obstacle {
  if (!live) return 'noVersion'
  if (!isOpen) return 'closed'
  return gray && who && isInGray(world, app, gray, who) ? gray.version : live
}

/** What a person's phone runs; nobody in particular gets what most people get. */
export function versionFor(world: World, app: App, kind: Kind, who: Who | null): Version | Obstacle {
  const program = programOf(world, app.appid)
  if (kind === 'live') return liveFor(world, app, program, who)
  if (who && !isTester(world, app, who)) return 'notTester'
  const version = kind === 'trial' ? program.trial : program.audits.at(-1)?.version
  return version ?? 'noVersion'
}

/** The version in the Referer: 0 for what is not live yet (grade A). */
export const refererVersion = (world: World, app: App, kind: Kind): string => {
  if (kind !== 'live') return '0'
  return String(programOf(world, app.appid).live?.appVersion ?? app.version)
}
