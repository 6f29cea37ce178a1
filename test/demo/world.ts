import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { startSimulator, type WorldState } from '../simulator'
import { beginningOf } from './beginning'

const everyMs = 2_000

/**
 * The simulated WeChat, as it was when the demo was last stopped; a new one begins while stores are open. Its clock never
 * falls behind the real one.
 */
export async function openWorld(file: string, port: number, packages: Record<string, string>) {
  const world = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as WorldState) : undefined
  const simulator = await startSimulator({ port, loopback: true, packages, ...(world && { world }) })
  const soonest = world ? Date.now() : beginningOf(Date.now())
  if (soonest > simulator.world.clock.now()) await simulator.world.clock.moveTo(soonest)

  const save = () => {
    writeFileSync(`${file}.part`, JSON.stringify(simulator.world.snapshot()))
    renameSync(`${file}.part`, file)
  }
  const timer = setInterval(save, everyMs)
  return {
    url: simulator.url,
    close: async () => {
      clearInterval(timer)
      save()
      await simulator.close()
    },
  }
}
