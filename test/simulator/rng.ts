/** Chance that can be repeated: the same seed gives the same tokens, nonces and faults (mulberry32). */
export interface Random {
  /** A number in [0, 1). */
  next(): number
  /** A whole number in [0, below). */
  below(limit: number): number
  text(length: number, alphabet?: string): string
  bytes(length: number): Buffer
  shuffle<T>(list: readonly T[]): T[]
}

/** Where the generator stands; part of the saved world, so that a loaded world continues and does not repeat. */
export interface RandomState {
  rng: number
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

function step(state: RandomState): number {
  state.rng = (state.rng + 0x6d2b79f5) | 0
  let mixed = Math.imul(state.rng ^ (state.rng >>> 15), 1 | state.rng)
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
}

export function createRandom(state: RandomState): Random {
  const next = () => step(state)
  const below = (limit: number) => Math.floor(next() * limit)
  const shuffle = <T>(list: readonly T[]): T[] => {
    const rest = [...list]
    return list.flatMap(() => rest.splice(below(rest.length), 1))
  }
  return {
    next,
    below,
    shuffle,
    text: (length, alphabet = letters) => Array.from({ length }, () => alphabet[below(alphabet.length)]).join(''),
    bytes: (length) => Buffer.from(Array.from({ length }, () => below(256))),
  }
}
