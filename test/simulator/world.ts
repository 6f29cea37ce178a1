import { Agent } from 'undici'
import { createClock, type Clock, type Due } from './clock'
import { defaultPhones } from './phones/people'
import { emptyPay } from './payments/state'
import { createRandom, type Random } from './rng'
import type { App } from './accounts'
import { defaultSettings } from './settings'
import type { WorldState } from './state'

interface WorldOptions {
  /** Loopback http addresses count as registered https hosts. */
  loopback: boolean
  /** Where the pages of mp. and open.weixin.qq.com are reached; known once the port is. */
  url: string
}

/** Everything there is: the state that can be saved, and the few living things around it. */
export interface World {
  state: WorldState
  clock: Clock
  random: Random
  options: WorldOptions
  agent: Agent
  id(): number
  /** The state as it is now, to be saved. */
  snapshot(): WorldState
  close(): Promise<void>
}

/** What happens when a moment planned on the clock has come, by name. */
export type Happenings = Record<string, (world: World, ref: string) => Promise<void>>

/** A world in which nothing has happened yet. */
export const emptyState = (now: number, seed: number): WorldState => ({
  now,
  isRunning: true,
  due: [],
  nextDue: 1,
  rng: seed,
  component: null,
  apps: {},
  authorisations: {},
  tickets: [],
  tokens: {},
  tokensOf: {},
  codes: {},
  visits: {},
  phones: defaultPhones(),
  payments: [],
  pay: emptyPay(),
  pushes: [],
  faults: [],
  journal: [],
  warnings: [],
  rids: [],
  settings: { ...defaultSettings },
  quotas: {},
  used: {},
  packages: {},
  parcels: {},
  drafts: [],
  templates: [],
  programs: {},
  media: {},
  mediaChecks: {},
  sights: {},
  counters: {},
  nextId: 1,
})

/** A saved world keeps the end of its journal only. */
const savedEntries = 200

export function createWorld(state: WorldState, options: WorldOptions, happenings: Happenings): World {
  const agent = new Agent({ keepAliveTimeout: 1000, connectTimeout: 5000 })
  const happen = async (due: Due) => happenings[due.what]?.(world, due.ref)
  const clock = createClock(state, happen)
  const world: World = {
    state,
    clock,
    random: createRandom(state),
    options,
    agent,
    id: () => state.nextId++,
    snapshot: () => ({ ...state, now: clock.now(), journal: state.journal.slice(-savedEntries) }),
    async close() {
      clock.stop()
      await agent.destroy()
    },
  }
  return world
}

export const appOf = (world: World, appid: string): App | undefined =>
  Object.hasOwn(world.state.apps, appid) ? world.state.apps[appid] : undefined

export const isLoopback = (host: string) => host === 'localhost' || host === '[::1]' || /^127(\.\d+){3}$/.test(host)

/** Whether an address may be used as one on a registered host: https and that host, or loopback where allowed. */
export function isRegistered(world: World, address: string, hosts: readonly string[]): boolean {
  if (!URL.canParse(address)) return false
  const url = new URL(address)
  if (world.options.loopback && isLoopback(url.hostname)) return true
  return url.protocol === 'https:' && hosts.includes(url.hostname)
}
