import type { Token, WorldState } from '../../simulator/state'
import type { Cast } from './cast'

/** The tokens of every account in the order in which WeChat made them: each one ends the one before. */
export interface Chains {
  /** Pairs that are new since the last look. The first of an account stands alone. */
  grown(): Promise<{ before: Token | null; token: Token }[]>
}

export function watchChains(cast: Cast): Chains {
  const last = new Map<string, Token>()
  return {
    grown: async () => {
      const world = await cast.simulated.control<WorldState>('/_sim/world')
      return Object.entries(world.tokensOf).flatMap(([owner, values]) => {
        const known = last.get(owner)
        const tokens = values.flatMap((value) => world.tokens[value] ?? [])
        const news = tokens.slice(tokens.findIndex(({ value }) => value === known?.value) + 1)
        last.set(owner, tokens.at(-1) ?? news[0] ?? never)
        return news.map((token, i) => ({ before: (i === 0 ? known : news[i - 1]) ?? null, token }))
      })
    },
  }
}

const never: Token = { value: '', kind: 'own', appid: '', issuedAt: 0, expiresAt: 0, usableUntil: null }
