import { start, type Running } from '../../server'
import { anEnvironment } from '../setup/environment'

let server: Running
beforeAll(async () => {
  server = await start(anEnvironment({ ROLE: 'http' }))
})
afterAll(() => server.close())

const ask = (path: string, init?: RequestInit) => fetch(`${server.url}/api/merchant${path}`, init)

it('lets a stranger sign in so often and no more, however the address is written', async () => {
  const addresses = ['/me/sessions', '/me/sessions/', '/ME/Sessions', '/me/sessions?again']
  const statuses = new Map<number, number>()
  for (let turn = 0; turn < 64; turn++) {
    const { status } = await ask(addresses[turn % addresses.length] ?? '', { method: 'POST' })
    statuses.set(status, (statuses.get(status) ?? 0) + 1)
  }
  const refused = await ask('/me/sessions', { method: 'POST' })

  expect(Object.fromEntries(statuses)).toEqual({ 400: 60, 429: 4 })
  expect(await refused.json()).toMatchObject({ error: { code: 'TOO_OFTEN', next: 'wait' } })
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
  expect((await ask('/me')).status).toBe(401) // whoever is signed in is not kept out with them
})
