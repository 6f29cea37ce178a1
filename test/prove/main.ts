import { parseArgs } from 'node:util'
import { proveCallbacks } from './callbacks'
import { proveFleet } from './fleet'
import { proveKills } from './kills'
import { proveMoney } from './money'
import { proveRelease } from './release'
import { proveTokens } from './tokens'
import { aReport, type Report } from './report'

export interface Wishes {
  seed: number
  /** The form for every day: a fixed part of the long one. */
  isShort: boolean
  /** How often; each proof has its own number for the long and the short form. */
  times: number | undefined
  /** Of the tokens' schedules only these, by number: those that failed. */
  only: readonly number[] | undefined
  /** How many orders the proof of money places. */
  orders: number | undefined
}

const proofs: Record<string, (report: Report, wishes: Wishes) => Promise<void>> = {
  tokens: proveTokens,
  kills: proveKills,
  callbacks: proveCallbacks,
  release: proveRelease,
  fleet: proveFleet,
  money: proveMoney,
}

const usage = `npm run prove -- <${Object.keys(proofs).join('|')}> [--seed N] [--short] [--times N] [--only N,N] [--orders N]`

/** One long proof by its name. The same seed plans the same; what two processes make of it is up to them. */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      seed: { type: 'string', default: '1' },
      short: { type: 'boolean', default: false },
      times: { type: 'string' },
      only: { type: 'string' },
      orders: { type: 'string' },
    },
  })
  const [name = ''] = positionals
  const prove = proofs[name]
  const seed = Number(values.seed)
  if (!prove || !Number.isInteger(seed)) {
    console.error(usage)
    process.exit(2)
  }
  const report = aReport(name, seed)
  const times = values.times === undefined ? undefined : Number(values.times)
  const only = values.only?.split(',').map(Number)
  const orders = values.orders === undefined ? undefined : Number(values.orders)
  await prove(report, { seed, isShort: values.short, times, only, orders })
  process.exit(report.end() ? 0 : 1)
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130))
main().catch((error: unknown) => {
  console.error(error)
  process.exit(1)
})
