import type { Token, WorldState } from '../../simulator/state'

/** A token and the one that it ended: an account's first ended none. */
export interface Renewal {
  before: Token | null
  token: Token
}

/** The tokens of every account in the order in which WeChat made them: each one ends the one before. */
export interface Chains {
  /** What is new since the last look. */
  grown(world: WorldState): Renewal[]
}

export function watchChains(): Chains {
  const last = new Map<string, Token>()
  return {
    grown: (world) =>
      Object.entries(world.tokensOf).flatMap(([owner, values]) => {
        const known = last.get(owner)
        const tokens = values.flatMap((value) => world.tokens[value] ?? [])
        const news = tokens.slice(tokens.findIndex(({ value }) => value === known?.value) + 1)
        last.set(owner, tokens.at(-1) ?? news[0] ?? never)
        return news.map((token, i) => ({ before: (i === 0 ? known : news[i - 1]) ?? null, token }))
      }),
  }
}

const never: Token = { value: '', kind: 'own', appid: '', issuedAt: 0, expiresAt: 0, usableUntil: null }
