import type { Entry } from '../../simulator/journal'
import type { Token, WorldState } from '../../simulator/state'
import type { Report } from '../report'
import { intruderHeader } from './intruder'
import { aRenewalJudge } from './renewals'
import type { Times } from './times'

const lifeMs = 7_200_000
const component = { path: '/cgi-bin/component/api_component_token', kind: 'component', appid: 'wxc' } as const
const own = { path: '/cgi-bin/stable_token', kind: 'own', appid: 'wxd' } as const
const atSameTime: Times = {
  jump: async () => undefined,
  earliest: (real) => real,
  latest: (real) => real,
  real: (virtual) => virtual,
  endsBetween: () => 0,
}

interface Asking {
  of: typeof component | typeof own
  at: number
  gets: string
  by?: 'us' | 'stranger'
  /** When it took effect, if not at once. */
  tookMs?: number
  fault?: string
  /** The end that we believed in; null: we never stored it. */
  storedUntil?: number | null
}

const entryOf = ({ of, at, gets, by = 'us', tookMs = 0, fault = '' }: Asking, id: number): Entry => ({
  ...{ id, at, kind: 'call', title: of.path, path: of.path, durationMs: tookMs, source: null, errcode: 0, fault },
  request: {
    ...{ method: 'POST', url: of.path, body: JSON.stringify({ appid: of.appid }) },
    headers: by === 'stranger' ? { [intruderHeader]: '1' } : {},
  },
  answer: { status: 200, contentType: 'application/json', body: fault ? '' : JSON.stringify({ access_token: gets }) },
  ...{ appid: of.appid, who: '', plaintext: '', attempt: 0, warnings: [], isUnknown: false },
})

const ridOf = ({ of, at, gets }: Asking): WorldState['rids'][number] => ({
  ...{ rid: gets, appid: of.appid, at, costMs: 1, url: of.path, ip: '' },
  requestBody: JSON.stringify({ appid: of.appid }),
  responseBody: JSON.stringify({ access_token: gets }),
})

/** The tokens in the order in which they came into being: of several who got the same one, the first made it. */
function renewalsOf(asked: readonly Asking[]) {
  const isNew = ({ gets }: Asking, i: number) => asked.findIndex((one) => one.gets === gets) === i
  const tokens = asked.filter(isNew).map(({ of: { kind, appid }, at, gets, tookMs = 0 }): Token => {
    const issuedAt = at + tookMs
    return { value: gets, kind, appid, issuedAt, expiresAt: issuedAt + lifeMs, usableUntil: null }
  })
  tokens.sort((a, b) => a.issuedAt - b.issuedAt)
  return tokens.map((token, i) => ({ before: tokens[i - 1] ?? null, token }))
}

/** What the judge finds wrong in what was asked of WeChat. */
function findings(asked: readonly Asking[], deaths: number[] = []): string[] {
  const found: string[] = []
  const failed = (text: string) => void found.push(text)
  const silent = () => undefined
  const report: Report = {
    ...{ passed: silent, count: silent, say: silent, end: () => true, failed },
    check: (condition, text) => void (condition || failed(text)),
  }
  const kept = asked.flatMap(({ at, gets, storedUntil = at + lifeMs, by, fault, tookMs = 0 }) =>
    storedUntil === null || by === 'stranger' || fault || tookMs > 10_000 ? [] : [[gets, storedUntil] as const],
  )
  aRenewalJudge(atSameTime, report).judge({
    ...{ named: 'here', calls: [], deaths, mayBeBusy: false, stored: new Map(kept) },
    entries: asked.map((one, i) => entryOf(one, i + 1)),
    world: { rids: asked.map(ridOf), tokens: {} } as unknown as WorldState, // nothing else of it is looked at
    renewals: renewalsOf(asked),
  })
  return found
}

const dueMs = lifeMs - 600_000
const lost = 'fault 1: errcode -1, takesEffect'

