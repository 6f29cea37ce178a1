import type { Context } from 'koa'
import type { Platform } from '../../platform'
import type { BrowserSession } from './calls'

const cookieName = 'kaidian_operator'
const cookiePath = '/api/operator'

/**
 * The console sends this with everything. A page of another site cannot: its browser would ask us first, and we allow
 * nobody. SameSite alone would still trust every host below our domain.
 */
const headerName = 'x-kaidian-console'

export const isFromConsole = (ctx: Context): boolean => ctx.get(headerName) !== ''

export const tokenInCookie = (ctx: Context): string => ctx.cookies.get(cookieName) ?? ''

/** A cookie that no script can read and that only our own pages send along. It ends with the browser or the session. */
export function browserSession({ config }: Platform, ctx: Context): BrowserSession {
  const secure = config.http.publicUrl.startsWith('https://') ? ['Secure'] : []
  // Not by Koa: it refuses `Secure` behind a proxy that does not say it speaks https.
  const set = (value: string, ...more: string[]) => {
    const parts = [`${cookieName}=${value}`, `Path=${cookiePath}`, 'HttpOnly', 'SameSite=Strict', ...secure, ...more]
    ctx.set('Set-Cookie', parts.join('; '))
  }
  return { isConsole: isFromConsole(ctx), keep: (token) => set(token), forget: () => set('', 'Max-Age=0') }
}
