import {
  blank,
  keyOf,
  offerProblem,
  variantAt,
  withProperty,
  withTyped,
  type Offer,
  type TypedVariant,
} from '../../miniapp/merchant/pages/edit-goods/offer'

const typed = (values: Partial<TypedVariant>): TypedVariant => ({ ...blank, ...values })

/** 亚麻衬衫: two colours at two prices, the second sold out. */
const shirt: Offer = {
  properties: [{ name: '颜色', values: ['米白', '雾蓝'] }],
  variants: {
    [keyOf(['米白'])]: typed({ price: '199', stock: '3', seenStock: 3 }),
    [keyOf(['雾蓝'])]: typed({ price: '219', stock: '0', seenStock: 0 }),
  },
}

/** One thing at one price, 20 of them. */
const noodles: Offer = {
  properties: [],
  variants: { [keyOf([])]: typed({ price: '18', stock: '20', seenStock: 20 }) },
}

/** As the editor adds one: without a name, then its values one by one. */
function withNew(offer: Offer, name: string, ...values: string[]): Offer {
  const at = offer.properties.length
  const begun = withProperty(withProperty(offer, at, { name: '', values: [] }), at, { name, values: [] })
  return values.reduce((so, value) => withValue(so, at, value), begun)
}

function withValue(offer: Offer, at: number, value: string): Offer {
  const { name, values } = offer.properties[at] ?? { name: '', values: [] }
  return withProperty(offer, at, { name, values: [...values, value] })
}

const shown = (offer: Offer, ...values: string[]) => {
  const { price, stock, daily } = variantAt(offer, values)
  return [price, stock, daily]
}

describe('a second property', () => {
  const sized = withNew(shirt, '尺码', 'S', 'M')

  it('keeps the price of each, and what is sold out stays sold out', () => {
    expect(shown(sized, '米白', 'S')).toEqual(['199', '', ''])
    expect(shown(sized, '米白', 'M')).toEqual(['199', '', ''])
    expect(shown(sized, '雾蓝', 'S')).toEqual(['219', '0', ''])
    expect(shown(sized, '雾蓝', 'M')).toEqual(['219', '0', ''])
  })

  it('asks for the number of what was counted, until it is typed or the merchant says that it is not', () => {
    expect(offerProblem(sized)).toBe('米白 · S：请填写库存')
    const priced = withTyped(sized, [['米白', 'S']], { price: '209' })
    expect(offerProblem(priced)).toBe('米白 · S：请填写库存')
    const first = withTyped(priced, [['米白', 'S']], { stock: '2' })
    expect(offerProblem(first)).toBe('米白 · M：请填写库存')
    expect(offerProblem(withTyped(first, [['米白', 'M']], { stock: '1' }))).toBeNull()
    expect(offerProblem(withTyped(first, [['米白', 'M']], { daily: '5' }))).toBeNull()
    const uncounted = withTyped(first, [['米白', 'M']], { asked: [] })
    expect(offerProblem(uncounted)).toBeNull()
    expect(shown(uncounted, '米白', 'M')).toEqual(['199', '', ''])
  })

  it('taken away again, leaves what there was', () => {
    const back = withProperty(withTyped(sized, [['米白', 'S']], { price: '1', stock: '1' }), 1, null)
    expect(back.properties).toEqual(shirt.properties)
    expect(variantAt(back, ['米白'])).toEqual(variantAt(shirt, ['米白']))
    expect(variantAt(back, ['雾蓝'])).toEqual(variantAt(shirt, ['雾蓝']))
  })

  it('added once more, takes the price of today', () => {
    const dearer = withTyped(withProperty(sized, 1, null), [['雾蓝']], { price: '229' })
    expect(shown(withNew(dearer, '尺码', 'S'), '雾蓝', 'S')).toEqual(['229', '0', ''])
  })
})

