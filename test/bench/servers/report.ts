import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Tells the parent where this process listens, and how much CPU time it has used whenever the parent asks. */
export function reportTo(url: string): void {
  process.on('message', () => {
    const { user, system } = process.cpuUsage()
    process.send?.({ cpuMs: (user + system) / 1000 })
  })
  process.once('disconnect', () => process.exit()) // nobody is left to measure
  process.once('SIGTERM', () => process.exit()) // only a process that exits leaves its profile
  process.send?.({ url })
}

export function listen(handler: RequestListener): void {
  const server = createServer(handler)
  server.listen(0, '127.0.0.1', () => reportTo(`http://127.0.0.1:${(server.address() as AddressInfo).port}`))
}
