import { callbackLatency, callbackRatios } from './callbacks'
import { places } from './places'
import { table, type Row } from './report'

/**
 * `npm run bench`: what the product costs, as ratios within one run. `--check` exits 1 where a bound is missed; words
 * behind it (`callback`, `sign-in`, `qr`, `start`) run only these.
 */
async function main(): Promise<void> {
  const words = process.argv.slice(2).filter((word) => !word.startsWith('--'))
  const wants = (name: string) => words.length === 0 || words.includes(name)
  const rows: Row[] = []
  const all = await places()
  for (const place of all) {
    if (wants('callback')) rows.push(...(await callbackRatios(place)))
    if (wants('latency')) rows.push(...(await callbackLatency(place)))
  }
  await Promise.all(all.map((place) => place.close()))
  process.stdout.write(`${table(rows)}\n`)
  if (process.argv.includes('--check') && rows.some((row) => row.isMet === false)) process.exitCode = 1
}

void main()
