import type { Context, Next } from 'koa'
import { callFault, faultText, type Fault } from './faults'
import { note, type Entry } from './journal'
import { answer, findRow, openEntry, shownBody, unknownPath, type Reply } from './openPlatform/dispatch'
import type { Knock } from './openPlatform/gate'
import { pages } from './pages'
import type { PageCall, PageRow } from './pages/page'
import { isPerson } from './phones/people'
import type { Who } from './phones/phone'
import type { World } from './world'
import { writeXml } from './xml'

const largestBody = 32 * 1024 * 1024

export async function readRaw(ctx: Context): Promise<Buffer> {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of ctx.req as AsyncIterable<Buffer>) {
    size += part.length
    if (size > largestBody) ctx.throw(413, 'body is too large')
    parts.push(part)
  }
  return Buffer.concat(parts)
}

export const callerIp = (ctx: Context) => (ctx.req.socket.remoteAddress ?? '').replace(/^::ffff:/, '')

export const queryOf = (ctx: Context) => Object.fromEntries(new URLSearchParams(ctx.querystring))

export const headersOf = (ctx: Context): Record<string, string> =>
  Object.fromEntries(Object.entries(ctx.headers).map(([name, value]) => [name, String(value)]))

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

function cut(ctx: Context): void {
  ctx.respond = false
  ctx.req.socket.destroy()
}

export function send(ctx: Context, entry: Entry, reply: Reply): void {
  const { status, contentType, fileName, headers = {} } = reply
  entry.answer = { status, contentType, body: shownBody(reply) }
  ctx.status = status
  ctx.body = reply.body
  ctx.set({ 'content-type': contentType, ...headers })
  if (fileName) ctx.set('content-disposition', `attachment; filename="${fileName}"`)
}

const html = 'text/html; charset=utf-8'

const isOfV2 = ({ path }: Fault) => /^\/(pay|secapi)\//.test(path)

/** The body of an error as WeChat Pay writes it: XML in v2, JSON in v3. */
function refusedByPay(fault: Fault): Reply {
  const { id, status, code, errmsg } = fault
  const message = errmsg || `fault ${id}`
  if (isOfV2(fault)) {
    const fields = { return_code: 'SUCCESS', result_code: 'FAIL', err_code: code, err_code_des: message }
    return { status: 200, contentType: 'text/xml; charset=utf-8', body: writeXml(fields) }
  }
  const body = JSON.stringify({ code, message })
  return { status, contentType: 'application/json; charset=utf-8', body }
}

/** What a fault answers instead of the real answer, if it answers anything else. */
function spoilt(fault: Fault): Reply | null {
  if (fault.html) return { status: fault.status, contentType: html, body: fault.html }
  if (fault.code) return refusedByPay(fault)
  if (fault.errcode === null) return null
  const errmsg = fault.errmsg || (fault.errcode === -1 ? 'system error' : `fault ${fault.id}`)
  return { status: 200, contentType: 'application/json', body: JSON.stringify({ errcode: fault.errcode, errmsg }) }
}

/** Runs a handler under whatever fault strikes it: late, cut before or after its effect, or with another answer. */
export async function under(
  ctx: Context,
  fault: Fault | undefined,
  entry: Entry,
  handle: () => Promise<Reply>,
): Promise<void> {
  if (!fault) return send(ctx, entry, await handle())
  entry.fault = faultText(fault)
  if (fault.delayMs) await wait(fault.delayMs)
  if (fault.drop === 'before') return cut(ctx)
  const instead = spoilt(fault)
  const hasEffect = !instead || fault.takesEffect
  const reply = hasEffect ? await handle() : instead
  if (fault.drop === 'after') return cut(ctx)
  send(ctx, entry, instead ?? reply)
}

export async function timed(entry: Entry, work: () => Promise<void>): Promise<void> {
  const started = performance.now()
  await work()
  entry.durationMs = Math.round(performance.now() - started)
}

const textOf = (raw: Buffer, contentType: string) =>
  contentType.startsWith('multipart/') ? `(form, ${raw.length} bytes)` : raw.toString('utf8')

/** api.weixin.qq.com: every path that is nothing else. */
export const api = (world: World) => async (ctx: Context) => {
  const raw = await readRaw(ctx)
  const contentType = ctx.get('content-type')
  const { method, path } = ctx
  const knock: Knock = {
    ...{ method, path, raw, contentType },
    query: queryOf(ctx),
    body: textOf(raw, contentType),
    ip: callerIp(ctx),
  }
  const entry = openEntry(world, knock, ctx.url, headersOf(ctx))
  const row = findRow(knock)
  if (!row) return send(ctx, entry, unknownPath(world, knock, entry))
  const fault = callFault(world, ctx.method, ctx.path)
  await timed(entry, () => under(ctx, fault, entry, () => answer(world, row, knock, entry)))
}

/** Whose phone a page is opened on: the in-app browser says so in a header; for trying things out a query will do. */
function phoneOf(ctx: Context): Who | null {
  const name = ctx.get('x-sim-phone') || ctx.cookies.get('sim_phone') || String(ctx.query['sim_phone'] ?? '')
  return isPerson(name) ? name : null
}

async function pageCall(world: World, ctx: Context, body: string): Promise<PageCall> {
  const { sim_phone: _ours, ...query } = queryOf(ctx)
  return { world, query, form: new URLSearchParams(body), referer: ctx.get('referer'), who: phoneOf(ctx) }
}

/** mp.weixin.qq.com and open.weixin.qq.com: the pages people see. */
export const people = (world: World) => async (ctx: Context, next: Next) => {
  const row = pages[`${ctx.method} ${ctx.path}`]
  if (row) await page(world, ctx, row)
  else await next()
}

async function page(world: World, ctx: Context, row: PageRow): Promise<void> {
  const body = (await readRaw(ctx)).toString('utf8')
  const call = await pageCall(world, ctx, body)
  const request = { method: ctx.method, url: ctx.url, headers: headersOf(ctx), body }
  const entry = note(world, {
    kind: 'page',
    title: ctx.path,
    path: ctx.path,
    request,
    source: row.source,
    who: call.who ?? '',
  })
  const fault = callFault(world, ctx.method, ctx.path)
  await timed(entry, () => under(ctx, fault, entry, () => showPage(ctx, call, entry, row.handle)))
}

async function showPage(ctx: Context, call: PageCall, entry: Entry, handle: PageRow['handle']): Promise<Reply> {
  const { status, html: text = '', location, problem } = await handle(call)
  if (location) ctx.set('location', location)
  if (problem) ctx.set('x-sim-problem', problem)
  if (problem) entry.warnings.push(problem)
  return { status, contentType: html, body: text || `<a href="${location ?? ''}">continue</a>` }
}
