import type { GoodsRow, VariantRow } from '../../server/db/models/goods'
import { newId } from '../../server/ids'
import type { Store } from '../../server/store'
import { noon } from './aPlatform'

export interface SomeGoods {
  goods: GoodsRow
  variants: VariantRow[]
  /** The first of them: the only one, where nothing varies. */
  variant: VariantRow
}

interface GoodsValues extends Partial<Omit<GoodsRow, 'storeId'>> {
  /** One for each combination of `properties`; left out: one that costs 12.80 and is not counted. */
  variants?: Partial<Omit<VariantRow, 'storeId' | 'goodsId'>>[]
}

const plain = { priceFen: 1280 }

/** Goods on the shelf with their variants, as rows: whatever a test is about is named by it. */
export async function someGoods(store: Store, { variants = [plain], ...values }: GoodsValues = {}): Promise<SomeGoods> {
  const id = values.id ?? newId()
  const rows = variants.map((given, position) => aVariant(store, id, { position, ...given }))
  const [variant] = rows
  if (!variant) throw new Error('goods have one variant at least')
  const prices = rows.map(({ priceFen }) => priceFen)
  const goods = await store.goods.create({
    id,
    storeId: store.row.id,
    categoryId: null,
    name: '红烧牛肉面',
    summary: '',
    description: '',
    pictures: [],
    properties: [],
    groups: [],
    packingFeeFen: 0,
    limitPerOrder: null,
    priceFen: Math.min(...prices),
    highestPriceFen: Math.max(...prices),
    soldCount: 0,
    isOnShelf: true,
    position: 0,
    rev: 1,
    requestKey: newId(),
    createdAt: noon,
    updatedAt: noon,
    deletedAt: null,
    ...values,
  })
  for (const row of rows) await store.variants.create(row)
  return { goods, variants: rows, variant }
}

/** As many as a reviewer wants to see, each with a picture. */
export async function enoughGoods(store: Store): Promise<void> {
  for (const [position, name] of ['红烧牛肉面', '葱油拌面', '桂花酸梅汤'].entries()) {
    await someGoods(store, { name, position, pictures: ['0'.repeat(40) + '.webp'] })
  }
}

const aVariant = (store: Store, goodsId: string, values: Partial<VariantRow>): VariantRow => ({
  id: newId(),
  storeId: store.row.id,
  goodsId,
  values: [],
  priceFen: plain.priceFen,
  stock: null,
  dailyStock: null,
  refilledDay: '2026-11-02',
  code: '',
  position: 0,
  deletedAt: null,
  ...values,
})
