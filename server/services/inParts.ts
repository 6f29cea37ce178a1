const most = 500

/** A long list a part at a time: one statement takes only so many values. */
export function* partsOf<T>(values: readonly T[]): Generator<T[]> {
  for (let from = 0; from < values.length; from += most) yield values.slice(from, from + most)
}

/** Asks about each part, and answers what all of them found. */
export async function inParts<T, Found>(
  values: readonly T[],
  ask: (some: T[]) => Promise<readonly Found[]>,
): Promise<Found[]> {
  const found: Found[] = []
  for (const some of partsOf(values)) found.push(...(await ask(some)))
  return found
}
