/** What the variants of goods differ in: 颜色 with 红 and 蓝. */
export interface GoodsProperty {
  name: string
  values: string[]
}

/** One of several things a customer may have done to it: 辣度 with 微辣 and 中辣, 加料 with 加蛋 at an extra price. */
export interface ChoiceGroup {
  id: string
  name: string
  isRequired: boolean
  /** How many of the choices one may take together. */
  most: number
  choices: Choice[]
}

export interface Choice {
  id: string
  name: string
  extraFen: number
}

/** How much of everything one store's goods may have. Lengths in characters, money in fen. */
export const goodsLimits = {
  name: 60,
  summary: 80,
  description: 5000,
  pictures: 9,
  pictureBytes: 10 * 1024 * 1024,
  properties: 3,
  values: 20,
  valueName: 20,
  variants: 120,
  groups: 8,
  choices: 20,
  priceFen: 100_000_000,
  extraFen: 1_000_000,
  stock: 1_000_000,
  categories: 60,
  categoryName: 12,
  goods: 5000,
  importRows: 10_000,
  quantity: 999,
} as const

/** The combinations of all values, in the order a person writes them down; one empty combination where nothing varies. */
export const combinations = (properties: readonly GoodsProperty[]): string[][] =>
  properties.reduce<string[][]>((rows, { values }) => rows.flatMap((row) => values.map((v) => [...row, v])), [[]])

/** What a person reads of a variant: `红 · L`; empty where nothing varies. */
export const variantText = (values: readonly string[]): string => values.join(' · ')

/** The choices that were taken, in the order of the groups. */
export const takenChoices = (groups: readonly ChoiceGroup[], choiceIds: readonly string[]): Choice[] =>
  groups.flatMap(({ choices }) => choices.filter(({ id }) => choiceIds.includes(id)))

/** Why these choices cannot be ordered, as a sentence; null when they can. */
export function choicesProblem(groups: readonly ChoiceGroup[], choiceIds: readonly string[]): string | null {
  const known = groups.flatMap(({ choices }) => choices.map(({ id }) => id))
  if (choiceIds.some((id, at) => !known.includes(id) || choiceIds.indexOf(id) !== at))
    return '有的选项已经变了，请重新选择'
  for (const { name, isRequired, most, choices } of groups) {
    const taken = choices.filter(({ id }) => choiceIds.includes(id)).length
    if (isRequired && taken === 0) return `请选择${name}`
    if (taken > most) return `${name}最多选 ${most} 项`
  }
  return null
}
