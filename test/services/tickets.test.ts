import { randomBytes } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Base } from '../../server/base'
import { createSealer } from '../../server/db/sealed'
import { sealedPlace } from '../../server/sealedPlace'
import { keepTicket } from '../../server/services/tickets'
import { aBase, later } from './aPlatform'

/** A WeChat that gives a component token for any ticket, and remembers which ones it saw. */
async function aWechat(): Promise<{ server: Server; url: string; tickets: string[] }> {
  const tickets: string[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const asked = JSON.parse(Buffer.concat(chunks).toString()) as { component_verify_ticket: string }
      tickets.push(asked.component_verify_ticket)
      response.setHeader('Content-Type', 'application/json')
      response.end(JSON.stringify({ component_access_token: 'component token', expires_in: 7200 }))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, tickets }
}

describe('a ticket', () => {
  let wechat: Awaited<ReturnType<typeof aWechat>>
  let base: Base
  beforeEach(async () => {
    wechat = await aWechat()
    base = await aBase({ WECHAT_API_URL: wechat.url })
  })
  afterEach(async () => {
    await base.close()
    wechat.server.close()
  })

  it('is kept once, also when it comes twice at the same moment', async () => {
    const { platform, clock } = base
    const now = clock.now()
    await Promise.all([1, 2, 3].map(() => keepTicket(platform, 'ticket@@@1', now, now)))
    await keepTicket(platform, 'ticket@@@1', now, later(1000, now))

    expect(await platform.tickets.count({})).toBe(1)
  })

  it('that is empty is refused', async () => {
    const now = base.clock.now()
    await expect(keepTicket(base.platform, '', now, now)).rejects.toThrow('without a ticket')
    expect(await base.platform.tickets.count({})).toBe(0)
  })

  it('that cannot be read is passed over for an older one', async () => {
    const { platform, clock } = base
    const now = clock.now()
    await keepTicket(platform, 'ticket@@@readable', later(-600_000, now), now)
    for (const id of ['lost-1', 'lost-2']) {
      const ticket = createSealer([randomBytes(32)]).seal('lost', sealedPlace('tickets', 'ticket', id))
      const createdAt = later(id === 'lost-1' ? -1000 : -2000, now)
      await platform.tickets.create({ id, appid: platform.config.component.appid, ticket, createdAt, receivedAt: now })
    }

    expect(await platform.componentToken.current()).toMatchObject({ value: 'component token' })
    expect(wechat.tickets).toEqual(['ticket@@@readable'])
  })
})
