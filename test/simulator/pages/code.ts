import { readCode } from '../programs/codePicture'
import { obstacles, versionFor } from '../programs/running'
import { appOf } from '../world'
import type { PageAnswer, PageCall, PageRows } from './page'
import { problemPage } from './problems'
import { messagePage } from './views'

/** Where a scanned mini-program code leads whoever cannot open mini-programs. */
function code({ world, query, who }: PageCall): PageAnswer {
  const target = readCode(`https://mp.weixin.qq.com/a/code?${new URLSearchParams(query).toString()}`)
  const app = target && appOf(world, target.appid)
  if (!target || !app) return problemPage('noProgram')
  const version = versionFor(world, app, target.kind, who)
  if (typeof version === 'string') return problemPage('programStays', obstacles[version])
  return { status: 200, html: messagePage(app.name, `请在微信中扫码打开小程序 ${target.path}`) }
}

const ours = { page: 'what a mini-program code leads to; the address is the simulator’s own', grade: 'D' }

export const codePages: PageRows = { 'GET /a/code': { source: ours, handle: code } }
