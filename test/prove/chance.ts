import { createRandom, type Random } from '../simulator/rng'

/** Chance that can be repeated. */
export interface Chance extends Random {
  /** True so often, of 1. */
  is(probability: number): boolean
  pick<T>(list: readonly T[]): T
  between(least: number, most: number): number
}

export function aChance(seed: number): Chance {
  const random = createRandom({ rng: seed })
  return {
    ...random,
    is: (probability) => random.next() < probability,
    pick: (list) => {
      const found = list[random.below(list.length)]
      if (found === undefined) throw new Error('nothing to pick from')
      return found
    },
    between: (least, most) => least + random.below(most - least + 1),
  }
}
