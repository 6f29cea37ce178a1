import type { Child } from './child'
import { median } from './report'

/**
 * Measures each child once a round, round after round, so that whatever else the machine does falls on all of them. The
 * first round only warms up.
 */
export async function takeTurns<Name extends string>(
  children: Record<Name, Child>,
  rounds: number,
  measure: (child: Child) => Promise<number>,
): Promise<Record<Name, number>[]> {
  const turns: Record<Name, number>[] = []
  for (let round = 0; round <= rounds; round++) {
    const turn: Partial<Record<Name, number>> = {}
    for (const [name, child] of Object.entries<Child>(children)) turn[name as Name] = await measure(child)
    if (round > 0) turns.push(turn as Record<Name, number>)
  }
  return turns
}

/** How many times as much `one` did as `another`: the median over the rounds of what each round says. */
export const shares = <Name extends string>(turns: Record<Name, number>[], one: Name, another: Name): number =>
  median(turns.map((turn) => turn[one] / turn[another]))
