import type { TokenKind } from '../../../server/db/models/token'
import type { NewFault } from '../../simulator/faults'
import type { Chance } from '../chance'

export interface Crowd {
  server: 0 | 1
  kind: TokenKind
}

/** One thing that happens while everybody calls WeChat. */
export type Moment =
  /** WeChat's time moves on: round the moment when tokens are renewed, and when they end. */
  | { does: 'jump'; seconds: number }
  /** Somebody else with our credentials makes a new token, so that ours is no longer the newest. */
  | { does: 'intrude'; whom: 'component' | 'own' | 'authorizer'; number: number }
  | { does: 'kill'; server: 0 | 1 }
  /** Everybody calls through one server with one kind of token, so that it is the one to renew; null ends it. */
  | { does: 'crowd'; on: Crowd | null }
  | { does: 'go on'; ms: number }

export interface Schedule {
  /** WeChat replaces the refresh token whenever it is used. */
  rotates: boolean
  /** How often, of 1, WeChat's list leaves a refresh token out. */
  leavesOut: number
  faults: NewFault[]
  moments: Moment[]
  /** Some answers come later than we wait for them. */
  isLate: boolean
}

const tokenPaths = [
  '/cgi-bin/component/api_authorizer_token',
  '/cgi-bin/component/api_component_token',
  '/cgi-bin/stable_token',
  '/cgi-bin/component/api_get_authorizer_list',
]
const businessPaths = [
  '/cgi-bin/openapi/quota/get',
  '/wxa/business/getuserphonenumber',
  '/cgi-bin/component/api_create_preauthcode',
]

function aFault(chance: Chance): NewFault {
  const path = chance.pick(chance.is(0.7) ? tokenPaths : businessPaths)
  const trouble = chance.pick<NewFault>([
    { errcode: -1 },
    { errcode: -1, takesEffect: true },
    { delayMs: chance.between(50, 900) },
    { delayMs: chance.between(50, 300), drop: 'after' },
    { drop: 'before' },
    { drop: 'after' },
    { html: '<html>502 Bad Gateway</html>' },
  ])
  const often = chance.is(0.3) ? { times: chance.between(1, 3) } : { probability: chance.pick([0.1, 0.3, 0.6]) }
  return { path, seed: chance.below(1_000_000), ...trouble, ...often }
}

const refused = (chance: Chance): NewFault => ({ path: chance.pick(businessPaths), errcode: 40001, times: 1 })

const jumps = [300, 5900, 6590, 6598, 6601, 6605, 7190, 7198, 7201, 7300, 20_000]

function aMoment(chance: Chance): Moment {
  const turn = chance.next()
  if (turn < 0.45) return { does: 'jump', seconds: chance.pick(jumps) }
  const whom = chance.pick(['component', 'own', 'authorizer', 'authorizer'] as const)
  return { does: 'intrude', whom, number: chance.below(4) }
}

/** A death is worth most right after something that makes everybody renew. */
function aDeath(chance: Chance): Moment[] {
  const ms = chance.pick([0, 5, 20, 60, 150, 400])
  return [aMoment(chance), { does: 'go on', ms }, { does: 'kill', server: chance.is(0.5) ? 0 : 1 }]
}

export function aSchedule(chance: Chance): Schedule {
  const isLate = chance.is(0.05)
  const faults = Array.from({ length: chance.below(5) }, () => aFault(chance))
  if (chance.is(0.3)) faults.push(refused(chance))
  if (isLate) faults.push({ path: chance.pick(tokenPaths), delayMs: 11_000, times: 1 })
  const goOn = (): Moment => ({ does: 'go on', ms: chance.between(350, 700) })
  const moments: Moment[] = []
  for (let left = chance.between(1, 3); left > 0; left--) moments.push(aMoment(chance), goOn())
  if (chance.is(0.5)) moments.push(...aDeath(chance), goOn())
  return { rotates: chance.is(0.5), leavesOut: chance.pick([0, 0, 0.5]), faults, moments, isLate }
}

/**
 * A death in the middle of renewing: the line to WeChat is slow on purpose, the one who dies is the one who renews, and
 * the other has begun to need it.
 */
const deadly = (path: string, kind: TokenKind, seconds: number): Schedule => ({
  rotates: true,
  leavesOut: 0,
  isLate: false,
  faults: [{ path, delayMs: 1500 }],
  moments: [
    { does: 'crowd', on: { server: 0, kind } },
    { does: 'jump', seconds },
    { does: 'go on', ms: 400 },
    { does: 'crowd', on: null },
    { does: 'go on', ms: 400 },
    { does: 'kill', server: 0 },
    { does: 'go on', ms: 300 },
  ],
})

/** Those that must be met in every long run: an account renewed by whoever dies, and what every account waits for. */
export const certain: readonly Schedule[] = [
  deadly('/cgi-bin/component/api_authorizer_token', 'authorizer', 6605),
  deadly('/cgi-bin/component/api_component_token', 'component', 7300),
  deadly('/cgi-bin/stable_token', 'own', 7300),
]
