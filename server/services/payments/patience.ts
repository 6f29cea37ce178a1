/** When to try again what has gone on since then: the longer it has, the later, within two bounds. */
export function laterByAge(since: Date, now: Date, leastMs: number, mostMs: number): Date {
  const age = now.getTime() - since.getTime()
  return new Date(now.getTime() + Math.min(Math.max(age / 4, leastMs), mostMs))
}
