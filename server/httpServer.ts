import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { ConfigError } from './environment'

export interface HttpServer {
  port: number
  /** Stops listening, lets what is under way finish until `patienceMs` are over, then cuts the rest. */
  close(patienceMs: number): Promise<void>
}

const requestTimeoutMs = 60_000 // a whole request, its body included: a photo over a slow phone line fits

/**
 * Longer than any proxy before us keeps a connection that rests (nginx: 60 s), and than a busy client forgets it: whoever ends
 * it first must be the one who sends on it, or a request meets a closed door.
 */
const keepAliveTimeout = 75_000

/** @throws ConfigError when the port is taken */
export async function listen(
  handler: RequestListener,
  { host, port }: { host: string; port: number },
): Promise<HttpServer> {
  let isClosing = false
  const server = createServer({ requestTimeout: requestTimeoutMs, keepAliveTimeout }, (request, response) => {
    if (isClosing) response.setHeader('Connection', 'close')
    handler(request, response)
  })
  await listening(server, host, port)
  return {
    port: (server.address() as AddressInfo).port,
    close: (patienceMs) => {
      isClosing = true
      return closing(server, patienceMs)
    },
  }
}

const listening = (server: Server, host: string, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const problem =
        error.code === 'EADDRINUSE' ? `端口 ${port} 已被占用` : `不能监听 ${host}:${port}（${error.message}）`
      reject(new ConfigError('PORT', problem, '请换一个端口，或停掉占用它的程序'))
    })
    server.listen(port, host, resolve)
  })

const closing = (server: Server, patienceMs: number): Promise<void> =>
  new Promise((resolve) => {
    // Again and again: a connection that was busy at first becomes idle, and would be kept for the client's next request.
    const hangUp = setInterval(() => server.closeIdleConnections(), 50)
    const cut = setTimeout(() => server.closeAllConnections(), patienceMs)
    server.close(() => {
      clearInterval(hangUp)
      clearTimeout(cut)
      resolve()
    })
    server.closeIdleConnections()
  })
