import type { Context } from 'koa'
import { readRaw } from '../http'
import { isPerson } from '../phones/people'
import { isKind, type Kind } from '../programs/running'
import type { App } from '../accounts'
import type { Who } from '../phones/phone'
import { appOf, type World } from '../world'

/** The body of a control request; an empty one is an empty object. */
export async function bodyOf<T>(ctx: Context): Promise<Partial<T>> {
  const raw = (await readRaw(ctx)).toString('utf8')
  if (!raw) return {}
  try {
    return JSON.parse(raw) as Partial<T>
  } catch {
    return ctx.throw(400, 'the body is not JSON')
  }
}

/** Refuses fields nobody knows: a misspelt option must not be silently without effect. */
export function onlyKnown(ctx: Context, body: object, known: readonly string[]): void {
  const strangers = Object.keys(body).filter((name) => !known.includes(name))
  if (strangers.length) ctx.throw(400, `unknown field ${strangers.join(', ')}; known are ${known.join(', ')}`)
}

export function must<T>(ctx: Context, value: T | undefined | null, what: string): T {
  return value ?? ctx.throw(400, `${what} is missing or unknown`)
}

export function personOf(ctx: Context, name: string | undefined): Who {
  return name && isPerson(name) ? name : ctx.throw(404, 'a phone belongs to merchant or customer')
}

/** Which version of a program is meant; the live one unless said. */
export const kindOf = (ctx: Context, kind: unknown = 'live'): Kind =>
  isKind(String(kind)) ? (kind as Kind) : ctx.throw(400, 'kind is live, trial or review')

export const namedApp = (ctx: Context, world: World, appid: string | undefined): App =>
  must(ctx, appOf(world, appid ?? ''), `app ${appid ?? ''}`)
