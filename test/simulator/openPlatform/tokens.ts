import type { Token } from '../state'
import type { World } from '../world'

const dayMs = 86_400_000

const sameOwner = (token: Token, { kind, appid }: Pick<Token, 'kind' | 'appid'>) =>
  token.kind === kind && token.appid === appid

/** Ends the older tokens of one owner: at once, or after the configured grace. */
export function supersede(world: World, owner: Pick<Token, 'kind' | 'appid'>, graceSeconds: number): void {
  const until = world.clock.now() + graceSeconds * 1000
  for (const token of world.state.tokens.filter((one) => sameOwner(one, owner)))
    token.usableUntil = Math.min(token.usableUntil ?? Infinity, until)
}

/** Forgets tokens that ran out a day ago: they are then unknown (40001) and no longer expired (42001). */
function forgetOld(world: World): void {
  const before = world.clock.now() - dayMs
  world.state.tokens = world.state.tokens.filter((token) => token.expiresAt > before)
}

export function issue(world: World, owner: Pick<Token, 'kind' | 'appid'>, graceSeconds: number): Token {
  forgetOld(world)
  supersede(world, owner, graceSeconds)
  const issuedAt = world.clock.now()
  const expiresAt = issuedAt + world.state.settings.tokenSeconds * 1000
  const value = `${world.random.below(90) + 10}_${world.random.text(120)}`
  const token: Token = { ...owner, value, issuedAt, expiresAt, usableUntil: null }
  world.state.tokens.push(token)
  return token
}

export const lifeSeconds = (world: World, token: Token): number =>
  Math.floor((token.expiresAt - world.clock.now()) / 1000)

/** The newest token of an owner that still works. */
export const newest = (world: World, owner: Pick<Token, 'kind' | 'appid'>): Token | undefined =>
  world.state.tokens.findLast(
    (token) => sameOwner(token, owner) && token.usableUntil === null && token.expiresAt > world.clock.now(),
  )
