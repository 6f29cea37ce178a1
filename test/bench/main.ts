import { callbackLatency, callbackRatios } from './callbacks'
import { listTimes } from './lists'
import { noticeRatio } from './notices'
import { places, type Place } from './places'
import { table, type Row } from './report'
import { orderRatio } from './placing'
import { readRatios } from './reading'
import { signInRatio } from './signIn'
import { qrCost, startTime } from './small'

const perPlace: Record<string, (place: Place) => Promise<Row[]>> = {
  callback: callbackRatios,
  latency: callbackLatency,
  'sign-in': signInRatio,
  reads: readRatios,
  orders: orderRatio,
  notices: noticeRatio,
  lists: listTimes,
}
const once: Record<string, () => Row[] | Promise<Row[]>> = { qr: qrCost, start: startTime }

/**
 * `npm run bench`: what the product costs, as ratios within one run. `--check` exits 1 where a bound is missed; words
 * behind it (`callback`, `latency`, `sign-in`, `reads`, `orders`,
 * `notices`, `lists`, `qr`, `start`) run only these.
 */
async function main(): Promise<void> {
  const words = process.argv.slice(2).filter((word) => !word.startsWith('--'))
  const wanted = <T>(all: Record<string, T>): [string, T][] =>
    Object.entries(all).filter(([name]) => words.length === 0 || words.includes(name))
  const rows: Row[] = []
  const keep = async (name: string, measure: () => Row[] | Promise<Row[]>): Promise<void> => {
    process.stderr.write(`${name} …\n`)
    rows.push(...(await measure()))
  }
  const needed = wanted(perPlace)
  const all = needed.length > 0 ? await places() : []
  try {
    for (const [name, measure] of needed)
      for (const place of all) await keep(`${name}, ${place.name}`, () => measure(place))
    for (const [name, measure] of wanted(once)) await keep(name, measure)
  } finally {
    await Promise.all(all.map((place) => place.close()))
  }
  process.stdout.write(`${table(rows)}\n`)
  if (process.argv.includes('--check') && rows.some((row) => row.isMet === false)) process.exitCode = 1
}

void main()
