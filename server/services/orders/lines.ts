import { choicesProblem, takenChoices, variantText } from '../../../shared/goods'
import type { GoodsRow, VariantRow } from '../../db/models/goods'
import type { LineProblem } from '../../../shared/api/customer/cart'
import type { Store } from '../../store'

/** What somebody wants. */
export interface Wanted {
  goodsId: string
  variantId: string
  choiceIds: string[]
  quantity: number
}

/** What somebody wants, as the store offers it at this moment. */
export interface Offered<Line extends Wanted = Wanted> {
  wanted: Line
  goods: GoodsRow | null
  variant: VariantRow | null
  /** For one: variant and choices. */
  priceFen: number
  packingFeeFen: number
  variantText: string
  choicesText: string
  problem: LineProblem | null
}

/** Looks up lines together, whatever their number. Those that cannot be ordered say why. */
export async function offeredLines<Line extends Wanted>(
  store: Store,
  lines: readonly Line[],
): Promise<Offered<Line>[]> {
  if (lines.length === 0) return []
  const [goods, variants] = await Promise.all([
    store.goods.list({ id: unique(lines.map(({ goodsId }) => goodsId)) }),
    store.variants.list({ id: unique(lines.map(({ variantId }) => variantId)) }),
  ])
  return offeredTogether(
    lines.map((wanted) => ({
      wanted,
      goods: goods.find(({ id }) => id === wanted.goodsId) ?? null,
      variant: variants.find(({ id, goodsId }) => id === wanted.variantId && goodsId === wanted.goodsId) ?? null,
    })),
  )
}

type LookedUp<Line extends Wanted> = Pick<Offered<Line>, 'wanted' | 'goods' | 'variant'>

/** The same for lines that were looked up: together they may be more than there is. */
export function offeredTogether<Line extends Wanted>(lines: readonly LookedUp<Line>[]): Offered<Line>[] {
  const found = lines.map(({ wanted, goods, variant }) => offered(wanted, goods, variant))
  return found.map((line) => ({ ...line, problem: line.problem ?? tooMany(line, found) }))
}

function offered<Line extends Wanted>(wanted: Line, goods: GoodsRow | null, variant: VariantRow | null): Offered<Line> {
  const choices = takenChoices(goods?.groups ?? [], wanted.choiceIds)
  const extraFen = choices.reduce((sum, each) => sum + each.extraFen, 0)
  return {
    wanted,
    goods,
    variant,
    priceFen: (variant?.priceFen ?? 0) + extraFen,
    packingFeeFen: goods?.packingFeeFen ?? 0,
    variantText: variantText(variant?.values ?? []),
    choicesText: choices.map(({ name }) => name).join('、'),
    problem: problemOf(wanted, goods, variant),
  }
}

function problemOf({ choiceIds }: Wanted, goods: GoodsRow | null, variant: VariantRow | null): LineProblem | null {
  if (!goods || !variant || goods.deletedAt || variant.deletedAt) return 'gone'
  if (!goods.isOnShelf) return 'offShelf'
  if (variant.stock === 0) return 'soldOut'
  return choicesProblem(goods.groups, choiceIds) ? 'changed' : null
}

/** More than there are of the variant, or than one may have of the goods, all lines together. */
function tooMany({ goods, variant }: Offered, all: readonly Offered[]): LineProblem | null {
  const quantityWhere = (isIt: (line: Offered) => boolean) =>
    all.filter(isIt).reduce((sum, { wanted }) => sum + wanted.quantity, 0)
  const ofVariant = quantityWhere((line) => line.variant?.id === variant?.id)
  const ofGoods = quantityWhere((line) => line.goods?.id === goods?.id)
  const isOver = ofVariant > (variant?.stock ?? Infinity) || ofGoods > (goods?.limitPerOrder ?? Infinity)
  return isOver ? 'tooMany' : null
}

const unique = (ids: string[]): string[] => [...new Set(ids)]
