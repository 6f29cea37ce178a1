import type { Changes } from './goodStore'

/** What a reviewer sees in the pages beyond the goods. */
export interface Sight {
  isReachable?: boolean
  texts?: string[]
}

/** One store, and what WeChat's reviewers make of it by their published rules. */
export interface Case {
  name: string
  label: 'pass' | 'reject'
  facts: Changes
  sight?: Sight
  /** Why the simulator cannot come to a view of its own: it does not know the rule, or not so much of the world. */
  beyondSimulator?: string
}

export const rejects = (name: string, facts: Changes, sight?: Sight): Case => ({
  name,
  label: 'reject',
  facts,
  ...(sight && { sight }),
})

export const passes = (name: string, facts: Changes, sight?: Sight): Case => ({
  name,
  label: 'pass',
  facts,
  ...(sight && { sight }),
})

/** Of these only we and the label have an opinion. */
export const beyond = (reason: string, cases: Case[]): Case[] =>
  cases.map((one) => ({ ...one, beyondSimulator: reason }))

export const called = (nickname: string): Changes => ({ profile: { nickname } })
export const introducedAs = (introduction: string): Changes => ({ profile: { introduction } })

/** As many goods as names, each with a picture. */
export const selling = (...names: string[]): Changes => ({
  goods: { count: names.length, withPictures: names.length, samples: 0, names },
})
