import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createApp } from './app'
import { happenings } from './happenings'
import { completeState } from './saved'
import type { WorldState } from './state'
import { createWorld, emptyState, type World } from './world'

export interface SimulatorOptions {
  /** 0 takes a free one. */
  port?: number
  host?: string
  /** Lets loopback http addresses count as registered https hosts. */
  loopback?: boolean
  /** A saved world to go on with. */
  world?: WorldState
  /** Where the clock starts; the real time unless said. */
  now?: number
  /** Whether the clock runs from the start. */
  running?: boolean
  seed?: number
  /** appid → folder of a built weapp. */
  packages?: Record<string, string>
}

export interface Simulator {
  url: string
  world: World
  close(): Promise<void>
}

function firstState({
  world,
  now = Date.now(),
  running = true,
  seed = 1,
  packages = {},
}: SimulatorOptions): WorldState {
  const empty = { ...emptyState(now, seed), isRunning: running }
  const state = world ? completeState(world, empty) : empty
  Object.assign(state.packages, packages)
  return state
}

/** Starts one simulated WeChat on one port of this machine. */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const world = createWorld(firstState(options), { loopback: options.loopback ?? false, url: '' }, happenings)
  // Long: a client too busy to see that a connection ended would lose what it sends on it next.
  const server = createServer({ keepAliveTimeout: 75_000 }, createApp(world).callback())
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(options.port ?? 0, options.host ?? '127.0.0.1', resolve)
  })
  world.options.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    url: world.options.url,
    world,
    async close() {
      await world.close()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

export type { World } from './world'
export type { WorldState } from './state'
