import type { AnswerOf, RequestOf } from '../../shared/api/contract'
import type { operatorApi } from '../../shared/api/operator'
import type { Problem } from '../../shared/next'
import { hearTime } from './clock'

type OperatorApi = typeof operatorApi
export type Key = Extract<keyof OperatorApi, string>

/** A call that did not succeed, with a sentence ready to be shown. */
export class CallFailure extends Error {
  readonly code: string
  readonly text: string
  /** Finds the call in the server's log. */
  readonly requestId: string | undefined

  constructor({ code, text, requestId }: Problem & { requestId?: string }) {
    super(code)
    this.code = code
    this.text = text
    this.requestId = requestId
  }
}

const noAnswer = { code: 'NO_ANSWER', text: '服务器没有回应，请检查网络后再试' }
const badAnswer = { code: 'BAD_ANSWER', text: '服务器暂时不可用，请稍后再试' }

/** Hears of every answer that says the session is over. */
let onSessionOver: () => void = () => undefined
export const whenSessionEnds = (tell: () => void): void => void (onSessionOver = tell)

/**
 * Calls the server: takes the key of the contract and its input, answers what the contract promises.
 *
 * @throws CallFailure
 */
export async function call<K extends Key>(key: K, input: RequestOf<OperatorApi[K]>): Promise<AnswerOf<OperatorApi[K]>> {
  const { url, init } = requestOf(key, input)
  const answer = await fetch(url, init).catch(() => {
    throw new CallFailure(noAnswer)
  })
  hearTime(answer.headers.get('date'))
  const body = (await answer.json().catch(() => ({}))) as { data?: unknown; error?: Problem & { requestId?: string } }
  if (body.error?.code === 'UNAUTHENTICATED') onSessionOver()
  if (body.error) throw new CallFailure(body.error)
  if (!answer.ok || !('data' in body)) throw new CallFailure(badAnswer)
  return body.data as AnswerOf<OperatorApi[K]> // the contract's word for what the server sends
}

/** Fills the path's `:names` from the input; what is left travels as query or body. What is undefined stays here. */
export function requestOf(key: Key, input: object): { url: string; init: RequestInit } {
  const [method = '', pattern = ''] = key.split(' ')
  const rest = new Map(Object.entries(input).filter(([, value]) => value !== undefined))
  const path = pattern.replace(/:(\w+)/g, (_all, name: string) => {
    const value = String(rest.get(name))
    rest.delete(name)
    return encodeURIComponent(value)
  })
  const url = `/api/operator${path}`
  const headers = { 'x-kaidian-console': '1' }
  if (method === 'GET') return { url: withQuery(url, rest), init: { headers } }
  const body = JSON.stringify(Object.fromEntries(rest))
  return { url, init: { method, headers: { ...headers, 'content-type': 'application/json' }, body } }
}

function withQuery(url: string, values: Map<string, unknown>): string {
  const query = new URLSearchParams([...values].map(([name, value]): [string, string] => [name, String(value)]))
  return query.size > 0 ? `${url}?${query}` : url
}

/** Whatever was thrown, as something to show. */
export const asFailure = (thrown: unknown): CallFailure =>
  thrown instanceof CallFailure ? thrown : new CallFailure({ code: 'UNEXPECTED', text: '页面出了点问题，请刷新后再试' })
