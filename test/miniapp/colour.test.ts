import { brandVariables, readableOn } from '../../miniapp/kit/colour'
import { themeOfKind } from '../../shared/theme'

it.each([
  ['#000000', '#ffffff'],
  ['#ffffff', '#1f2329'],
  ['#ffd400', '#1f2329'], // a yellow
  ['#07c160', '#1f2329'], // WeChat's green: white reaches only 2.4 : 1 on it
  ['#767676', '#ffffff'], // the lightest grey that carries white
  ['#777777', '#1f2329'],
])('writes on %s in %s', (brand, ink) => {
  expect(readableOn(brand)).toBe(ink)
})

it.each(Object.values(themeOfKind))('gives every kind of store a colour that carries white: $brand', ({ brand }) => {
  expect(brandVariables(brand)).toEqual({ '--brand': brand, '--on-brand': '#ffffff' })
})
