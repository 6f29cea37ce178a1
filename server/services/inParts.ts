const most = 500

/** Asks about a long list a part at a time: one statement takes only so many values. */
export async function inParts<T, Found>(
  values: readonly T[],
  ask: (some: T[]) => Promise<readonly Found[]>,
): Promise<Found[]> {
  const found: Found[] = []
  for (let from = 0; from < values.length; from += most) found.push(...(await ask(values.slice(from, from + most))))
  return found
}
