import fc from 'fast-check'
import {
  choicesProblem,
  combinations,
  takenChoices,
  variantText,
  type ChoiceGroup,
  type GoodsProperty,
} from '../../shared/goods'

const aGroup = (values: Partial<ChoiceGroup> = {}): ChoiceGroup => ({
  id: 'heat',
  name: '辣度',
  isRequired: true,
  most: 1,
  choices: [
    { id: 'mild', name: '微辣', extraFen: 0 },
    { id: 'hot', name: '中辣', extraFen: 0 },
  ],
  ...values,
})

const extras = aGroup({
  id: 'extras',
  name: '加料',
  isRequired: false,
  most: 2,
  choices: ['加蛋', '加面', '加肉'].map((name, at) => ({ id: `extra-${at}`, name, extraFen: 200 + at * 100 })),
})

it('is one variant where nothing varies', () => {
  expect(combinations([])).toEqual([[]])
  expect(variantText([])).toBe('')
})

it('names variants in the order a person writes them down', () => {
  const properties = [
    { name: '颜色', values: ['红', '蓝'] },
    { name: '尺码', values: ['S', 'L'] },
  ]

  expect(combinations(properties).map(variantText)).toEqual(['红 · S', '红 · L', '蓝 · S', '蓝 · L'])
})

it('has every combination once', () => {
  const values = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 5 })
  const properties: fc.Arbitrary<GoodsProperty[]> = fc.array(fc.record({ name: fc.string(), values }), { maxLength: 3 })
  fc.assert(
    fc.property(properties, (given) => {
      const rows = combinations(given)

      expect(rows).toHaveLength(given.reduce((product, each) => product * each.values.length, 1))
      expect(new Set(rows.map((row) => JSON.stringify(row))).size).toBe(rows.length)
    }),
  )
})

it.each([
  [['mild'], null],
  [['hot', 'extra-0', 'extra-2'], null],
  [[], '请选择辣度'],
  [['extra-0'], '请选择辣度'],
  [['mild', 'hot'], '辣度最多选 1 项'],
  [['mild', 'extra-0', 'extra-1', 'extra-2'], '加料最多选 2 项'],
  [['mild', 'mild'], '有的选项已经变了，请重新选择'],
  [['mild', 'gone'], '有的选项已经变了，请重新选择'],
])('says of the choices %j: %s', (choiceIds, problem) => {
  expect(choicesProblem([aGroup(), extras], choiceIds)).toBe(problem)
})

it('lists what was taken in the order of the groups, not of the taps', () => {
  const taken = takenChoices([aGroup(), extras], ['extra-2', 'hot', 'extra-0'])

  expect(taken.map(({ name }) => name)).toEqual(['中辣', '加蛋', '加肉'])
})
