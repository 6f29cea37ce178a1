import type { RouterInstance, RouterMiddleware } from '@koa/router'
import type { Context, Middleware } from 'koa'
import type { AnswerOf, Api, Entry, FileAnswer, InputOf } from '../shared/api/contract'
import type { Role } from '../shared/store'
import { Failure } from './failures'
import { readInput } from './input'
import { createMemory, sendRemembered, type Memory } from './middleware/remember'
import { requestOf } from './middleware/request'
import { fileOf, upload, type UploadedFile } from './middleware/upload'

/** A contract and where it is mounted. */
export interface ApiGroup {
  /** `/api/merchant/me` */
  prefix: string
  name: string
  api: Api
}

/** What a call carries besides who makes it: the file, for entries that take one. */
export interface FileCall {
  file?: UploadedFile
}

/** The bytes of the file: the mount refuses a request without one. */
export const bytesOf = ({ file }: FileCall): Buffer => file?.bytes ?? Buffer.alloc(0)

/** One handler for each entry of a contract; leaving one out does not compile. */
export type Handlers<A extends Api, Call> = {
  [K in keyof A]: (call: Call & FileCall, input: InputOf<A[K]>) => Promise<AnswerOf<A[K]>>
}

export interface Mount<Call> {
  /** Runs before every entry that is public: all that stands between it and a stranger. */
  publicly?: Middleware
  /** Runs before every entry that is not public, and refuses strangers. */
  session: Middleware
  /** What whoever asks is in the store, from what `session` left in `ctx.state`; entries for some roles only need it. */
  roleOf?(ctx: Context): Role | undefined
  /** What handlers get, from what the middleware left in `ctx.state`. */
  callOf(ctx: Context): Call
}

type AnyHandler<Call> = (call: Call & FileCall, input: unknown) => Promise<unknown>

/** Mounts every entry of a contract under the router's prefix. Answers `{ data }`. */
export function mountApi<A extends Api, Call extends object>(
  router: RouterInstance,
  api: A,
  handlers: Handlers<A, Call>,
  { publicly = pass, session, roleOf, callOf }: Mount<Call>,
): void {
  const memory = createMemory()
  for (const [key, entry] of Object.entries<Entry>(api)) {
    const { method, path } = splitKey(key)
    const handler = handlers[key] as AnyHandler<Call>
    const route = named(`${router.opts.prefix ?? ''}${path}`)
    if (entry.cacheSeconds !== undefined) {
      const steps = [route, remembering(entry, entry.cacheSeconds, memory, publicly, handler, callOf)]
      router.register(path || '/', [method], steps as RouterMiddleware[])
      continue
    }
    const steps: Middleware[] = [
      route,
      entry.access === 'public' ? publicly : session,
      ...(entry.roles ? [onlyFor(entry.roles, roleOf)] : []),
      ...(entry.file ? [upload(entry.file)] : []),
      answering(entry, handler, callOf),
    ]
    router.register(path || '/', [method], steps as RouterMiddleware[])
  }
}

/** Asks `routes` only about what is below this address: a router looks at every one of its patterns. */
export const below =
  (address: string, routes: Middleware): Middleware =>
  (ctx, next) =>
    (ctx.path.startsWith(address) ? routes(ctx, next) : next()) as Promise<void>

/** Asks `routes` only about what is not below this address. */
export const beside =
  (address: string, routes: Middleware): Middleware =>
  (ctx, next) =>
    (ctx.path.startsWith(address) ? next() : routes(ctx, next)) as Promise<void>

const pass: Middleware = (_ctx, next) => next()

const onlyFor =
  (roles: readonly Role[], roleOf: Mount<unknown>['roleOf']): Middleware =>
  (ctx, next) => {
    const role = roleOf?.(ctx)
    if (!role || !roles.includes(role)) throw new Failure('FORBIDDEN', { role, roles })
    return next()
  }

/** `POST /orders/:orderId/ship` in its two halves. `/` is the prefix itself. */
export function splitKey(key: string): { method: string; path: string } {
  const [method = '', path = ''] = key.split(' ')
  return { method, path: path === '/' ? '' : path }
}

/** For log and metrics: of two patterns that match, the router reports the last, not the one that answered. */
const named =
  (route: string): Middleware =>
  (ctx, next) => {
    requestOf(ctx).route = route
    return next()
  }

/** What is public and the same for everybody is made once for all who ask within half a second. */
const remembering =
  <Call extends object>(
    entry: Entry,
    seconds: number,
    memory: Memory,
    publicly: Middleware,
    handler: AnyHandler<Call>,
    callOf: (ctx: Context) => Call,
  ): Middleware =>
  async (ctx) => {
    const input = readInput(entry, ctx)
    const make = async (): Promise<unknown> => {
      let data: unknown
      await publicly(ctx, async () => void (data = await handler(callOf(ctx), input)))
      return data
    }
    await sendRemembered(ctx, await memory(`${ctx.path} ${JSON.stringify(input)}`, seconds, make))
  }

const answering =
  <Call extends object>(entry: Entry, handler: AnyHandler<Call>, callOf: (ctx: Context) => Call): Middleware =>
  async (ctx) => {
    const input = readInput(entry, ctx)
    const file = fileOf(ctx)
    const data = await handler({ ...callOf(ctx), ...(file && { file }) }, input)
    ctx.set('Cache-Control', 'private, no-store')
    if (entry.isFile) return sendFile(ctx, data as FileAnswer)
    ctx.type = 'json'
    ctx.body = JSON.stringify({ data }) // as text: given an object, compress and Koa would each make the text
  }

function sendFile(ctx: Context, { name, type, bytes }: FileAnswer): void {
  ctx.attachment(name)
  ctx.type = type
  ctx.body = Buffer.from(bytes)
}
