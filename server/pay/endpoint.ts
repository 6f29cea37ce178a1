/** What is different about one API of WeChat Pay. What is common to all of them is in `client.ts`. */
export interface PayEndpoint<Request, Answer> {
  method: 'GET' | 'POST'
  /** `{name}` stands for a field of the request, which then is not sent otherwise. */
  path: string
  /** How an answer is read. `empty`: a 204. `file`: bytes that WeChat Pay does not sign. */
  answer: 'json' | 'empty' | 'file'
  /** Fields without which an answer is none. */
  needs?: readonly (keyof Answer & string)[]
  /** The service provider's path, where partner mode has its own. */
  partnerPath?: string
  /** Only for the compiler: what goes in and what comes out. */
  readonly shapes?: (request: Request) => Answer
}

export const endpoint = <Request extends object, Answer>(
  spec: Omit<PayEndpoint<Request, Answer>, 'shapes'>,
): PayEndpoint<Request, Answer> => spec

export interface WireRequest {
  /** Path and query: what is signed and what is sent are one text. */
  url: string
  body: string
}

type Fields = Record<string, unknown>

/** Writes a request once; whatever signs or sends it uses this very text. */
export function writeRequest(method: string, path: string, request: object): WireRequest {
  const fields: Fields = { ...request }
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = String(fields[name])
    delete fields[name]
    return encodeURIComponent(value)
  })
  const rest = Object.entries(fields).filter(([, value]) => value !== undefined)
  if (method !== 'GET') return { url: filled, body: rest.length > 0 ? JSON.stringify(Object.fromEntries(rest)) : '' }
  const query = rest.map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`).join('&')
  return { url: query ? `${filled}${filled.includes('?') ? '&' : '?'}${query}` : filled, body: '' }
}
