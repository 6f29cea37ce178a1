import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Base } from '../../server/base'

/** A clock that stands until it is moved, for servers that follow it by CLOCK_URL. */
export interface MovedClock {
  url: string
  /** Moves it on, and has everybody look. */
  move(seconds: number, ...watchers: Base[]): Promise<void>
  close(): Promise<void>
}

export async function aClock(startsAt: Date): Promise<MovedClock> {
  let now = startsAt.getTime()
  const server = createServer((_request, response) => response.end(JSON.stringify({ now, running: false })))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    move: async (seconds, ...watchers) => {
      now += seconds * 1000
      for (const { clock } of watchers) await clock.fresh()
    },
    close: () => {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}
