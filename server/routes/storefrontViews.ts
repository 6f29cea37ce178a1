import type { HomeView, MenuView, MethodView, SectionView, StorefrontView } from '../../shared/api/customer/catalogue'
import { orderMethods, type OrderMethod } from '../../shared/order'
import type { Section, StorefrontContent } from '../../shared/storefront'
import type { StoreRow } from '../db/models/store'
import { shownCategories, type MenuPart } from '../services/catalogue'
import { goodsFor } from '../services/homePage'
import { pictureView } from '../services/media'
import { payWaysOf } from '../services/payWays'
import { doorOf, standingOf, type Standing } from '../services/storefront'
import { logoUrl } from '../services/stores'
import type { Store } from '../store'
import { categoryView, goodsCard, goodsView } from './goodsViews'

// What strangers may see is named here field by field: a new column stays home until somebody lets it out.

export async function storefrontView(store: Store, now: Date, standing?: Standing): Promise<StorefrontView> {
  const { name, kind, contactPhone, address, hours } = store.row
  const known = standing ?? (await standingOf(store))
  const { isOpenNow, opensAt } = doorOf(store, known, now)
  return {
    name,
    kind,
    logoUrl: await logoUrl(store),
    contactPhone,
    address,
    hours,
    isOpenNow,
    isPaused: known.isPaused,
    opensAt: opensAt?.toISOString() ?? null,
    theme: known.content.theme,
    texts: known.content.texts,
    methods: methodViews(store.row, known.content),
    version: known.version,
  }
}

export const methodViews = (row: StoreRow, content: StorefrontContent): MethodView[] =>
  orderMethods.flatMap((method) => methodView(row, content, method) ?? [])

/** Null for one that cannot be chosen. */
function methodView(row: StoreRow, { ordering }: StorefrontContent, method: OrderMethod): MethodView | null {
  const { isOn, minimumFen, feeFen, freeFromFen, areas, minutes } = ordering.methods[method]
  const payMethods = payWaysOf(row, ordering.methods[method])
  return isOn && payMethods.length > 0 ? { method, payMethods, minimumFen, feeFen, freeFromFen, areas, minutes } : null
}

/** The home page as this content describes it: the first screen is one request. */
export async function homeView(store: Store, standing: Standing, now: Date): Promise<HomeView> {
  return {
    store: await storefrontView(store, now, standing),
    sections: await sectionViews(store, standing.content.home),
  }
}

/** The menu with what stands above it: of the home page, what is not about goods again. */
export async function menuView(store: Store, parts: MenuPart[], now: Date): Promise<MenuView> {
  const standing = await standingOf(store)
  const above = standing.content.home.filter(({ kind }) => kind === 'banner' || kind === 'notice')
  return {
    store: await storefrontView(store, now, standing),
    sections: await sectionViews(store, above),
    categories: parts.map(({ id, name, goods, after }) => ({
      id,
      name,
      goods: goods.map((each) => goodsView(store, each)),
      after,
    })),
  }
}

async function sectionViews(store: Store, sections: readonly Section[]): Promise<SectionView[]> {
  const views = await Promise.all(sections.map((section) => sectionView(store, section)))
  return views.filter((each) => each !== null)
}

/** A part of the home page with what it shows; one that has nothing to show is left out. */
async function sectionView(store: Store, section: Section): Promise<SectionView | null> {
  const { id } = section
  switch (section.kind) {
    case 'banner':
      return {
        id,
        kind: 'banner',
        slides: section.slides.map(({ picture, goodsId }) => ({
          picture: pictureView(store.platform, picture),
          goodsId,
        })),
      }
    case 'goods': {
      const goods = (await goodsFor(store, section)).map((each) => goodsCard(store, each))
      return goods.length > 0 ? { id, kind: 'goods', title: section.title, layout: section.layout, goods } : null
    }
    case 'categories': {
      const categories = (await shownCategories(store)).map((each) => categoryView(store, each))
      return categories.length > 0 ? { id, kind: 'categories', title: section.title, categories } : null
    }
    default:
      return section
  }
}
