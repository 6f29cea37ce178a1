import { combinations, goodsLimits, variantText, type GoodsProperty } from '../../../../shared/goods'
import { fenOf } from '../../../../shared/money'

/** What of a variant counts pieces. */
const counts = ['stock', 'daily'] as const
type Count = (typeof counts)[number]

/** A variant as it is typed. */
export interface TypedVariant {
  price: string
  /** Empty: not counted. */
  stock: string
  /** Empty: not refilled. */
  daily: string
  code: string
  /** What was shown as stock when the editor opened. */
  seenStock?: number | null
  /** What was counted where this one comes from. How many of them are now these, only the merchant knows. */
  asked?: Count[]
  /** Nobody typed it: it is forgotten when its combination goes, and worked out anew should it come back. */
  isGuess?: boolean
}

/** What varies and what each costs: one field, because each change of the one changes the other. */
export interface Offer {
  properties: GoodsProperty[]
  /** By the values of the variant, as `keyOf` writes them. What no combination has any more stays, should it come back. */
  variants: Record<string, TypedVariant>
}

export const keyOf = (values: readonly string[]): string => JSON.stringify(values)

export const blank: TypedVariant = { price: '', stock: '', daily: '', code: '' }

/** Of a combination of which nothing is known, what all that is known agrees on. */
export const variantAt = ({ variants }: Offer, values: readonly string[]): TypedVariant =>
  variants[keyOf(values)] ?? guessFrom(Object.values(variants))

/** The offer after something was typed into these combinations. */
export function withTyped(offer: Offer, some: readonly string[][], changes: Partial<TypedVariant>): Offer {
  const typed = some.map((values) => {
    const { isGuess: _, asked = [], ...known } = variantAt(offer, values)
    return [keyOf(values), { ...known, asked: asked.filter((count) => !(count in changes)), ...changes }]
  })
  return { ...offer, variants: { ...offer.variants, ...(Object.fromEntries(typed) as Offer['variants']) } }
}

/**
 * The offer with this property in this place; null takes the one that was there away.
 *
 * A combination that is new takes after those that differ from it in this property alone: 雾蓝 · S after 雾蓝, where
 * sizes came to the colours; S after 米白 · S and 雾蓝 · S, where the colours went.
 */
export function withProperty(offer: Offer, at: number, property: GoodsProperty | null): Offer {
  const { properties: before, variants } = offer
  const properties = [...before.slice(0, at), ...(property ? [property] : []), ...before.slice(at + 1)]
  const sources = knownByRest(offer, at)
  const next = rowsOf(properties).map((row) => ({ key: keyOfRow(row), rest: property ? restOf(row, at) : keyOf(row) }))
  const guesses = next.slice(0, goodsLimits.variants).flatMap(({ key, rest }) => {
    const known = sources.get(rest)
    return known ? [[key, guessFrom(known)] as const] : []
  })
  const keys = new Set(next.map(({ key }) => key))
  const stays = Object.entries(variants).filter(([key, { isGuess }]) => !isGuess || keys.has(key))
  return { properties, variants: Object.fromEntries([...guesses, ...stays]) }
}

/** Why a price or a number cannot be, or null. */
export function variantProblem({ price, stock, daily, asked = [] }: TypedVariant): string | null {
  if (price.trim() === '') return '请填写价格'
  const amount = fenOf(price)
  if (amount === null) return '价格请写数字，最多两位小数'
  if (amount > goodsLimits.priceFen) return '价格最高 1,000,000 元'
  if (!isCount(stock) || !isCount(daily)) return '库存请写整数，空着表示不限'
  const [missing] = missingCounts({ stock, daily, asked })
  return missing ? `请填写${countNames[missing]}` : null
}

const countNames: Record<Count, string> = { stock: '库存', daily: '每日补到' }

/** What has to be said and was not. Where a number is refilled to, that is what there is today as well. */
export const missingCounts = ({ stock, daily, asked = [] }: Pick<TypedVariant, Count | 'asked'>): Count[] =>
  asked.filter((count) => (count === 'daily' ? isEmpty(daily) : isEmpty(stock) && isEmpty(daily)))

export function offerProblem(offer: Offer): string | null {
  const bare = offer.properties.find(({ name, values }) => name.trim() === '' || values.length === 0)
  if (bare) return bare.name.trim() === '' ? '请给规格起个名称' : `请给“${bare.name}”添加选项`
  const names = offer.properties.map(({ name }) => name)
  if (new Set(names).size < names.length) return '有两个规格的名称一样'
  const all = combinations(offer.properties)
  if (all.length > goodsLimits.variants) return `规格组合最多 ${goodsLimits.variants} 种，现在有 ${all.length} 种`
  for (const values of all) {
    const problem = variantProblem(variantAt(offer, values))
    if (problem) return values.length > 0 ? `${variantText(values)}：${problem}` : problem
  }
  return null
}

const isEmpty = (text: string): boolean => text.trim() === ''
const isCount = (text: string): boolean => /^\d{0,7}$/.test(text.trim()) && Number(text) <= goodsLimits.stock

/**
 * What can be known of a variant from those it comes from: the price they share, and that all of them are sold out.
 * A price they do not share is left empty, and so is a number that was counted: both have to be typed.
 */
function guessFrom(sources: readonly TypedVariant[]): TypedVariant {
  const prices = new Set(sources.map(({ price }) => price).filter((price) => !isEmpty(price)))
  const [price = ''] = prices.size === 1 ? prices : []
  const isSoldOut = sources.length > 0 && sources.every(({ stock }) => !isEmpty(stock) && Number(stock) === 0)
  const asked = counts.filter(
    (count) =>
      !(count === 'stock' && isSoldOut) &&
      sources.some((source) => !isEmpty(source[count]) || source.asked?.includes(count)),
  )
  return { ...blank, price, stock: isSoldOut ? '0' : '', asked, isGuess: true }
}

/** A combination with a place for each property: empty for one that has no values yet, which makes no difference so far. */
type Row = string[]

const rowsOf = (properties: readonly GoodsProperty[]): Row[] =>
  combinations(properties.map(({ name, values }) => ({ name, values: values.length > 0 ? values : [''] })))

const keyOfRow = (row: Row): string => keyOf(row.filter((value) => value !== ''))

const restOf = (row: Row, at: number): string => keyOf(row.filter((_, index) => index !== at))

/** The variants that are offered, by what they are apart from this property. */
function knownByRest(offer: Offer, at: number): Map<string, TypedVariant[]> {
  const byRest = new Map<string, TypedVariant[]>()
  for (const row of rowsOf(offer.properties)) {
    const known = offer.variants[keyOfRow(row)]
    if (known) byRest.set(restOf(row, at), [...(byRest.get(restOf(row, at)) ?? []), known])
  }
  return byRest
}
