import { eventually } from './eventually'

type Control = <T>(path: string, body?: object) => Promise<T>

/**
 * Lets time go by on the simulated WeChat's clock, and waits until these servers have noticed.
 *
 * @param servers where each listens; one that does not run has nothing to notice
 */
export async function passing(control: Control, seconds: number, servers: readonly string[]): Promise<void> {
  await control('/_sim/clock', { advanceSeconds: seconds })
  const { now } = await control<{ now: number }>('/_sim/clock')
  await Promise.all(servers.map((url) => eventually(() => isPast(now, url))))
}

async function isPast(then: number, url: string): Promise<boolean> {
  const ready = await fetch(`${url}/readyz`).catch(() => null)
  return !ready || Date.parse(((await ready.json()) as { now: string }).now) >= then
}
