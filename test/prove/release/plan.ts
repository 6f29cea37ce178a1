import type { NewFault } from '../../simulator/faults'
import type { ReleaseState } from '../../../shared/release'
import type { Chance } from '../chance'
import type { KillPoint } from '../children/talk'

/** What the merchant does besides making a release and waiting. */
export type Course =
  | 'nothing'
  /** Looks at the trial first, and submits it by hand. */
  | 'submit'
  /** Publishes by hand what has passed. */
  | 'publish'
  /** Throws the trial away. */
  | 'discard'
  | 'withdraw'
  /** Taps in the moment in which WeChat decides. */
  | 'withdrawLate'
  /** Goes back to the version before once this one is live. */
  | 'rollBack'
  /** Goes back to an older version while this one is in review, and it passes in the same moment. */
  | 'rollBackMeanwhile'

/** One release with everything that goes wrong on its way. */
export interface Plan {
  course: Course
  /** One death each: the first from the beginning or from the merchant's tap on, the others after each restart. */
  kills: readonly KillPoint[]
  killsFrom: 'beginning' | 'tap'
  /** Answers of WeChat's that get lost, or say that it is busy. */
  faults: readonly NewFault[]
  verdict: 'pass' | 'reject'
  /** When WeChat decides: at leisure, before the submission is answered, or while the server is dead. */
  decides: 'later' | 'beforeAnswer' | 'whileDead'
  push: 'once' | 'twice' | 'late' | 'never'
}

const courses: readonly Course[] = [
  'nothing',
  'withdraw',
  'publish',
  'rollBack',
  'nothing',
  'withdrawLate',
  'submit',
  'rollBackMeanwhile',
  'nothing',
  'discard',
]

/**
 * The so-manieth plan. Where it dies first goes through all the writes of a release in turn, before and after each; the
 * rest is chance, the same for the same seed.
 */
export function aPlan(chance: Chance, number: number, writes: number): Plan {
  const course = courses[number % courses.length] ?? 'nothing'
  const killsFrom = taps[course] && chance.is(0.6) ? 'tap' : 'beginning'
  const first: KillPoint = killsFrom === 'tap' ? aDeath(chance, 14) : walk(number, writes)
  const more = Array.from({ length: chance.pick([0, 0, 0, 1, 1, 2]) }, () => aDeath(chance, 20))
  return {
    course,
    killsFrom,
    kills: [first, ...more],
    faults: Array.from({ length: chance.pick([0, 1, 1, 2, 3]) }, () => aFault(chance)),
    verdict: chance.is(mayBeRejected[course]) ? 'reject' : 'pass',
    decides: decides[course] ?? chance.pick(['later', 'later', 'beforeAnswer', 'whileDead'] as const),
    push: chance.pick(['once', 'twice', 'late', 'never'] as const),
  }
}

const quiet = {
  kills: [],
  killsFrom: 'beginning',
  faults: [],
  verdict: 'pass',
  decides: 'later',
  push: 'once',
} as const

/** What has gone wrong before, and chance would seldom bring. */
export const certain: readonly Plan[] = [
  // Passed before the withdrawal reached WeChat: published all the same, against the merchant's wish.
  { ...quiet, course: 'withdrawLate', push: 'never' },
  // Gone back, and then WeChat would not say what is live: that no was taken for one to going back.
  { ...quiet, course: 'rollBack', faults: [{ path: '/wxa/getversioninfo', errcode: 45_009, times: 1 }] },
  // Gone back and published at the same time: two were called live.
  { ...quiet, course: 'rollBackMeanwhile', faults: [{ path: '/wxa/revertcoderelease', delayMs: 1500, times: 2 }] },
]

const stride = 29 // far apart, so that a few runs meet every part of a release

function walk(number: number, writes: number): KillPoint {
  const at = 1 + ((number * stride) % writes)
  return { at, moment: Math.floor((number * stride) / writes) % 2 === 0 ? 'after' : 'before' }
}

const aDeath = (chance: Chance, latest: number): KillPoint => ({
  at: chance.between(1, latest),
  moment: chance.pick(['before', 'after'] as const),
})

const paths = [
  '/wxa/modify_domain_directly',
  '/wxa/commit',
  '/cgi-bin/component/setprivacysetting',
  '/wxa/security/get_code_privacy_info',
  '/wxa/submit_audit',
  '/wxa/submit_audit',
  '/wxa/get_auditstatus',
  '/wxa/get_latest_auditstatus',
  '/wxa/undocodeaudit',
  '/wxa/release',
  '/wxa/release',
  '/wxa/revertcoderelease',
  '/wxa/getversioninfo',
] as const

const aFault = (chance: Chance): NewFault => {
  const path = chance.pick(paths)
  const trouble = chance.pick(path === '/wxa/undocodeaudit' ? unheard : [...unheard, limit])
  return { path, times: chance.pick([1, 1, 2, 4]), ...trouble }
}

/** Without an answer the call has happened or not, and "busy" says neither. */
const unheard: readonly NewFault[] = [
  { drop: 'after' },
  { drop: 'after' },
  { drop: 'before' },
  { errcode: -1, takesEffect: true },
  { errcode: -1 },
  { html: '<h1>502 Bad Gateway</h1>', takesEffect: true },
]

/** A no that passes. A withdrawal that meets it is off, and the plan with it. */
const limit: NewFault = { errcode: 45_009 }

const taps: Readonly<Record<Course, boolean>> = {
  nothing: false,
  submit: true,
  publish: true,
  discard: true,
  withdraw: true,
  withdrawLate: true,
  rollBack: true,
  rollBackMeanwhile: true,
}

const mayBeRejected: Readonly<Record<Course, number>> = {
  nothing: 0.4,
  submit: 0.3,
  publish: 0,
  discard: 0,
  withdraw: 0.3,
  withdrawLate: 0.3,
  rollBack: 0,
  rollBackMeanwhile: 0,
}

/** Where the course needs a review that is under way. */
const decides: Readonly<Partial<Record<Course, Plan['decides']>>> = {
  withdrawLate: 'later',
  rollBackMeanwhile: 'later',
}

/** How many releases were live before this one. */
export const formerReleases: Readonly<Partial<Record<Course, number>>> = { rollBack: 1, rollBackMeanwhile: 2 }

/** Where a release may end. A wish that the server took counts: nothing is published against it. */
export function endsOf({ course, verdict }: Plan, isWithdrawalTaken: boolean): readonly ReleaseState[] {
  const decided = verdict === 'pass' ? 'live' : 'rejected'
  if (course === 'discard') return ['retired']
  if (course === 'rollBack') return ['rolledBack']
  if (!isWithdrawalTaken) return [decided]
  return ['withdrawn', verdict === 'pass' ? 'approved' : 'rejected']
}
