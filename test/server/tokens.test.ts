import { randomBytes } from 'node:crypto'
import { systemClock } from '../../server/clock'
import { openRows, type Rows } from '../../server/db/rows'
import { createSealer, type Sealer } from '../../server/db/sealed'
import { createTokens, type FreshToken, type OpenToken } from '../../server/tokens'
import { eachDatabase, silent } from '../setup/databases'

const leaseMs = 300
const appid = 'wxa0000000000000c3'
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))
const fresh = (accessToken: string): FreshToken => ({ accessToken, expiresInSeconds: 7200, refreshToken: 'refresh' })

eachDatabase('a token', (openDb) => {
  let tokens: Rows['tokens']
  const sealer = createSealer([randomBytes(32)])
  const aKeeper = (keys: Sealer = sealer) =>
    createTokens({ rows: tokens, clock: systemClock, sealer: keys, log: silent, leaseMs })

  beforeEach(async () => {
    tokens = openRows(await openDb()).tokens
  })

  it('is renewed once, also by a renewal that takes longer than its lease', async () => {
    let renewals = 0
    const slow = async () => {
      renewals++
      await pause(leaseMs * 2.5)
      return fresh('slowly made')
    }
    const [mine, theirs] = [aKeeper(), aKeeper()].map((keeper) => keeper.source('authorizer', appid, slow))
    const both = await Promise.all([mine?.current(), pause(leaseMs / 3).then(() => theirs?.current())])

    expect(both.map((token) => token?.value)).toEqual(['slowly made', 'slowly made'])
    expect(renewals).toBe(1)
  })

  it('is free again soon after its holder was killed', async () => {
    await aKeeper().put(tokens, 'authorizer', appid, { ...fresh('old'), expiresInSeconds: 0 }, new Date())
    await tokens.update({}, { leaseOwner: 'killed', leaseUntil: new Date(Date.now() + leaseMs) })

    const token = await aKeeper()
      .source('authorizer', appid, async () => fresh('new'))
      .current()
    expect(token.value).toBe('new')
  })

  it('of an authorisation is not overwritten by the renewal it overtook, which gives the lease back', async () => {
    const keeper = aKeeper()
    const overtaken = async () => {
      await keeper.put(tokens, 'authorizer', appid, fresh('authorised'), new Date())
      await pause(leaseMs * 1.5)
      return fresh('too late')
    }
    expect(await keeper.source('authorizer', appid, overtaken).current()).toMatchObject({ value: 'authorised' })
    expect(await tokens.find({})).toMatchObject({ leaseOwner: null, leaseUntil: new Date(0) })
  })

  it('that cannot be read counts as none, and is renewed', async () => {
    await aKeeper(createSealer([randomBytes(32)])).put(tokens, 'authorizer', appid, fresh('lost'), new Date())
    const seen: OpenToken[] = []
    const keeper = aKeeper()
    expect(await keeper.peek('authorizer', appid)).toMatchObject({ value: '', refreshToken: null })
    const source = keeper.source('authorizer', appid, async (held) => {
      seen.push(held)
      return fresh('recovered')
    })

    expect(await source.current()).toMatchObject({ value: 'recovered' })
    expect(seen).toMatchObject([{ value: '', refreshToken: null }])
    expect(await keeper.peek('authorizer', appid)).toMatchObject({ value: 'recovered', refreshToken: 'refresh' })
  })
})
