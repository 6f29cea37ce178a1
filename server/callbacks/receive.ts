import { parse } from 'node:querystring'
import type { Context, Middleware } from 'koa'
import type { InboxChannel } from '../db/models/job'
import { Failure } from '../failures'
import { rawBody } from '../middleware/body'
import { refuseMethod } from '../middleware/errors'
import type { Platform } from '../platform'
import { eventName, keepEvent } from '../services/inbox'
import { CallbackRefused, openCallback, type OpenedCallback } from '../wechat/envelope'
import { addresseeCheck, type AddresseeCheck } from './addressee'
import { authorizerEvents } from './authorizer'
import { componentEvents } from './component'

const maxBytes = 128 * 1024 // callbacks-and-login.md §1.10
const windowSeconds = 600
const messagePath = /^\/wechat\/(wx[0-9A-Za-z]{4,30})\/callback$/

/**
 * 授权事件接收 URL and 消息与事件接收 URL. A push is opened, kept, and answered `success`; what it means is worked out
 * after. What does not open leaves no trace but a line in the log.
 */
export function receiveCallbacks(platform: Platform): Middleware {
  const receiver = { platform, checkAddressee: addresseeCheck(platform) }
  return async (ctx, next) => {
    if (ctx.path === '/wechat/authorize') return receive(receiver, ctx, 'component', null)
    const [, appid] = messagePath.exec(ctx.path) ?? []
    if (appid) return receive(receiver, ctx, 'authorizer', appid)
    await next()
  }
}

interface Receiver {
  platform: Platform
  checkAddressee: AddresseeCheck
}

async function receive(
  { platform, checkAddressee }: Receiver,
  ctx: Context,
  channel: InboxChannel,
  appid: string | null,
): Promise<void> {
  if (ctx.method !== 'POST') refuseMethod(ctx, ['POST'])
  const now = await platform.clock.fresh()
  const opened = await open(platform, ctx, now)
  if (appid !== null) await checkAddressee(appid, opened.fields)
  const isNew = await keepEvent(platform, channel, appid ?? accountOf(opened), opened, now)
  const name = labelOf(eventName(opened.fields))
  platform.metrics.callbacks.inc({ channel, name, outcome: isNew ? 'kept' : 'repeated' })
  ctx.type = 'text/plain'
  ctx.body = 'success'
}

async function open(platform: Platform, ctx: Context, now: Date): Promise<OpenedCallback> {
  const { appid, token, aesKey, tokenPrevious, aesKeyPrevious } = platform.config.component
  const given = <T>(values: (T | undefined)[]): T[] => values.filter((value) => value !== undefined)
  const keys = { appid, tokens: given([token, tokenPrevious]), aesKeys: given([aesKey, aesKeyPrevious]) }
  const body = await rawBody(ctx.req, maxBytes)
  try {
    return openCallback({ body, query: single(ctx.querystring), keys, now, windowSeconds })
  } catch (error) {
    if (!(error instanceof CallbackRefused)) throw error
    platform.metrics.callbacks.inc({ channel: 'component', name: 'unopened', outcome: error.reason })
    const row = { status: error.status, text: '推送没有通过校验' }
    throw new Failure('CALLBACK_REFUSED', { reason: error.message, code: error.code }, row)
  }
}

/** A parameter given twice counts as not given: which of the two was signed cannot be known. */
function single(querystring: string): Record<string, string | undefined> {
  const query: Record<string, string | undefined> = {}
  for (const [name, value] of Object.entries(parse(querystring))) {
    if (typeof value === 'string') query[name] = value
  }
  return query
}

/** The account an authorisation event is about. WeChat spells the field in four ways. */
function accountOf({ fields }: OpenedCallback): string | null {
  const { AuthorizerAppid, appid, verify_appid, authorizer_appid } = fields
  const found = [AuthorizerAppid, appid, verify_appid, authorizer_appid].find((value) => typeof value === 'string')
  return typeof found === 'string' ? found.slice(0, 32) : null
}

const known = new Set([...Object.keys(componentEvents), ...Object.keys(authorizerEvents)])

/** Metrics grow with every label: names we do not know share one. */
const labelOf = (name: string): string => (known.has(name) ? name : 'other')
