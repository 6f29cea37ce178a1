import { newId } from '../../server/ids'
import type { CartLineRow } from '../../server/db/models/customer'
import { anEnvironment } from '../setup/environment'
import { startChild, type Child } from './child'
import { loadOn, type Shot } from './load'
import { aMarket, type Market } from './market'
import type { Place } from './places'
import { atLeast, median, noted, type Row } from './report'
import { shares, speeds, takeTurns } from './turns'

const rounds = 7
const people = 400 // each orders once in a round
const atOnce = 16
const linesEach = 3

interface Stall {
  child: Child
  market: Market
}

/**
 * Placing an order of three things out of a cart: session, price, stock, idempotency, and the whole order as the answer;
 * beside a transaction written by hand on the driver, behind bare Koa.
 */
export async function orderRatio(place: Place): Promise<Row[]> {
  const stalls = await Promise.all(
    (place.name === 'MariaDB' ? ['product', 'bareOrder'] : ['product']).map((name) => open(place, name)),
  )
  const [product, bare] = stalls as [Stall, Stall | undefined]
  const children = { product: product.child, ...(bare && { bare: bare.child }) } as Record<'product' | 'bare', Child>
  const marketOf = (child: Child): Market => (child === product.child ? product : (bare ?? product)).market
  const turns = await takeTurns(children, rounds, people, (child) => burst(child, marketOf(child)))
  await Promise.all(
    stalls.map(async ({ child, market }) => {
      await child.stop()
      await market.base.close()
    }),
  )
  const what = `placing an order of ${linesEach}, ${place.name}`
  const perSecond = median(turns.map((turn) => turn.product.perSecond))
  if (!bare) return [{ what, measured: `${Math.round(perSecond)}/s`, bound: '≥ 600/s', isMet: perSecond >= 600 }]
  return [
    atLeast(`${what} ÷ hand-written transaction`, shares(turns, 'product', 'bare'), 0.6),
    noted(`${what}: product, hand-written`, speeds(turns, ['product', 'bare'])),
  ]
}

async function open(place: Place, name: string): Promise<Stall> {
  const env = anEnvironment({ LOG_LEVEL: 'info', ROLE: 'http', DATABASE_URL: await place.empty() })
  const market = await aMarket(env, people)
  return { market, child: await startChild(name, env) }
}

/** Fills every cart and closes what was ordered before, of which few may wait, unmeasured; then everybody orders. */
async function burst(child: Child, { store, goods, tokens }: Market): Promise<() => Promise<void>> {
  const lines = tokens.flatMap(({ customerId }, n) =>
    chosen(goods, n).map((each) => inCart(store.row.id, customerId, each)),
  )
  await store.cartLines.createAll(lines)
  await store.orders.update({ state: 'unpaid' }, { state: 'closed' })
  const shots = tokens.map(({ token }, n): Shot => {
    const expectedTotalFen = chosen(goods, n).reduce((sum, { variant }) => sum + variant.priceFen, 0)
    const body = {
      requestKey: newId(),
      what: { from: 'cart' },
      method: 'pickup',
      payMethod: 'offline',
      expectedTotalFen,
    }
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` }
    return { path: `/api/customer/${store.row.key}/orders`, headers, body: JSON.stringify(body) }
  })
  return async () => {
    const load = loadOn(child.url)
    await load.all(shots, atOnce)
    await load.close()
  }
}

const chosen = (goods: Market['goods'], n: number): Market['goods'] =>
  Array.from({ length: linesEach }, (_, at) => goods[(n * 7 + at * 11) % goods.length]).filter(
    (each) => each !== undefined,
  )

const inCart = (storeId: string, customerId: string, { goods, variant }: Market['goods'][number]): CartLineRow => ({
  id: newId(),
  storeId,
  cartOf: customerId,
  customerId,
  goodsId: goods.id,
  variantId: variant.id,
  choiceIds: [],
  sameness: newId(),
  quantity: 1,
  addedAt: new Date(),
})
