import type { Chance } from '../chance'
import { childPool, ChildGone, type Child } from '../children/parent'
import type { KillPoint } from '../children/talk'
import { freePort, pause } from '../wait'

/** Server processes on one database that die, and are started again by somebody who notices. */
export interface Servers {
  ports(): number[]
  /** One of them dies at a write from now on. */
  arm(which: number, point: KillPoint): Promise<void>
  /** One of them dies now. */
  kill(which: number): void
  deaths(): number
  /** All of them are started anew, as if a minute had passed: the leases of those that died are over. Nobody dies. */
  renew(): Promise<void>
  close(): Promise<void>
}

interface Slot {
  port: number
  child: Child | null
  isAlive: boolean
}

const downMs = 61_000 // a minute: longer than every lease

export async function startServers(
  count: number,
  chance: Chance,
  envOf: (port: number) => Record<string, string>,
): Promise<Servers> {
  const pool = childPool()
  const slots: Slot[] = []
  let deaths = 0
  let wallAheadMs = 0
  let isMourning = true

  async function begin(slot: Slot): Promise<void> {
    const child = pool.take()
    slot.child = child
    void child.ended.then(() => mourn(slot, child))
    await child.ask('serve', { env: envOf(slot.port), wallAheadMs })
    slot.isAlive = true
  }

  /** One that dies while it starts is mourned again. */
  async function mourn(slot: Slot, dead: Child): Promise<void> {
    if (slot.child !== dead) return
    slot.isAlive = false
    if (!isMourning) return
    deaths++
    await pause(chance.between(0, 2000))
    if (isMourning && slot.child === dead) await begin(slot).catch(onlyGone)
  }

  const killAll = () => Promise.all(slots.map(async ({ child }) => child?.kill()))

  for (let number = 0; number < count; number++) {
    const slot: Slot = { port: await freePort(), child: null, isAlive: false }
    slots.push(slot)
    await begin(slot)
  }
  const living = () => slots.filter(({ isAlive }) => isAlive)
  const arm = async (slot: Slot | undefined, point: KillPoint) => {
    if (slot?.isAlive) await slot.child?.ask('arm', point).catch(onlyGone)
  }
  return {
    ports: () => living().map(({ port }) => port),
    arm: (which, point) => arm(slots[which], point),
    kill: (which) => void slots[which]?.child?.kill(),
    deaths: () => deaths,
    renew: async () => {
      isMourning = false
      await killAll()
      wallAheadMs += downMs
      for (const slot of slots) await begin(slot)
      isMourning = true
    },
    close: async () => {
      isMourning = false
      await killAll()
      await pool.close()
    },
  }
}

const onlyGone = (error: unknown): void => {
  if (!(error instanceof ChildGone)) throw error
}