describe('renewing', () => {
  it('is right when the token is due, and wrong a minute before', () => {
    const renewedAt = (at: number) =>
      findings([
        { of: component, at: 0, gets: 'a' },
        { of: component, at, gets: 'b' },
      ])
    expect(renewedAt(dueMs)).toEqual([])
    expect(renewedAt(dueMs - 60_000)).toEqual([
      'here: component wxc: renewed by entry 2 although that of entry 1 was good',
    ])
  })

  it('twice for one expiry is wrong, even when the answer of the second is lost', () => {
    const first = [
      { of: component, at: 0, gets: 'a' },
      { of: component, at: dueMs, gets: 'b' },
    ]
    expect(findings([...first, { of: component, at: dueMs + 5, gets: 'c' }])).toHaveLength(1)
    expect(findings([...first, { of: component, at: dueMs + 5, gets: 'c', fault: lost }])).toHaveLength(1)
    expect(findings([...first, { of: component, at: dueMs + 5, gets: 'c', tookMs: 11_000 }])).toHaveLength(1)
  })

  it('is right when the answer before was lost, whether on us or on a stranger', () => {
    const then = { of: component, at: 2_000, gets: 'c' }
    expect(findings([{ of: component, at: 1_000, gets: 'b', fault: lost }, then])).toEqual([])
    expect(
      findings([
        { of: component, at: 0, gets: 'a' },
        { of: component, at: 1_000, gets: 'b', by: 'stranger', fault: lost },
        then,
      ]),
    ).toEqual([])
  })

  it('is not ours when a stranger does it', () => {
    const good = { of: component, at: 0, gets: 'a' }
    expect(findings([good, { of: component, at: 1_000, gets: 'b', by: 'stranger' }])).toEqual([])
    expect(findings([good, { of: component, at: 1_000, gets: 'b', by: 'stranger', fault: lost }])).toEqual([])
    expect(findings([good, { of: component, at: 1_000, gets: 'b', fault: lost }])).toHaveLength(1)
  })

  it('may take effect late when it was given up before its successor was asked for', () => {
    const before = [
      { of: component, at: 0, gets: 'a' },
      { of: component, at: dueMs, gets: 'late', tookMs: 11_000 },
    ]
    expect(findings([...before, { of: component, at: dueMs + 10_050, gets: 'b' }])).toEqual([])
    expect(findings([...before, { of: component, at: dueMs + 5_000, gets: 'b' }])).toHaveLength(1)
  })

  it('is right when a process died before it stored the token, and wrong when it was just not stored', () => {
    const asked = [
      { of: component, at: 0, gets: 'a', storedUntil: null },
      { of: component, at: 40_000, gets: 'b' },
    ]
    expect(findings(asked, [200])).toEqual([])
    expect(findings(asked)).toHaveLength(1)
  })
})

describe('asking for the own token', () => {
  const held = { of: own, at: 0, gets: 'a' }

  it('is wrong while the one we hold is good', () => {
    expect(findings([held, { of: own, at: 5_000, gets: 'a' }])).toEqual([
      'here: entry 2 asks for a token that was good',
    ])
  })

  it('is right when a stranger made the one that we get', () => {
    const strangers = { of: own, at: 1_000, gets: 'b', by: 'stranger' } as const
    expect(findings([held, strangers, { of: own, at: 2_000, gets: 'b' }])).toEqual([])
    expect(findings([held, { ...strangers, fault: lost }, { of: own, at: 2_000, gets: 'b' }])).toEqual([])
  })

  it('is wrong again once we hold that one', () => {
    const asked = [held, { of: own, at: 1_000, gets: 'b', by: 'stranger' } as const, { of: own, at: 2_000, gets: 'b' }]
    expect(findings([...asked, { of: own, at: 9_000, gets: 'b' }])).toHaveLength(1)
    expect(findings([...asked, { of: own, at: 9_000, gets: 'c' }])).toHaveLength(1)
  })
})
