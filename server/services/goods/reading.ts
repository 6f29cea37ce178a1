import type { Page } from '../../../shared/api/ids'
import type { GoodsRow, VariantRow } from '../../db/models/goods'
import type { ShelfCounts, ShelfFilter, ShelfName, ShelfPlace } from '../../db/shelf'
import { Failure } from '../../failures'
import type { Store } from '../../store'
import { pageOf } from '../pageOf'

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

export type GoodsPage = Page<Goods> & { counts: ShelfCounts }

const mostInList = 30

/** A page of the merchant's list, with how many there are on each shelf. `after`: what the page before answered. */
export async function listGoods(
  store: Store,
  { shelf, after, ...filter }: ShelfFilter & { shelf: ShelfName; after?: string | undefined },
): Promise<GoodsPage> {
  const page = await goodsPage(store, shelf, filter, after, mostInList)
  return { ...page, counts: await store.shelf.counts(filter) }
}

/** So many goods of one shelf, in the merchant's order. @throws INVALID_INPUT for an `after` that no page answered */
export async function goodsPage(
  store: Store,
  shelf: ShelfName,
  filter: ShelfFilter,
  after: string | undefined,
  most: number,
): Promise<Page<Goods>> {
  const places = await store.shelf.page(shelf, filter, placeOf(after), most + 1)
  const page = pageOf(places, most, ({ position, id }) => `${position}.${id}`)
  return { rows: await goodsAt(store, page.rows), after: page.after }
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

async function goodsAt(store: Store, places: readonly ShelfPlace[]): Promise<Goods[]> {
  const ids = places.map(({ id }) => id)
  const rows = new Map((await store.goods.list({ id: ids })).map((row) => [row.id, row]))
  return withTheirs(
    store,
    ids.flatMap((id) => rows.get(id) ?? []),
  )
}

/** With the variants of several goods looked up together. */
export const withTheirs = async (store: Store, rows: GoodsRow[]): Promise<Goods[]> =>
  withVariants(
    rows,
    rows.length === 0
      ? []
      : await variantsOf(
          store,
          rows.map(({ id }) => id),
        ),
  )

function withVariants(rows: GoodsRow[], variants: VariantRow[]): Goods[] {
  const found = new Map(rows.map((row) => [row.id, { row, variants: [] as VariantRow[] }]))
  for (const variant of variants) found.get(variant.goodsId)?.variants.push(variant)
  return [...found.values()]
}