describe('a first property', () => {
  it('on counted goods keeps the price and asks how many there are of each', () => {
    const sized = withNew(noodles, '份量', '小份', '大份')
    expect(shown(sized, '小份')).toEqual(['18', '', ''])
    expect(shown(sized, '大份')).toEqual(['18', '', ''])
    expect(offerProblem(sized)).toBe('小份：请填写库存')
  })

  it('on sold-out goods leaves them sold out', () => {
    const sold = withTyped(noodles, [[]], { stock: '0' })
    const sized = withNew(sold, '份量', '小份', '大份')
    expect(shown(sized, '大份')).toEqual(['18', '0', ''])
    expect(offerProblem(sized)).toBeNull()
  })

  it('on goods that are not counted asks nothing', () => {
    const sized = withNew(withTyped(noodles, [[]], { stock: '' }), '份量', '小份', '大份')
    expect(offerProblem(sized)).toBeNull()
    expect(shown(sized, '大份')).toEqual(['18', '', ''])
  })

  it('on goods that are refilled asks what each is refilled to, also where today is sold out', () => {
    const daily = withTyped(noodles, [[]], { stock: '0', daily: '30' })
    const sized = withNew(daily, '份量', '小份')
    expect(shown(sized, '小份')).toEqual(['18', '0', ''])
    expect(offerProblem(sized)).toBe('小份：请填写每日补到')
    expect(offerProblem(withTyped(sized, [['小份']], { daily: '15' }))).toBeNull()
  })

  it('on new goods gives one price to all until they differ', () => {
    const sized = withNew({ properties: [], variants: {} }, '份量', '小份', '大份')
    const priced = withTyped(sized, [['小份']], { price: '15' })
    expect(shown(priced, '大份')).toEqual(['15', '', ''])
    expect(offerProblem(priced)).toBeNull()
    const both = withTyped(priced, [['大份']], { price: '20' })
    expect(offerProblem(withValue(both, 0, '超大份'))).toBe('超大份：请填写价格')
  })
})

describe('a property taken away', () => {
  const sized: Offer = {
    properties: [shirt.properties[0] ?? { name: '', values: [] }, { name: '尺码', values: ['S', 'M'] }],
    variants: {
      [keyOf(['米白', 'S'])]: typed({ price: '199', stock: '3' }),
      [keyOf(['米白', 'M'])]: typed({ price: '199', stock: '0' }),
      [keyOf(['雾蓝', 'S'])]: typed({ price: '219', stock: '1' }),
      [keyOf(['雾蓝', 'M'])]: typed({ price: '219', stock: '0' }),
    },
  }

  it('leaves a price that all share, and asks for one where they do not', () => {
    const colours = withProperty(sized, 1, null)
    expect(shown(colours, '米白')).toEqual(['199', '', ''])
    expect(offerProblem(colours)).toBe('米白：请填写库存')

    const sizes = withProperty(sized, 0, null)
    expect(shown(sizes, 'S')).toEqual(['', '', ''])
    expect(shown(sizes, 'M')).toEqual(['', '0', ''])
    expect(offerProblem(sizes)).toBe('S：请填写价格')
  })
})

describe('a value', () => {
  it('that is new takes the price the others share, and its number is asked for', () => {
    const same = withTyped(shirt, [['雾蓝']], { price: '199' })
    const three = withValue(same, 0, '墨绿')
    expect(shown(three, '墨绿')).toEqual(['199', '', ''])
    expect(offerProblem(three)).toBe('墨绿：请填写库存')
    expect(shown(withValue(shirt, 0, '墨绿'), '墨绿')).toEqual(['', '', ''])
  })

  it('written anew under another name is not sold without a number', () => {
    const one: Offer = {
      properties: [{ name: '份量', values: ['小份'] }],
      variants: { [keyOf(['小份'])]: typed({ price: '18', stock: '20', seenStock: 20 }) },
    }
    const renamed = withValue(withProperty(one, 0, { name: '份量', values: [] }), 0, '小碗')
    expect(shown(renamed, '小碗')).toEqual(['18', '', ''])
    expect(offerProblem(renamed)).toBe('小碗：请填写库存')
  })

  it('that is taken away and comes back is what it was', () => {
    const without = withProperty(shirt, 0, { name: '颜色', values: ['米白'] })
    expect(variantAt(withValue(without, 0, '雾蓝'), ['雾蓝'])).toEqual(variantAt(shirt, ['雾蓝']))
  })
})

it('says what the highest price is', () => {
  expect(offerProblem(withTyped(noodles, [[]], { price: '99999999' }))).toBe('价格最高 1,000,000 元')
})
