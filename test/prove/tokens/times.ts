import type { Simulated } from '../simulated'

/**
 * WeChat's clock runs with the real one and is moved on in jumps. What happened when is told in WeChat's time; this turns
 * it into real time and back, because a process dies in real time.
 */
export interface Times {
  jump(seconds: number): Promise<void>
  /** The real moment of one of WeChat's, as `performance.now()` counts. */
  realOf(virtual: number): number
  /** WeChat's time at a real moment. */
  virtualAt(real: number): number
  /** Real moments of the jumps that took a clock from before `virtual` to after it. */
  jumpsOver(fromReal: number, toReal: number): number
}

interface Stretch {
  /** From this real moment on, WeChat's time is `ahead` of the real one. */
  since: number
  /** WeChat's time at that moment. */
  from: number
  ahead: number
}

export async function watchTimes(simulated: Simulated): Promise<Times> {
  const stretches: Stretch[] = []
  const measure = async () => {
    const before = performance.now()
    const from = await simulated.now()
    const since = (before + performance.now()) / 2
    stretches.push({ since, from, ahead: from - since })
  }
  const last = (fits: (one: Stretch) => boolean): Stretch => {
    const found = stretches.findLast(fits) ?? stretches[0]
    if (!found) throw new Error('no time was measured')
    return found
  }
  await measure()
  return {
    jump: async (seconds) => {
      await simulated.pass(seconds)
      await measure()
    },
    realOf: (virtual) => {
      const { since, ahead } = last(({ from }) => from <= virtual)
      const next = stretches.find((one) => one.since > since)
      return Math.min(virtual - ahead, next?.since ?? Infinity)
    },
    virtualAt: (real) => real + last(({ since }) => since <= real).ahead,
    jumpsOver: (fromReal, toReal) =>
      stretches.slice(1).filter(({ since }) => since >= fromReal && since <= toReal).length,
  }
}
