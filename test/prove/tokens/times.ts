import type { Simulated } from '../simulated'

/**
 * WeChat's clock runs with the real one and is moved on in jumps. A process dies and a call lasts in real time; WeChat's
 * records are in its own. While a jump is under way nobody can say which time it is, so there is an earliest and a latest.
 */
export interface Times {
  jump(seconds: number): Promise<void>
  /** WeChat's time at a real moment, as `performance.now()` counts. */
  earliest(real: number): number
  latest(real: number): number
  /** The real moment of one of WeChat's; of one within a jump, when the jump was over. */
  real(virtual: number): number
  /** How often a token may have run out by jumps in that time: a long one outlasts several. */
  endsBetween(fromReal: number, toReal: number): number
}

interface Stretch {
  /** The jump that led here began and ended at these real moments. */
  began: number
  since: number
  /** How far WeChat's time is ahead of the real one from then on. */
  ahead: number
  seconds: number
}

const lifeSeconds = 7200

export async function watchTimes(simulated: Simulated): Promise<Times> {
  const stretches: Stretch[] = []
  const measure = async (began: number, seconds: number) => {
    const before = performance.now()
    const virtual = await simulated.now()
    const since = (before + performance.now()) / 2
    stretches.push({ began, since, ahead: virtual - since, seconds })
  }
  const aheadAt = (isThen: (one: Stretch) => boolean): number =>
    (stretches.findLast(isThen) ?? stretches[0])?.ahead ?? 0
  await measure(performance.now(), 0)
  return {
    jump: async (seconds) => {
      const began = performance.now()
      await simulated.pass(seconds)
      await measure(began, seconds)
    },
    earliest: (real) => real + aheadAt(({ since }) => since <= real),
    latest: (real) => real + aheadAt(({ began }) => began <= real),
    real: (virtual) => Math.min(...stretches.map(({ since, ahead }) => Math.max(virtual - ahead, since))),
    endsBetween: (from, to) =>
      stretches
        .filter(({ began, since }) => since >= from && began <= to)
        .reduce((sum, { seconds }) => sum + Math.ceil(seconds / lifeSeconds), 0),
  }
}
