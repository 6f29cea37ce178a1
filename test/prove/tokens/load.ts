import type { TokenKind } from '../../../server/db/models/token'
import type { Chance } from '../chance'
import { pause } from '../wait'
import type { Account, Cast } from './cast'
import type { Crowd } from './schedule'

/** One call and what became of it. */
export interface Called {
  account: Account
  code: string | null
  startedAt: number
  endedAt: number
}

const workersPerServer = 6

export interface Load {
  /** Everybody through one server with one kind of token; null: half through each with all kinds. */
  crowd(on: Crowd | null): void
  /** Nobody begins another call; answers all that were made. */
  end(): Promise<Called[]>
}

/** Everybody calls WeChat at the same time, with all three kinds of tokens. */
export function startLoad(cast: Cast, chance: Chance): Load {
  const calls: Called[] = []
  let isOver = false
  let crowd: Crowd | null = null
  const worker = async (index: 0 | 1) => {
    while (!isOver) {
      const account = someAccount(cast, chance, crowd?.kind)
      const startedAt = performance.now()
      const code = await callOnce(cast, crowd?.server ?? index, account)
      calls.push({ account, code, startedAt, endedAt: performance.now() })
      await pause(code === 'UNREACHABLE' ? 50 : chance.between(5, 40))
    }
  }
  const workers = Promise.all(Array.from({ length: 2 * workersPerServer }, (_, i) => worker(i % 2 === 0 ? 0 : 1)))
  return {
    crowd: (on) => void (crowd = on),
    end: async () => {
      isOver = true
      await workers
      return calls
    },
  }
}

function someAccount({ component, own, authorizers }: Cast, chance: Chance, kind = someKind(chance)): Account {
  if (kind === 'authorizer') return chance.pick(authorizers)
  return kind === 'own' ? own : component
}

function someKind(chance: Chance): TokenKind {
  const turn = chance.next()
  if (turn < 0.25) return 'component'
  return turn < 0.45 ? 'own' : 'authorizer'
}

/** The own token is used by a route; the two others by calls that no route makes. */
export async function callOnce(cast: Cast, index: 0 | 1, account: Account): Promise<string | null> {
  const server = cast.servers[index]
  return account.kind === 'own' ? tellPhone(cast, server.url) : (await server.callAs(account.appid)).code
}

async function tellPhone({ simulated, office, own }: Cast, url: string): Promise<string | null> {
  const path = '/_sim/phones/merchant/phoneNumber'
  const { code } = await simulated.control<{ code: string }>(path, { appid: own.appid })
  return (await office.call(url, 'POST', '/me/phone', { code })).code
}
