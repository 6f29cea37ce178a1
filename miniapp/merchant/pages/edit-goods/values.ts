import type { MerchantGoodsView } from '../../../../shared/api/merchant/goods'
import type { PictureView } from '../../../../shared/api/picture'
import type { RequestOf } from '../../../../shared/api/contract'
import type { goodsApi } from '../../../../shared/api/merchant/goods'
import { combinations, goodsLimits } from '../../../../shared/goods'
import { fenOf } from '../../../../shared/money'
import { newRequestKey } from '../../../kit/requestKey'
import { keyOf, variantAt, type Offer } from './offer'

export interface TypedChoice {
  id: string
  name: string
  extra: string
}

export interface TypedGroup {
  id: string
  name: string
  isRequired: boolean
  most: number
  choices: TypedChoice[]
}

/** The form as it is typed. */
export interface Values {
  /** Of the goods as they were read; 0 for new ones. */
  rev: number
  requestKey: string
  pictures: PictureView[]
  name: string
  summary: string
  offer: Offer
  groups: TypedGroup[]
  categoryId: string
  packingFee: string
  limit: string
  description: string
  isOnShelf: boolean
}

const typed = (count: number | null): string => (count === null ? '' : String(count))
const typedFen = (fen: number): string => (fen === 0 ? '' : String(fen / 100))

export function valuesOf(goods: MerchantGoodsView | null): Values {
  const variants = (goods?.variants ?? []).map(({ values, priceFen, stock, dailyStock, code }) => [
    keyOf(values),
    { price: String(priceFen / 100), stock: typed(stock), daily: typed(dailyStock), code, seenStock: stock },
  ])
  return {
    rev: goods?.rev ?? 0,
    requestKey: newRequestKey(),
    pictures: goods?.pictures ?? [],
    name: goods?.name ?? '',
    summary: goods?.summary ?? '',
    offer: {
      properties: goods?.properties ?? [],
      variants: Object.fromEntries(variants) as Offer['variants'],
    },
    groups: (goods?.groups ?? []).map(({ choices, ...group }) => ({
      ...group,
      choices: choices.map(({ id, name, extraFen }) => ({ id, name, extra: typedFen(extraFen) })),
    })),
    categoryId: goods?.categoryId ?? '',
    packingFee: typedFen(goods?.packingFeeFen ?? 0),
    limit: typed(goods?.limitPerOrder ?? null),
    description: goods?.description ?? '',
    isOnShelf: goods?.isOnShelf ?? true,
  }
}

const countOf = (text: string): number | null => (text.trim() === '' ? null : Number(text))
const fen = (text: string): number => fenOf(text) ?? 0

export type WantedGoods = Omit<RequestOf<(typeof goodsApi)['POST /goods']>, 'requestKey'>

/** What the server takes. Only for values that the checks let pass. */
export const wantedOf = (values: Values): WantedGoods => ({
  name: values.name.trim(),
  summary: values.summary.trim(),
  description: values.description.trim(),
  categoryId: values.categoryId || null,
  pictures: values.pictures.map(({ name }) => name),
  properties: values.offer.properties,
  variants: combinations(values.offer.properties).map((each) => {
    const { price, stock, daily, code, seenStock } = variantAt(values.offer, each)
    return {
      values: each,
      priceFen: fen(price),
      stock: countOf(stock),
      dailyStock: countOf(daily),
      code: code.trim(),
      ...(seenStock !== undefined && { seenStock }),
    }
  }),
  groups: values.groups.map(({ id, name, isRequired, most, choices }) => ({
    id,
    name: name.trim(),
    isRequired,
    most,
    choices: choices.map((choice) => ({ id: choice.id, name: choice.name.trim(), extraFen: fen(choice.extra) })),
  })),
  packingFeeFen: fen(values.packingFee),
  limitPerOrder: countOf(values.limit),
  isOnShelf: values.isOnShelf,
})

export function groupsProblem(groups: readonly TypedGroup[]): string | null {
  for (const { name, choices } of groups) {
    if (name.trim() === '') return '请给选项组起个名称'
    if (choices.length === 0) return `请给“${name}”添加选项`
    if (choices.some((choice) => choice.name.trim() === '')) return `“${name}”里有选项没有名称`
    if (choices.some((choice) => feeProblem(choice.extra) !== null)) return `“${name}”里有加价不是金额`
  }
  return null
}

export const feeProblem = (text: string): string | null => {
  const amount = text.trim() === '' ? 0 : fenOf(text)
  return amount === null || amount > goodsLimits.extraFen ? '请写金额，最多两位小数' : null
}

export const limitProblem = (text: string): string | null =>
  /^([1-9]\d{0,2})?$/.test(text.trim()) ? null : '请写 1 到 999 的整数，空着表示不限'
