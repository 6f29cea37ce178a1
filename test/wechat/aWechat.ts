import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { createWechatClient, type CallRecord, type HeldToken, type TokenSource } from '../../server/wechat/client'

export interface Seen {
  method: string
  /** Path and query as they came. */
  url: string
  path: string
  query: Record<string, string>
  headers: IncomingMessage['headers']
  body: Buffer
}

/** What the server does with one request: writes an answer, or worse. */
export type Behaviour = (response: ServerResponse, seen: Seen) => void

/** An HTTP server on this machine that behaves as told, once for each behaviour, the last one from then on. */
export async function aWechat(...behaviours: Behaviour[]) {
  const seen: Seen[] = []
  const sockets = new Set<Socket>()
  const server = createServer((request, response) => {
    void read(request).then((one) => {
      seen.push(one)
      behaviours[Math.min(seen.length, behaviours.length) - 1]?.(response, one)
    })
  })
  server.on('connection', (socket) => sockets.add(socket))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const calls: CallRecord[] = []
  const apiUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const client = createWechatClient({
    apiUrl,
    componentAppid: 'wxcomponent',
    log: (call) => calls.push(call),
    pausesMs: [1, 2],
  })
  const stopListening = async () => {
    for (const socket of sockets) socket.destroy()
    await new Promise((resolve) => server.close(resolve))
  }
  const close = async () => {
    await stopListening()
    await client.close()
  }
  return { client, apiUrl, seen, calls, stopListening, close }
}

async function read(request: IncomingMessage): Promise<Seen> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const url = new URL(request.url ?? '/', 'http://localhost')
  return {
    method: request.method ?? '',
    url: request.url ?? '',
    path: url.pathname,
    query: Object.fromEntries(url.searchParams),
    headers: request.headers,
    body: Buffer.concat(chunks),
  }
}

export const says =
  (body: string | Buffer | object, type = 'application/json; encoding=utf-8', status = 200): Behaviour =>
  (response) => {
    response.writeHead(status, { 'content-type': type })
    response.end(typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body))
  }

export const errs = (errcode: number, errmsg = `no rid: 65aabbcc-1234abcd-9876fedc`): Behaviour =>
  says({ errcode, errmsg })

/** Takes the request and cuts the line without a word. */
export const cutsTheLine: Behaviour = (response) => response.socket?.destroy()

/** Begins an answer and cuts the line in the middle. */
export const cutsTheAnswer: Behaviour = (response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' })
  response.write('{"openid":')
  setImmediate(() => response.socket?.destroy())
}

export const saysNothing: Behaviour = () => undefined

/** Tokens as the token manager gives them: renewing replaces only what failed. */
export function someTokens() {
  let held: HeldToken = { value: 'token-1', version: 1 }
  const renewed: HeldToken[] = []
  const source: TokenSource = {
    current: () => Promise.resolve(held),
    renew: (failed) => {
      renewed.push(failed)
      if (failed.version === held.version) held = { value: `token-${held.version + 1}`, version: held.version + 1 }
      return Promise.resolve(held)
    },
  }
  return { source, renewed }
}
