interface Waiting<Item, Result> {
  item: Item
  resolve(result: Result | Promise<Result>): void
  reject(error: unknown): void
}

const abreast = 2 // one on its way while the next gathers; a third would only make them smaller

/**
 * Does together what is asked for in the same turn of the event loop or while earlier ones are on their way, at most so
 * many at once: a burst of pushes becomes a few statements instead of one for each, and a single one waits for nobody.
 * `together` answers one result for each item, in their order.
 */
export function gather<Item, Result>(
  most: number,
  together: (items: Item[]) => Promise<(Result | Promise<Result>)[]>,
): (item: Item) => Promise<Result> {
  const waiting: Waiting<Item, Result>[] = []
  let running = 0

  function begin(): void {
    while (waiting.length > 0 && running < abreast) void run(waiting.splice(0, most))
  }

  async function run(some: Waiting<Item, Result>[]): Promise<void> {
    running++
    try {
      const results = await together(some.map(({ item }) => item))
      some.forEach(({ resolve }, i) => resolve(results[i] as Result)) // one for each
    } catch (error) {
      some.forEach(({ reject }) => reject(error))
    }
    running--
    begin()
  }

  return (item) =>
    new Promise((resolve, reject) => {
      if (waiting.push({ item, resolve, reject }) === 1) setImmediate(begin)
    })
}
