import { z } from 'zod'
import type { ChoiceGroup, GoodsProperty } from '../../goods'
import type { OrderMethod, PayMethod } from '../../order'
import type { OpeningHours, StoreKind } from '../../store'
import type { GoodsLayout, StorefrontTexts } from '../../storefront'
import type { Theme } from '../../theme'
import { takes } from '../contract'
import { after, rowId, type Page } from '../ids'
import type { PictureView } from '../picture'

/** A store as anybody may see it from the street. */
export interface StorefrontView {
  name: string
  kind: StoreKind
  logoUrl: string | null
  contactPhone: string | null
  address: string | null
  hours: OpeningHours[]
  isOpenNow: boolean
  /** Closed by hand, whatever the hours say. */
  isPaused: boolean
  /** When it opens again; null while it is open, and where nobody knows. */
  opensAt: string | null
  theme: Theme
  texts: StorefrontTexts
  methods: MethodView[]
  /** Rises with every change the merchant makes. */
  version: number
}

/** One way of getting the goods that this store offers. */
export interface MethodView {
  method: OrderMethod
  payMethods: PayMethod[]
  minimumFen: number
  feeFen: number
  freeFromFen: number | null
  areas: string[]
  minutes: number
}

export interface CategoryView {
  id: string
  name: string
  pictureUrl: string | null
  count: number
}

/** Goods in a list. */
export interface GoodsCard {
  id: string
  categoryId: string | null
  name: string
  summary: string
  picture: PictureView | null
  priceFen: number
  /** Dearer variants exist where it is more than `priceFen`. */
  highestPriceFen: number
  soldCount: number
  isSoldOut: boolean
  /** The one variant that can be taken without choosing anything; null where there is something to choose. */
  variantId: string | null
}

export interface VariantView {
  id: string
  values: string[]
  priceFen: number
  /** Null where it is not counted. */
  stock: number | null
}

export interface GoodsView extends GoodsCard {
  pictures: PictureView[]
  description: string
  properties: GoodsProperty[]
  variants: VariantView[]
  groups: ChoiceGroup[]
  packingFeeFen: number
  limitPerOrder: number | null
}

/** One part of the home page, with what it shows. */
export type SectionView = { id: string } & (
  | { kind: 'banner'; slides: { picture: PictureView; goodsId: string | null }[] }
  | { kind: 'notice'; text: string }
  | { kind: 'goods'; title: string; layout: GoodsLayout; goods: GoodsCard[] }
  | { kind: 'categories'; title: string; categories: CategoryView[] }
  | { kind: 'store'; title: string }
)

/** Everything of the first screen. */
export interface HomeView {
  store: StorefrontView
  sections: SectionView[]
}

/** A category of the menu, with its goods or the first of them. */
export interface MenuPartView {
  /** Null for what lies in none. */
  id: string | null
  name: string
  goods: GoodsView[]
  /** Where its other goods are read on from, empty for the first of them; null where these are all. */
  after: string | null
}

/** The menu: every category, with all of its goods or, where it was asked for in parts, the first ones. */
export interface MenuView {
  store: StorefrontView
  /** What of the home page stands above the goods: banners and notices. */
  sections: SectionView[]
  categories: MenuPartView[]
}

/** Mounted under /api/customer/:storeKey: what anybody may read. */
export const catalogueApi = {
  'GET /storefront': takes(z.object({})).publicly.cached(2).gives<StorefrontView>(),
  'GET /home': takes(z.object({})).publicly.cached(2).gives<HomeView>(),
  /** `inParts`: of a long menu only the first goods. Builds from before there were parts read all of it at once. */
  'GET /menu': takes(z.object({ inParts: z.stringbool().default(false) }))
    .publicly.cached(2)
    .gives<MenuView>(),
  /** The goods of a category, `none` for those in none, as the menu has them. */
  'GET /menu/:categoryId': takes(z.object({ categoryId: rowId, after }))
    .publicly.cached(2)
    .gives<Page<GoodsView>>(),
  'GET /categories': takes(z.object({})).publicly.cached(2).gives<CategoryView[]>(),
  'GET /goods': takes(z.object({ categoryId: rowId.optional(), search: z.string().trim().max(40).optional(), after }))
    .publicly.cached(2)
    .gives<Page<GoodsCard>>(),
  'GET /goods/:goodsId': takes(z.object({ goodsId: rowId }))
    .publicly.cached(2)
    .gives<GoodsView>(),
}
