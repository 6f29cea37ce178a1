import { fields, isCall, isObject, numberOf, textOf, type Fields } from '../../kit/value'
import { fromBase64, toBase64 } from '../bytes'
import { askerOf, type Program } from '../program'
import { Refusal } from '../refusal'
import { asks, type ApiGroup, type Ask } from './answer'

/** 网络. All of it goes out through the simulator, which knows the domain list and sets WeChat's Referer. */
export const network: ApiGroup = (program) => ({
  request: task(program, 'request', (options) => request(program, options)),
  uploadFile: task(program, 'uploadFile', (options) => upload(program, options)),
  downloadFile: task(program, 'downloadFile', (options) => download(program, options)),
})

/** An API that can be called off, and that reports its headers on the way. */
const task = (program: Program, name: string, run: (options: Fields) => Promise<Fields>) => (given: unknown) => {
  const listeners = new Set<unknown>()
  let callOff = () => undefined as void
  const off = new Promise<never>((_, reject) => (callOff = () => reject(new Refusal('abort'))))
  const late = numberOf(fields(given).timeout, 60_000)
  const ask: Ask = async (options) => {
    const answer = await Promise.race([run(options), off, timeOut(late)])
    for (const listener of listeners) if (isCall(listener)) listener({ header: answer.header })
    return answer
  }
  const promise = asks(program, name, ask)(given)
  const controls = {
    abort: () => callOff(),
    onHeadersReceived: (listener: unknown) => void listeners.add(listener),
    offHeadersReceived: (listener: unknown) => void listeners.delete(listener),
    onProgressUpdate: () => undefined,
    offProgressUpdate: () => undefined,
    onChunkReceived: () => undefined,
    offChunkReceived: () => undefined,
  }
  return promise ? Object.assign(promise, controls) : controls
}

const timeOut = (ms: number) =>
  new Promise<never>((_, reject) => setTimeout(() => reject(new Refusal('timeout', { errno: 5 })), ms))

async function request(program: Program, options: Fields): Promise<Fields> {
  const { url, data, header, method, dataType, responseType } = options
  const answer = answered(
    await program.host.line.request({
      ...askerOf(program),
      url: textOf(url),
      method: textOf(method, 'GET').toUpperCase(),
      header: fields(header),
      data: data ?? null,
      dataType: textOf(dataType, 'json'),
      responseType: textOf(responseType, 'text'),
    }),
  )
  const isBytes = responseType === 'arraybuffer' && typeof answer.data === 'string'
  const bytes = isBytes ? program.realm.intoBytes(fromBase64(textOf(answer.data))) : answer.data
  return { cookies: [], ...answer, data: isBytes ? bytes : program.realm.into(answer.data ?? '') }
}

/** A request that did not arrive anywhere answers only an errMsg. */
function answered(answer: Fields): Fields {
  if (typeof answer.statusCode === 'number') return answer
  throw new Refusal(textOf(answer.errMsg).replace(/^\w+:fail /, '') || 'fail', withoutMessage(answer))
}

const withoutMessage = ({ errMsg: _, ...rest }: Fields): Fields => rest

async function upload(program: Program, options: Fields): Promise<Fields> {
  const filePath = textOf(options.filePath)
  const answer = answered(
    await program.host.line.upload({
      ...askerOf(program),
      url: textOf(options.url),
      name: textOf(options.name),
      fileName: filePath.replace(/^.*\//, ''),
      base64: toBase64(program.files.read(filePath)),
      formData: fields(options.formData),
      header: fields(options.header),
    }),
  )
  return { ...answer, data: isObject(answer.data) ? JSON.stringify(answer.data) : answer.data }
}

async function download(program: Program, options: Fields): Promise<Fields> {
  const answer = answered(
    await program.host.line.request({
      ...askerOf(program),
      ...{ api: 'downloadFile', url: textOf(options.url), method: 'GET', header: fields(options.header), data: null },
      ...{ dataType: 'text', responseType: 'arraybuffer' },
    }),
  )
  const extension = /\.(\w{2,5})(?:\?|$)/.exec(textOf(options.url))?.[1] ?? 'bin'
  const path = program.files.temporary(textOf(answer.data), extension)
  return { statusCode: answer.statusCode, header: answer.header, tempFilePath: path, filePath: path }
}
