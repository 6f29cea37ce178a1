interface Waiting<Item, Result> {
  item: Item
  resolve(result: Result | Promise<Result>): void
  reject(error: unknown): void
}

/**
 * Does together what is asked for in the same turn of the event loop, at most so many at once: a burst of pushes becomes
 * a few statements instead of one for each, and a single one waits for nobody. `together` answers one result for each
 * item, in their order.
 */
export function gather<Item, Result>(
  most: number,
  together: (items: Item[]) => Promise<(Result | Promise<Result>)[]>,
): (item: Item) => Promise<Result> {
  let waiting: Waiting<Item, Result>[] = []

  async function run(some: Waiting<Item, Result>[]): Promise<void> {
    try {
      const results = await together(some.map(({ item }) => item))
      some.forEach(({ resolve }, i) => resolve(results[i] as Result)) // one for each
    } catch (error) {
      some.forEach(({ reject }) => reject(error))
    }
  }

  function runAll(): void {
    const all = waiting
    waiting = []
    for (let from = 0; from < all.length; from += most) void run(all.slice(from, from + most))
  }

  return (item) =>
    new Promise((resolve, reject) => {
      if (waiting.push({ item, resolve, reject }) === 1) setImmediate(runAll)
    })
}
