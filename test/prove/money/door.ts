import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'

/** One address before several servers, any of which may be dead: what WeChat and people know. */
export interface Door {
  url: string
  close(): Promise<void>
}

/** `ports` answers those that live now. A request goes to one of them in turn; an answer that dies with it is lost. */
export async function openDoor(ports: () => readonly number[]): Promise<Door> {
  let turn = 0
  const server = createServer((asked, answer) => {
    const living = ports()
    const port = living[turn++ % Math.max(living.length, 1)]
    if (port === undefined) answer.destroy()
    else passOn(asked, answer, port)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function passOn(asked: IncomingMessage, answer: ServerResponse, port: number): void {
  const { method, url, headers } = asked
  const onward = request({ host: '127.0.0.1', port, method, path: url, headers }, (given) => {
    answer.writeHead(given.statusCode ?? 502, given.headers)
    given.on('error', () => answer.destroy()).pipe(answer)
  })
  onward.on('error', () => answer.destroy())
  asked.on('error', () => onward.destroy()).pipe(onward)
}
