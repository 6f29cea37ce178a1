/** A request and what was answered, as JSON; a form is sent as one. */
export type Ask = <T>(method: string, path: string, body?: object) => Promise<T>

/** Asks a server, as somebody who is signed in where a token is given. */
export const asker =
  (base: string, token?: string): Ask =>
  async <T>(method: string, path: string, body?: object) => {
    const isForm = body instanceof FormData
    const headers = {
      ...(!isForm && { 'content-type': 'application/json' }),
      ...(token && { authorization: `Bearer ${token}` }),
    }
    const sent = isForm ? body : JSON.stringify(body)
    const answer = await fetch(base + path, { method, headers, ...(body && { body: sent }) })
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`)
    return (answer.status === 204 ? undefined : await answer.json()) as T
  }

/** Our own answers have what was asked for under `data`. */
export const theirs =
  (ask: Ask): Ask =>
  async <T>(method: string, path: string, body?: object) =>
    (await ask<{ data: T }>(method, path, body)).data

let keys = 0

/** A request key that nobody has used. */
export const aKey = (what: string): string => `${what}-of-the-e2e-tests-${Date.now()}-${++keys}`
