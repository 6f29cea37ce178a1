import { fields, textOf } from './value'

/** The simulator says no: in words for people, and in one for programs where it has one. */
export class ControlError extends Error {
  constructor(
    message: string,
    readonly problem: string,
  ) {
    super(message)
  }
}

/** The simulator's control API, from a page it served. */
export async function ask<T>(method: string, path: string, body?: unknown): Promise<T> {
  const answer = await fetch(`/_sim${path}`, {
    method,
    ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  })
  const text = await answer.text()
  const value: unknown = isJson(answer) && text !== '' ? JSON.parse(text) : text
  if (!answer.ok) {
    const { error, problem } = fields(value)
    throw new ControlError(textOf(error) || `${method} /_sim${path}: ${answer.status}`, textOf(problem))
  }
  // The control API is the simulator's own; its shapes are described beside each call.
  return value as T
}

const isJson = (answer: Response): boolean => (answer.headers.get('content-type') ?? '').includes('json')

export const get = <T>(path: string) => ask<T>('GET', path)
export const post = <T>(path: string, body: unknown = {}) => ask<T>('POST', path, body)
