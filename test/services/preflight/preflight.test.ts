import { blockersOf, judge } from '../../../server/services/requirements'
import type { Facts } from '../../../server/services/requirements/facts'
import type { Sim } from '../../simulator/testKit'
import type { Case } from './case'
import { cases } from './cases'
import { factsOf } from './goodStore'
import { aReviewersWorld, reviewOf } from './simulatedReview'

const blockers = (facts: Facts): string[] => blockersOf(judge(facts)).map(({ code }) => code)

/** The areas that are not open yet have nothing to say. */
const today = (facts: Facts): Facts => ({ ...facts, goods: null, payment: null })

const rejected = cases.filter(({ label }) => label === 'reject')
const passed = cases.filter(({ label }) => label === 'pass')
const percent = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(1)} %`

const isCaught =
  (look: (facts: Facts) => Facts = (facts) => facts) =>
  ({ facts }: Case): boolean =>
    blockers(look(factsOf(facts))).length > 0

describe(`the preflight, against ${cases.length} stores of which WeChat rejects ${rejected.length}`, () => {
  const caught = rejected.filter(isCaught())
  const caughtToday = rejected.filter(isCaught(today))
  const missed = rejected.filter((one) => !caught.includes(one))
  const alarms = passed.filter(isCaught())

  it('is asked about at least a hundred, two fifths of which are in order', () => {
    expect(cases.length).toBeGreaterThanOrEqual(100)
    expect(passed.length / cases.length).toBeGreaterThanOrEqual(0.4)
    expect(
      new Set(cases.map(({ label, name, facts, sight }) => JSON.stringify([label, name, facts, sight]))).size,
    ).toBe(cases.length)
  })

  it(`catches ${percent(caught.length, rejected.length)} and lets ${missed.length} through`, () => {
    expect(caught.length / rejected.length).toBeGreaterThanOrEqual(0.85)
  })

  it(`catches ${percent(caughtToday.length, rejected.length)} without looking at goods and payment`, () => {
    expect(caughtToday.length / rejected.length).toBeGreaterThanOrEqual(0.7)
  })

  it(`raises ${alarms.length} false alarms in ${passed.length}`, () => {
    expect(alarms.length / passed.length).toBeLessThanOrEqual(0.05)
  })

  it('knows what it cannot know', () => {
    expect(missed.map(({ name }) => name)).toEqual([
      'a name that was never chosen',
      'the name of a city alone',
      'another company’s brand',
      'the field’s name',
      'words that say nothing',
      'flowers under clothes',
      'a page that does not load',
      'goods of another trade than the category',
      'a tentative page',
      'a good that must not be bought',
    ])
  })
})

const visible = cases.filter(({ beyondSimulator }) => !beyondSimulator)
const hidden = cases.length - visible.length

describe(`the simulator’s reviewer, who can judge ${visible.length} of them and not ${hidden}`, () => {
  let sim: Sim
  beforeAll(async () => {
    sim = await aReviewersWorld()
  })
  afterAll(() => sim.close())

  it.each(visible)('agrees: $label, $name', async ({ label, facts, sight }) => {
    const { isRejected, why } = await reviewOf(sim, factsOf(facts), sight)
    expect({ label: isRejected ? 'reject' : 'pass', why: isRejected ? '' : why }).toEqual({ label, why: '' })
  })
})
