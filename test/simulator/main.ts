import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { startSimulator, type WorldState } from './index'

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '8787' },
    loopback: { type: 'boolean', default: false },
    world: { type: 'string' },
    seed: { type: 'string', default: '1' },
  },
})

const everyMs = 5000

function load(file: string | undefined): WorldState | undefined {
  return file && existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as WorldState) : undefined
}

/** Starts a simulator that remembers its world in a file, when one is named. */
async function main(): Promise<void> {
  const { port, loopback, world: file, seed } = values
  const world = load(file)
  const simulator = await startSimulator({
    port: Number(port),
    loopback,
    seed: Number(seed),
    ...(world ? { world } : {}),
  })
  const save = () => file && writeFileSync(file, JSON.stringify(simulator.world.snapshot()))
  const timer = setInterval(save, everyMs)
  const stop = async () => {
    clearInterval(timer)
    save()
    await simulator.close()
  }
  process.once('SIGINT', () => void stop())
  process.once('SIGTERM', () => void stop())
  console.log(`WeChat simulator on ${simulator.url}`)
}

void main()
