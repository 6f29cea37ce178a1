import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { AnswerOf } from '../../shared/api/contract'
import type { merchantMeApi, merchantStoreApi } from '../../shared/api/merchant'

type Me = typeof merchantMeApi
type Store = typeof merchantStoreApi
type Given = Record<string, unknown> & { authorization: string }
type Handlers = { [K in keyof Me]?: (given: Given) => AnswerOf<Me[K]> }
export type StoreHandlers = { [K in keyof Store]?: (given: Given) => AnswerOf<Store[K]> }

/** A refusal as the contract's envelope carries it. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly error: { code: string; text: string; next?: string; field?: string },
  ) {
    super(error.code)
  }
}

export interface Border {
  url: string
  /** `POST /me/sessions`, in the order they came. */
  calls: string[]
  close(): Promise<void>
}

/** The other side of the contract, answering from tables typed by it: what comes back is what a server must give. */
export async function serveContract(me: Handlers, store: StoreHandlers): Promise<Border> {
  const calls: string[] = []
  const server = createServer((request, response) => {
    answer(request, calls, { ...prefixed('/me', me), ...prefixed('/:storeKey', store) })
      .then(({ status, body }) =>
        response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body)),
      )
      .catch(() => response.destroy()) // a phone that was put away while it asked
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}`, calls, close: () => closed(server) }
}

type Handler = (given: Given) => unknown

const prefixed = (prefix: string, handlers: object): Record<string, Handler> =>
  Object.fromEntries(
    Object.entries(handlers as Record<string, Handler>).map(([key, run]) => [
      key.replace(' /', ` ${prefix}/`).replace(/\/$/, ''),
      run,
    ]),
  )

async function answer(request: IncomingMessage, calls: string[], table: Record<string, Handler>) {
  const path = decodeURI(request.url ?? '')
    .replace(/^\/api\/merchant/, '')
    .replace(/\?.*/, '')
  const asked = `${request.method} ${path}`
  calls.push(asked)
  const body = await bodyOf(request)
  for (const [key, run] of Object.entries(table)) {
    const params = new RegExp(`^${key.replace(/:(\w+)/g, '(?<$1>[^/]+)')}$`).exec(asked)
    if (params)
      return settled(() => run({ ...body, ...params.groups, authorization: request.headers.authorization ?? '' }))
  }
  return { status: 404, body: { error: { code: 'NOT_FOUND', text: `no handler for ${asked}`, requestId: 'r-404' } } }
}

function settled(run: () => unknown) {
  try {
    return { status: 200, body: { data: run() } }
  } catch (thrown) {
    const { status, error } = thrown as Refusal
    return { status, body: { error: { ...error, requestId: 'r-42' } } }
  }
}

async function bodyOf(request: IncomingMessage): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  try {
    return JSON.parse(Buffer.concat(chunks).toString()) as Record<string, unknown>
  } catch {
    return {}
  }
}

const closed = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.closeAllConnections()
    server.close(() => resolve())
  })
