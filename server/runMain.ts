import { existsSync } from 'node:fs'
import { ConfigError } from './environment'

/** Runs what an operator started: reads `.env` (what is set already wins), and says a bad value as its one line. */
export async function runMain(work: () => Promise<void>): Promise<void> {
  if (existsSync('.env')) process.loadEnvFile('.env')
  try {
    await work()
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    process.stderr.write(`${error.message}\n`)
    process.exit(1)
  }
}
