import { LRUCache } from 'lru-cache'

/**
 * Remembers what was made for a key for so many milliseconds, for the `most` keys that were asked for last. Those who ask
 * at the same moment share one making; one that failed is not remembered.
 */
export function recent<Value>(keptMs: number, most: number) {
  const kept = new LRUCache<string, Promise<Value>>({ max: most, ttl: keptMs, ttlAutopurge: true })
  return (key: string, make: () => Promise<Value>): Promise<Value> => {
    const known = kept.get(key)
    if (known) return known
    const making = make()
    kept.set(key, making)
    making.catch(() => kept.delete(key))
    return making
  }
}

/** The same for each owner apart: for what a module remembers of several databases at once. */
export function recentPer<Value>(keptMs: number, most: number) {
  const owned = new WeakMap<object, ReturnType<typeof recent<Value>>>()
  return (owner: object, key: string, make: () => Promise<Value>): Promise<Value> => {
    const kept = owned.get(owner) ?? recent<Value>(keptMs, most)
    owned.set(owner, kept)
    return kept(key, make)
  }
}
