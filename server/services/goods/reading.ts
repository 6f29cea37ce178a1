import type { GoodsRow, VariantRow } from '../../db/models/goods'
import type { ShelfCounts, ShelfFilter, ShelfName, ShelfPlace } from '../../db/shelf'
import { Failure } from '../../failures'
import type { Store } from '../../store'

/** Goods with the variants that are sold of it, in the merchant's order. */
export interface Goods {
  row: GoodsRow
  variants: VariantRow[]
}

/** @throws NOT_FOUND also for goods that were deleted */
export async function getGoods(store: Store, goodsId: string): Promise<Goods> {
  const row = await store.goods.find({ id: goodsId, deletedAt: null })
  if (!row) throw new Failure('NOT_FOUND', { goodsId })
  return { row, variants: await variantsOf(store, [goodsId]) }
}

const variantsOf = ({ variants }: Store, goodsIds: string[]): Promise<VariantRow[]> =>
  variants.list({ goodsId: goodsIds, deletedAt: null }, { order: [['position', 'ASC']] })

export interface ShelfPage {
  rows: Goods[]
  after: string | null
  counts: ShelfCounts
}

const pageLength = 30

/** A page of the merchant's list, with how many there are on each shelf. `after`: what the page before answered. */
export async function listGoods(
  store: Store,
  { shelf, after, ...filter }: ShelfFilter & { shelf: ShelfName; after?: string | undefined },
): Promise<ShelfPage> {
  const places = await store.shelf.page(shelf, filter, placeOf(after), pageLength + 1)
  const shown = places.slice(0, pageLength)
  const last = places.length > pageLength ? shown.at(-1) : undefined
  return {
    rows: await goodsAt(store, shown),
    after: last ? `${last.position}.${last.id}` : null,
    counts: await store.shelf.counts(filter),
  }
}

function placeOf(after: string | undefined): ShelfPlace | null {
  if (after === undefined) return null
  const [, position, id] = /^(-?\d+)\.(.+)$/.exec(after) ?? []
  if (position === undefined || id === undefined) throw new Failure('INVALID_INPUT', { after }, { field: 'after' })
  return { position: Number(position), id }
}

/** All goods that are sold or could be, in the merchant's order. */
export const allGoods = async (store: Store): Promise<Goods[]> =>
  withVariants(
    await store.goods.list(
      { deletedAt: null },
      {
        order: [
          ['position', 'ASC'],
          ['id', 'ASC'],
        ],
      },
    ),
    await store.variants.list({ deletedAt: null }, { order: [['position', 'ASC']] }),
  )

async function goodsAt(store: Store, places: ShelfPlace[]): Promise<Goods[]> {
  const ids = places.map(({ id }) => id)
  const rows = new Map((await store.goods.list({ id: ids })).map((row) => [row.id, row]))
  const inOrder = ids.flatMap((id) => rows.get(id) ?? [])
  return withVariants(inOrder, await variantsOf(store, ids))
}

function withVariants(rows: GoodsRow[], variants: VariantRow[]): Goods[] {
  const found = new Map(rows.map((row) => [row.id, { row, variants: [] as VariantRow[] }]))
  for (const variant of variants) found.get(variant.goodsId)?.variants.push(variant)
  return [...found.values()]
}
