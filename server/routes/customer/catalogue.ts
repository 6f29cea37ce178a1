import type { catalogueApi } from '../../../shared/api/customer/catalogue'
import type { Handlers } from '../../mount'
import { menuGoods, menuInParts, menuOf, shelfPage, shownCategories, shownGoods } from '../../services/catalogue'
import { standingOf } from '../../services/storefront'
import type { VisitCall } from './calls'
import { categoryView, goodsCard, goodsView } from '../goodsViews'
import { homeView, menuView, storefrontView } from '../storefrontViews'

export const catalogue: Handlers<typeof catalogueApi, VisitCall> = {
  'GET /storefront': ({ store, now }) => storefrontView(store, now),
  'GET /home': async ({ store, now }) => homeView(store, await standingOf(store), now),
  'GET /menu': async ({ store, now }, { inParts }) =>
    menuView(store, await (inParts ? menuInParts(store) : menuOf(store)), now),
  'GET /menu/:categoryId': async ({ store }, { categoryId, after }) => {
    const page = await menuGoods(store, categoryId === 'none' ? null : categoryId, after)
    return { rows: page.rows.map((each) => goodsView(store, each)), after: page.after }
  },
  'GET /categories': async ({ store }) => (await shownCategories(store)).map((each) => categoryView(store, each)),
  'GET /goods': async ({ store }, input) => {
    const { rows, after } = await shelfPage(store, input)
    return { rows: rows.map((each) => goodsCard(store, each)), after }
  },
  'GET /goods/:goodsId': async ({ store }, { goodsId }) => goodsView(store, await shownGoods(store, goodsId)),
}
