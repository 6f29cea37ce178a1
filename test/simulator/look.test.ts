import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { aTrial, type MiniProgram } from './programKit'

interface Storefront {
  url: string
  asked: string[]
  referers: (string | undefined)[]
  /** null answers 500. */
  home: unknown
  close(): Promise<void>
}

/** The server behind a store, as far as a reviewer opens it. */
async function aStorefront(): Promise<Storefront> {
  const front: Omit<Storefront, 'url' | 'close'> = { asked: [], referers: [], home: {} }
  const server = createServer((request, response) => {
    front.asked.push(request.url ?? '')
    front.referers.push(request.headers.referer)
    response.writeHead(front.home === null ? 500 : 200).end(JSON.stringify(front.home))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return Object.assign(front, {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  })
}

let mini: MiniProgram
let front: Storefront
beforeEach(async () => {
  front = await aStorefront()
  mini = await aTrial({ loopback: true })
  await mini.settings({ reviewerLooksAt: ['{apiBase}/stores/{storeKey}/home'] })
  await mini.commit({ ext_json: JSON.stringify({ ext: { apiBase: front.url, storeKey: 's_1' } }) })
})
afterEach(async () => {
  await mini.sim.close()
  await front.close()
})

const goods = (name: string, image?: string) => ({ id: 'g1', name, priceFen: 990, ...(image ? { image } : {}) })

async function minded(home: unknown): Promise<unknown[]> {
  front.home = home
  await mini.submit()
  const { reviews } = await mini.sim.get<{ reviews: { objections: { rule: string }[] }[] }>('/_sim/decisions')
  return reviews[0]?.objections.map(({ rule }) => rule) ?? []
}

describe('a reviewer opens the store the committed ext leads to', () => {
  it('as a program that is not live yet', async () => {
    await minded({ goods: [goods('马克杯', '/media/1.png')] })
    expect(front.asked[0]).toBe('/stores/s_1/home')
    expect(front.referers[0]).toBe(`https://servicewechat.com/${mini.appid}/0/page-frame.html`)
  })

  it.each([
    ['sold goods with pictures', [], { sections: [{ title: '热销', goods: [goods('马克杯', 'https://x/1.webp')] }] }],
    ['nothing', ['empty'], { sections: [] }],
    ['goods without a picture', ['pictures'], { goods: [goods('马克杯'), goods('桌布', '/media/2.jpg')] }],
    [
      'a variant that is no goods of its own',
      [],
      { goods: [{ ...goods('茶', '/media/3.png'), variants: [goods('大')] }] },
    ],
    ['test goods', ['testContent'], { goods: [goods('测试商品', '/media/1.png')] }],
    ['an error', ['unreachable'], null],
  ])('and finds %s: %j', async (_name, rules, home) => {
    expect(await minded(home)).toEqual(rules)
  })

  it('or has nothing to look at when the ext does not say where', async () => {
    await mini.commit({ ext_json: '{"ext":{}}' })
    expect(await minded({})).toEqual([])
    expect(front.asked).toEqual([])
  })
})
