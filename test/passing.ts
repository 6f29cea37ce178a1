import { eventually } from './eventually'

/**
 * Lets time go by on the simulated WeChat's clock, and waits until these servers have noticed.
 *
 * @param servers where each listens; one that does not run has nothing to notice
 */
export async function passing(simulator: string, seconds: number, servers: readonly string[]): Promise<void> {
  const clock = `${simulator}/_sim/clock`
  const moved = { method: 'POST', headers: { 'content-type': 'application/json' } }
  await fetch(clock, { ...moved, body: JSON.stringify({ advanceSeconds: seconds }) })
  const { now } = (await (await fetch(clock)).json()) as { now: number }
  await Promise.all(servers.map((url) => eventually(() => isPast(now, url))))
}

async function isPast(then: number, url: string): Promise<boolean> {
  const ready = await fetch(`${url}/readyz`).catch(() => null)
  return !ready || Date.parse(((await ready.json()) as { now: string }).now) >= then
}
