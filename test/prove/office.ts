import type { AttemptView, AuthorizerView, NewAttemptView } from '../../shared/api/merchant/authorisation'
import type { SignedInView } from '../../shared/api/merchant/me'
import type { StoreView } from '../../shared/api/merchant/store'
import type { Simulated } from './simulated'

/** An answer of our API, or what went wrong on the way to it. */
export type Said<T> = { status: number; data: T; code: null } | { status: number; data: null; code: string }

/** A merchant with the back office in the hand. Answers come as they are: a server may be dead at any moment. */
export interface Office {
  call<T>(serverUrl: string, method: string, path: string, body?: unknown): Promise<Said<T>>
  /** As `call`, for what must work. */
  must<T>(serverUrl: string, method: string, path: string, body?: unknown): Promise<T>
}

export async function call<T>(
  serverUrl: string,
  method: string,
  path: string,
  body?: unknown,
  token?: string,
): Promise<Said<T>> {
  const headers = { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) }
  try {
    const answer = await fetch(`${serverUrl}/api/merchant${path}`, {
      method,
      headers,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    const { data, error } = (await answer.json()) as { data?: T; error?: { code: string } }
    if (error) return { status: answer.status, data: null, code: error.code }
    return { status: answer.status, data: data as T, code: null }
  } catch {
    return { status: 0, data: null, code: 'UNREACHABLE' }
  }
}

const must = <T>(said: Said<T>, what: string): T => {
  if (said.code !== null) throw new Error(`${what}: ${said.status} ${said.code}`)
  return said.data
}

/** Signs the merchant of the simulated phone in. */
export async function signIn({ control }: Simulated, serverUrl: string, backOffice: string): Promise<Office> {
  const { code } = await control<{ code: string }>('/_sim/phones/merchant/login', { appid: backOffice })
  const signedIn = must(
    await call<SignedInView>(serverUrl, 'POST', '/me/sessions', { code, device: 'phone' }),
    'sign-in',
  )
  const asMe: Office['call'] = (url, method, path, body) => call(url, method, path, body, signedIn.token)
  return {
    call: asMe,
    must: async <T>(url: string, method: string, path: string, body?: unknown) =>
      must(await asMe<T>(url, method, path, body), `${method} ${path}`),
  }
}

let keys = 0
export const aRequestKey = (): string => `request-key-${process.pid}-${String(++keys).padStart(6, '0')}`

export const openStore = (office: Office, serverUrl: string, name: string): Promise<StoreView> =>
  office.must(serverUrl, 'POST', '/me/stores', { name, kind: 'dining', requestKey: aRequestKey() })

export const beginAttempt = (
  office: Office,
  serverUrl: string,
  storeKey: string,
  requestKey = aRequestKey(),
): Promise<Said<NewAttemptView>> => office.call(serverUrl, 'POST', `/${storeKey}/attempts`, { requestKey })

export const latestAttempt = (office: Office, serverUrl: string, storeKey: string): Promise<Said<AttemptView | null>> =>
  office.call(serverUrl, 'GET', `/${storeKey}/attempts/latest`)

export const authorizerOf = (
  office: Office,
  serverUrl: string,
  storeKey: string,
): Promise<Said<AuthorizerView | null>> => office.call(serverUrl, 'GET', `/${storeKey}/authorizer`)

/** A page in WeChat's in-app browser; a dead server is a page with status 0. */
export interface SeenPage {
  url: string
  status: number
  source: string
  redirects: string[]
}

const unreachable = (url: string): SeenPage => ({ url, status: 0, source: '', redirects: [] })

export const browse = ({ control }: Simulated, url: string): Promise<SeenPage> =>
  control<SeenPage>(`/_sim/phones/merchant/web?format=json&url=${encodeURIComponent(url)}`).catch(() =>
    unreachable(url),
  )

/** The address behind our page's one button, or null where it has none. */
export const actionOf = ({ source }: SeenPage): string | null =>
  /class="action" href="([^"]+)"/.exec(source)?.[1]?.replaceAll('&amp;', '&') ?? null

/** Reads WeChat's page, chooses the account, confirms; answers where the browser ends. */
export const confirm = ({ control }: Simulated, page: SeenPage, appid: string): Promise<SeenPage> =>
  control<SeenPage>('/_sim/phones/merchant/confirm', { url: actionOf(page) ?? '', referer: page.url, appid }).catch(
    () => unreachable(page.url),
  )
