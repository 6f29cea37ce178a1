import type { Child } from './child'
import { median } from './report'

/** What one child did in one round. */
export interface Turn {
  /** Requests a second, by the wall. */
  perSecond: number
  /** The CPU time of one request, in the serving process. */
  cpuMs: number
}

const warmUps = 8 // some ten thousand requests, until the compiler has settled

/**
 * Measures each child once a round, round after round, so that whatever else the machine does falls on all of them. The
 * first rounds only warm up. What `prepare` does is not measured, what it answers is.
 */
export async function takeTurns<Name extends string>(
  children: Record<Name, Child>,
  rounds: number,
  requests: number,
  prepare: (child: Child) => (() => Promise<void>) | Promise<() => Promise<void>>,
): Promise<Record<Name, Turn>[]> {
  const turns: Record<Name, Turn>[] = []
  for (let round = -warmUps; round < rounds; round++) {
    const turn: Partial<Record<Name, Turn>> = {}
    for (const [name, child] of Object.entries<Child>(children)) {
      turn[name as Name] = await measure(child, requests, await prepare(child))
    }
    if (round >= 0) turns.push(turn as Record<Name, Turn>)
  }
  return turns
}

async function measure(child: Child, requests: number, run: () => Promise<void>): Promise<Turn> {
  const [cpuBefore, startedAt] = [await child.cpuMs(), performance.now()]
  await run()
  const seconds = (performance.now() - startedAt) / 1000
  return { perSecond: requests / seconds, cpuMs: ((await child.cpuMs()) - cpuBefore) / requests }
}

/**
 * How many times as much `one` does as `another` with the same CPU time: the median of what each round says.
 *
 * By CPU time, because that is what a server of one process runs out of, and because requests a second on a machine that
 * also sends the requests, runs the database and does other work besides say more about that machine.
 */
export const shares = <Name extends string>(turns: Record<Name, Turn>[], one: Name, another: Name): number =>
  median(turns.map((turn) => turn[another].cpuMs / turn[one].cpuMs))

/** `3,400/s against 3,100/s`: requests a second by the wall, the median over the rounds. */
export const speeds = <Name extends string>(turns: Record<Name, Turn>[], names: Name[]): string =>
  names.map((name) => `${Math.round(median(turns.map((turn) => turn[name].perSecond)))}/s`).join(' against ')
