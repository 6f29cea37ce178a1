import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { aShop } from '../flows/aShop'
import { names } from '../flows/scene'
import { furnish, loginCode, tableCode, type Exchange, type Recording } from './recording'
import { resolved } from './references'
import { missingIn, shapeOf } from './shape'

const files = readdirSync(__dirname).filter((name) => name.endsWith('.json'))
const recordings = files.map((name) => JSON.parse(readFileSync(path.join(__dirname, name), 'utf8')) as Recording)

/** A store runs what WeChat last let it publish; its server is of today. */
describe('a store build that was released earlier', () => {
  it('is one of at most five', () => {
    for (const flavour of ['retail', 'dining']) {
      const own = recordings.filter((each) => each.flavour === flavour)
      expect(own.length).toBeGreaterThan(0)
      expect(own.length).toBeLessThanOrEqual(5)
    }
  })

  it('would miss a field that is gone or is another thing, and minds no new one', () => {
    const then = shapeOf({ id: 'a', lines: [{ priceFen: 1 }], note: null })
    expect(missingIn(shapeOf({ id: 'b', lines: [{ priceFen: 2, name: '' }], note: 'x', more: 1 }), then)).toEqual([])
    expect(missingIn(shapeOf({ lines: [{ priceFen: '2' }], note: null }), then)).toEqual([
      '.id: was string, is missing',
      '.lines[0].priceFen: was number, is string',
    ])
  })

  it.each(recordings)('finds in today’s answers what $flavour $version reads', async ({ flavour, exchanges }) => {
    const shop = await aShop(flavour)
    const table = await furnish(shop)
    const base = `${shop.scene.url}/api/customer/${shop.ext.storeKey}`
    const { code } = await shop.scene.control<{ code: string }>('/_sim/phones/customer/login', { appid: names.noodles })
    const answers: unknown[] = []
    const missed: string[] = []
    let token = ''

    const replay = async ({ method, path: at, body, status, answer: then }: Exchange) => {
      const sent = JSON.stringify(resolved(body, answers))?.replace(loginCode, code).replace(tableCode, table)
      const headers = { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) }
      const url = base + String(resolved(at, answers)).replace(tableCode, table)
      const answer = await fetch(url, { method, headers, ...(sent !== undefined && { body: sent }) })
      const data = (await answer.json()) as { data?: { token?: string } }
      answers.push(data)
      token = (at === '/sessions' && data.data?.token) || token
      const name = `${method} ${at}`
      if (answer.status !== status) missed.push(`${name}: answered ${answer.status} instead of ${status}`)
      else missed.push(...missingIn(shapeOf(data), then).map((what) => `${name} ${what}`))
    }
    try {
      for (const exchange of exchanges) await replay(exchange)
    } finally {
      await shop.close()
    }
    expect(missed).toEqual([])
  })
})
