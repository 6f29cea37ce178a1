import { fields, textOf } from './value'

/** The simulator's control API, from a page it served. */
export async function ask<T>(method: string, path: string, body?: unknown): Promise<T> {
  const answer = await fetch(`/_sim${path}`, {
    method,
    ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  })
  const text = await answer.text()
  const value: unknown = isJson(answer) && text !== '' ? JSON.parse(text) : text
  if (!answer.ok) throw new Error(textOf(fields(value).error) || `${method} /_sim${path}: ${answer.status}`)
  // The control API is the simulator's own; its shapes are described beside each call.
  return value as T
}

const isJson = (answer: Response): boolean => (answer.headers.get('content-type') ?? '').includes('json')

export const get = <T>(path: string) => ask<T>('GET', path)
export const post = <T>(path: string, body: unknown = {}) => ask<T>('POST', path, body)
