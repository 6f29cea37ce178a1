import { anEnvironment } from '../setup/environment'
import { startChild, type Child } from './child'
import { longLists, type LongLists } from './longLists'
import type { Place } from './places'
import { atMost, percentile, type Row } from './report'

const rounds = 60
const boundMs = 50

/** What the staff of a busy store look at all day, with a hundred thousand orders behind it: the slowest but few of each. */
export async function listTimes(place: Place): Promise<Row[]> {
  const env = anEnvironment({ LOG_LEVEL: 'info', ROLE: 'http', DATABASE_URL: await place.empty() })
  const lists = await longLists(env)
  const child = await startChild('product', env)
  const rows: Row[] = []
  for (const [name, paths] of Object.entries(looks(lists))) {
    const p95 = percentile(await times(child, lists, paths), 0.95)
    rows.push(atMost(`${name}, p95, ${place.name}`, p95, boundMs, 'ms'))
  }
  await child.stop()
  return rows
}

/** By what is looked at: addresses that are asked in turn. */
function looks({ orders, customers, middle }: LongLists): Record<string, string[]> {
  const some = <T>(all: readonly T[]): T[] => all.filter((_, at) => at % Math.ceil(all.length / 20) === 0)
  const search = (text: string): string => `/orders?tab=all&search=${encodeURIComponent(text)}`
  return {
    'orders that wait': ['/orders?tab=todo'],
    'orders, all': ['/orders?tab=all'],
    'completed orders': ['/orders?tab=completed'],
    'completed orders, the middle page': [`/orders?tab=completed&after=${middle}`],
    'orders with refunds': ['/orders?tab=refunds'],
    'counts of a pulse': ['/orders-pulse'],
    'one order': some(orders).map(({ id }) => `/orders/${id}`),
    'search by number': some(orders).map(({ number }) => search(number)),
    'search by the beginning of a number': ['261', '2611'].map(search),
    'search by phone': some(customers).map(({ phone }) => search(phone ?? '')),
    'search by goods': ['招牌菜 7', '菜 19', '招牌'].map(search),
    'pickup code': some(orders).map(({ pickupCode }) => `/pickups/${pickupCode ?? ''}`),
    customers: ['/customers', '/customers?by=spent'],
    'customers by name': [`/customers?search=${encodeURIComponent('顾客 1')}`],
    'one customer': some(customers).map(({ id }) => `/customers/${id}`),
    today: ['/today'],
    'thirty days': ['/days?days=30'],
    refunds: ['/refunds', '/refunds?isOpen=false'],
  }
}

/** One after the other, as one person taps: from the request to the last byte. */
async function times({ url }: Child, { key, token }: LongLists, paths: readonly string[]): Promise<number[]> {
  const found: number[] = []
  for (let round = 0; round < rounds; round++) {
    const path = paths[round % paths.length] ?? ''
    const startedAt = performance.now()
    const answer = await fetch(`${url}/api/merchant/${key}${path}`, { headers: { authorization: `Bearer ${token}` } })
    const text = await answer.text()
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${text.slice(0, 200)}`)
    if (round > 2) found.push(performance.now() - startedAt) // a server that has just started compiles
  }
  return found
}
