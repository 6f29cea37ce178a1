import {
  choiceProblem,
  firstChoice,
  mostOf,
  priceOfOne,
  valueState,
  withChoice,
  withValue,
} from '../../miniapp/store/goods/choice'
import { timesFrom } from '../../miniapp/store/pages/checkout/wantedTimes'
import type { GoodsView } from '../../shared/api/customer/catalogue'

const goods: GoodsView = {
  ...{ id: 'g', categoryId: null, name: '亚麻衬衫', summary: '', picture: null, pictures: [], description: '' },
  ...{ priceFen: 100, highestPriceFen: 300, soldCount: 0, isSoldOut: false, variantId: null, packingFeeFen: 0 },
  limitPerOrder: 4,
  properties: [
    { name: '颜色', values: ['白', '蓝', '黑'] },
    { name: '尺码', values: ['M', 'L'] },
  ],
  variants: [
    { id: '1', values: ['白', 'M'], priceFen: 100, stock: 0 },
    { id: '2', values: ['白', 'L'], priceFen: 200, stock: 9 },
    { id: '3', values: ['蓝', 'M'], priceFen: 300, stock: 2 },
    { id: '4', values: ['蓝', 'L'], priceFen: 300, stock: 0 },
    { id: '5', values: ['黑', 'M'], priceFen: 300, stock: 0 },
    { id: '6', values: ['黑', 'L'], priceFen: 300, stock: 0 },
  ],
  groups: [
    {
      ...{ id: 'box', name: '包装', isRequired: true, most: 1 },
      choices: [
        { id: 'bag', name: '纸袋', extraFen: 0 },
        { id: 'gift', name: '礼盒', extraFen: 50 },
      ],
    },
    {
      ...{ id: 'more', name: '附赠', isRequired: false, most: 1 },
      choices: [{ id: 'card', name: '贺卡', extraFen: 10 }],
    },
  ],
}

describe('choosing a variant', () => {
  it('begins with what there is, and with the first of what must be chosen', () => {
    expect(firstChoice(goods)).toEqual({ values: ['白', 'L'], choiceIds: ['bag'], quantity: 1 })
  })

  it('says of each value whether it comes with the others, with others, or not at all', () => {
    const choice = firstChoice(goods)
    expect(['白', '蓝', '黑'].map((value) => valueState(goods, choice, 0, value))).toEqual(['on', 'elsewhere', 'out'])
    expect(valueState(goods, choice, 1, 'M')).toBe('elsewhere')
  })

  it('takes the nearest variant that has the value, and no more of it than there are', () => {
    const many = { ...firstChoice(goods), quantity: 4 }
    expect(mostOf(goods, many)).toBe(4)
    expect(withValue(goods, many, 0, '蓝')).toMatchObject({ values: ['蓝', 'M'], quantity: 2 })
    expect(withValue(goods, many, 0, '黑')).toBe(many)
  })

  it('adds what choices cost, and never leaves out what is required', () => {
    const gift = withChoice(goods, firstChoice(goods), 'box', 'gift')
    expect(gift.choiceIds).toEqual(['gift'])
    expect(withChoice(goods, gift, 'box', 'gift')).toBe(gift)
    const withCard = withChoice(goods, gift, 'more', 'card')
    expect(priceOfOne(goods, withCard)).toBe(260)
    expect(choiceProblem(goods, withCard)).toBeNull()
    expect(withChoice(goods, withCard, 'more', 'card').choiceIds).toEqual(['gift'])
  })
})

describe('the times from which one may choose', () => {
  const days = [1, 2, 3, 4, 5, 6, 7]
  const evening = Date.parse('2026-11-28T12:07:00Z') // 20:07 in Beijing

  it('begin when it can be ready, and end when nobody is there any more', () => {
    const times = timesFrom(evening, 20, [{ days, from: '09:00', to: '21:00' }])
    expect(times[0]).toBe('2026-11-28T12:45:00.000Z')
    expect(times[1]).toBe('2026-11-29T01:00:00.000Z')
  })
})
