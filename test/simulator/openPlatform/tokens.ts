import type { Token } from '../state'
import type { World } from '../world'

/** Whose a token is; of one owner only the newest stays good. */
export type Owner = Pick<Token, 'kind' | 'appid'>

const dayMs = 86_400_000

const ownerKey = ({ kind, appid }: Owner) => `${kind} ${appid}`

export const findToken = (world: World, value: string): Token | undefined =>
  Object.hasOwn(world.state.tokens, value) ? world.state.tokens[value] : undefined

const tokensOf = (world: World, owner: Owner): Token[] =>
  (world.state.tokensOf[ownerKey(owner)] ?? []).flatMap((value) => findToken(world, value) ?? [])

/** Ends the older tokens of one owner: at once, or after the configured grace. */
export function supersede(world: World, owner: Owner, graceSeconds: number): void {
  const until = world.clock.now() + graceSeconds * 1000
  for (const token of tokensOf(world, owner)) token.usableUntil = Math.min(token.usableUntil ?? Infinity, until)
}

/** Forgets tokens that ran out a day ago: they are then unknown (40001) and no longer expired (42001). */
function forgetOld(world: World, owner: Owner): void {
  const old = tokensOf(world, owner).filter((token) => token.expiresAt < world.clock.now() - dayMs)
  old.forEach((token) => delete world.state.tokens[token.value])
}

function keep(world: World, token: Token): void {
  const values = [...tokensOf(world, token).map((one) => one.value), token.value]
  world.state.tokens[token.value] = token
  world.state.tokensOf[ownerKey(token)] = values
}

export function issue(world: World, owner: Owner, graceSeconds: number): Token {
  forgetOld(world, owner)
  supersede(world, owner, graceSeconds)
  const issuedAt = world.clock.now()
  const expiresAt = issuedAt + world.state.settings.tokenSeconds * 1000
  const value = `${world.random.below(90) + 10}_${world.random.text(120)}`
  const token: Token = { ...owner, value, issuedAt, expiresAt, usableUntil: null }
  keep(world, token)
  return token
}

export const lifeSeconds = (world: World, token: Token): number =>
  Math.floor((token.expiresAt - world.clock.now()) / 1000)

/** The newest token of an owner that still works. */
export const newest = (world: World, owner: Owner): Token | undefined =>
  tokensOf(world, owner).findLast((token) => token.usableUntil === null && token.expiresAt > world.clock.now())
