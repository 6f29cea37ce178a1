import Taro from '@tarojs/taro'
import type { AnswerOf, Api, RequestOf } from '../../shared/api/contract'
import type { Problem } from '../../shared/next'
import { errMsgOf } from './errMsg'
import type { Session } from './session'

/** A call that did not succeed, with a sentence ready to be shown. */
export class CallFailure extends Error implements Problem {
  readonly code: string
  readonly text: string
  readonly next?: NonNullable<Problem['next']>
  /** The input the sentence is about: a form shows it under that field. */
  readonly field?: string
  /** What support asks for: finds the call in the server's log. */
  readonly requestId?: string

  constructor(problem: Problem & { field?: string; requestId?: string }) {
    super(problem.code)
    this.code = problem.code
    this.text = problem.text
    if (problem.next) this.next = problem.next
    if (problem.field) this.field = problem.field
    if (problem.requestId) this.requestId = problem.requestId
  }
}

/** A picture or document on this phone, sent as multipart under the field its contract names. */
export interface LocalFile {
  field: string
  path: string
}

/** Calls one group of routes: takes the key of the contract and its input, answers what the contract promises. */
export type Call<A extends Api> = <K extends keyof A & string>(
  key: K,
  input: RequestOf<A[K]>,
  file?: LocalFile,
) => Promise<AnswerOf<A[K]>>

interface Sent {
  url: string
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  data: Record<string, unknown>
  file?: LocalFile
}

interface Answered {
  status: number
  body: unknown
}

const timeoutMs = 15_000
const noAnswer = new CallFailure({ code: 'NO_ANSWER', text: '网络好像断了，请检查后再试', next: 'retry' })
const tooSlow = new CallFailure({ code: 'NO_ANSWER', text: '服务器没有及时回应，请稍后再试', next: 'retry' })
const badAnswer = new CallFailure({ code: 'BAD_ANSWER', text: '服务器暂时不可用，请稍后再试', next: 'retry' })
const notAllowed = new CallFailure({
  code: 'DOMAIN_NOT_ALLOWED',
  text: '服务器地址不在小程序的合法域名里，请联系服务商处理',
  next: 'contactOperator',
})

/**
 * Makes the `call` of one contract group.
 *
 * A 401 signs in once more by wx.login and repeats: a session may end at any time and nobody is bothered by it. A GET
 * that got no answer is sent once more; everything else only when the person asks, with the same request key.
 */
export function createCall<A extends Api>(base: () => string, session: Session): Call<A> {
  return async <K extends keyof A & string>(key: K, input: RequestOf<A[K]>, file?: LocalFile) => {
    const request = { ...address(key, input as Record<string, unknown>, base()), ...(file && { file }) }
    const token = session.token()
    const first = await deliver(request, token)
    const answer = first.status === 401 && token ? await deliver(request, await session.renew(token)) : first
    return opened(answer) as AnswerOf<A[K]>
  }
}

/** Fetches a file of one contract group and keeps it under a name for people; answers where it lies on this phone. */
export type Download<A extends Api> = <K extends keyof A & string>(
  key: K,
  input: RequestOf<A[K]>,
  name: string,
) => Promise<string>

const notGiven = new CallFailure({ code: 'NO_DOWNLOAD', text: '文件没有下载成功，请重试', next: 'retry' })

/** Makes the `download` of one contract group. A session that ended is renewed as for a call. */
export function createDownload<A extends Api>(base: () => string, session: Session): Download<A> {
  return async <K extends keyof A & string>(key: K, input: RequestOf<A[K]>, name: string) => {
    const { url, data } = address(key, input as Record<string, unknown>, base())
    const query = Object.entries(data).map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`)
    const filePath = `${Taro.env.USER_DATA_PATH}/${name}`
    const fetch = (token: string) => fetchFile(`${url}?${query.join('&')}`, filePath, token)
    const token = session.token()
    const first = await fetch(token)
    const status = first === 401 ? await fetch(await session.renew(token)) : first
    if (status !== 200) throw notGiven
    return filePath
  }
}

async function fetchFile(url: string, filePath: string, token: string): Promise<number> {
  const header = { authorization: `Bearer ${token}` }
  try {
    return (await Taro.downloadFile({ url, filePath, header, timeout: timeoutMs })).statusCode
  } catch (refusal) {
    throw silence(refusal)
  }
}

/** Fills the path's `:names` from the input; what is left travels as query or body. */
export function address(key: string, input: Record<string, unknown>, base: string): Sent {
  const [method, pattern] = key.split(' ') as [Sent['method'], string]
  const data = { ...input }
  const path = pattern.replace(/:(\w+)/g, (_, name: string) => {
    const value = data[name]
    delete data[name]
    return encodeURIComponent(String(value))
  })
  return { method, url: base + (path === '/' ? '' : path), data }
}

async function deliver(request: Sent, token: string): Promise<Answered> {
  try {
    return await send(request, token)
  } catch (failure) {
    if (request.method !== 'GET') throw failure
    return send(request, token)
  }
}

async function send({ url, method, data, file }: Sent, token: string): Promise<Answered> {
  const header = token ? { authorization: `Bearer ${token}` } : {}
  try {
    if (file) {
      const to = { url, header, filePath: file.path, name: file.field, formData: data, timeout: timeoutMs }
      const { statusCode, data: body } = await Taro.uploadFile(to)
      return { status: statusCode, body: parsed(body) }
    }
    const { statusCode, data: body } = await Taro.request<unknown>({ url, method, data, header, timeout: timeoutMs })
    return { status: statusCode, body }
  } catch (refusal) {
    throw silence(refusal)
  }
}

function silence(refusal: unknown): CallFailure {
  const errMsg = errMsgOf(refusal)
  if (errMsg.includes('url not in domain list')) return notAllowed
  return errMsg.includes('timeout') ? tooSlow : noAnswer
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

/** Takes the answer out of the envelope, or throws what the envelope says went wrong. */
function opened({ status, body }: Answered): unknown {
  const envelope = (typeof body === 'object' && body !== null ? body : {}) as { data?: unknown; error?: Problem }
  if (envelope.error?.text) throw new CallFailure(envelope.error)
  if (status < 200 || status > 299 || !('data' in envelope)) throw badAnswer
  return envelope.data
}

/** Passes without anybody doing anything: who waits for the answer tries again by itself. */
export const passes = (failure: CallFailure): boolean => failure.code === 'NO_ANSWER' || failure.next === 'wait'

/** Whatever was thrown, as something to show. */
export const asFailure = (thrown: unknown): CallFailure =>
  thrown instanceof CallFailure
    ? thrown
    : new CallFailure({ code: 'UNEXPECTED', text: '出了点问题，请重试', next: 'retry' })
