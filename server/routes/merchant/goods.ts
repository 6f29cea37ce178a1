import type { goodsApi } from '../../../shared/api/merchant/goods'
import type { Handlers } from '../../mount'
import {
  addCategory,
  listCategories,
  orderCategories,
  removeCategory,
  renameCategory,
} from '../../services/goods/categories'
import { moveGoods } from '../../services/goods/order'
import { getGoods, listGoods } from '../../services/goods/reading'
import { addSamples } from '../../services/goods/samples'
import { createGoods, updateGoods } from '../../services/goods/saving'
import { deleteGoods, restoreGoods, setCategory, setShelf, setStock } from '../../services/goods/shelf'
import { exportGoods } from '../../services/goods/spreadsheet/exporting'
import { importGoods } from '../../services/goods/spreadsheet/importing'
import type { Store } from '../../store'
import type { StoreCall } from './calls'
import { categoryView, goodsCard, goodsView } from './goodsViews'
import { keptPicture } from './keptPicture'

const categories = async (store: Store) => (await listCategories(store)).map(categoryView)

export const goods: Handlers<typeof goodsApi, StoreCall> = {
  'GET /goods-categories': ({ store }) => categories(store),
  'POST /goods-categories': async ({ store, now }, { name, requestKey }) => {
    await addCategory(store, name, requestKey, now)
    return categories(store)
  },
  'PUT /goods-categories/:categoryId': async ({ store }, { categoryId, name }) => {
    await renameCategory(store, categoryId, name)
    return categories(store)
  },
  'DELETE /goods-categories/:categoryId': async ({ store }, { categoryId }) => {
    await removeCategory(store, categoryId)
    return categories(store)
  },
  'PUT /goods-categories-order': async ({ store }, { ids }) => {
    await orderCategories(store, ids)
    return categories(store)
  },
  'GET /goods': async ({ store, platform }, asked) => {
    const { rows, after, counts } = await listGoods(store, asked)
    return { rows: rows.map((each) => goodsCard(platform, each)), after, counts }
  },
  'GET /goods/:goodsId': async ({ store, platform }, { goodsId }) =>
    goodsView(platform, await getGoods(store, goodsId)),
  'POST /goods': async ({ store, platform, now }, { requestKey, ...wanted }) =>
    goodsView(platform, await createGoods(store, wanted, requestKey, now)),
  'POST /goods-samples': async ({ store, now }) => {
    await addSamples(store, now)
    return {}
  },
  'PUT /goods/:goodsId': async ({ store, platform, now }, { goodsId, rev, ...wanted }) =>
    goodsView(platform, await updateGoods(store, goodsId, rev, wanted, now)),
  'PUT /goods-shelf': async ({ store }, { ids, isOnShelf }) => {
    await setShelf(store, ids, isOnShelf)
    return {}
  },
  'PUT /goods-category': async ({ store }, { ids, categoryId }) => {
    await setCategory(store, ids, categoryId)
    return {}
  },
  'PUT /goods/:goodsId/position': async ({ store }, { goodsId, beforeId }) => {
    await moveGoods(store, goodsId, beforeId)
    return {}
  },
  'DELETE /goods/:goodsId': async ({ store, now }, { goodsId }) => {
    await deleteGoods(store, goodsId, now)
    return {}
  },
  'POST /goods/:goodsId/restore': async ({ store, platform }, { goodsId }) =>
    goodsView(platform, await restoreGoods(store, goodsId)),
  'PUT /goods/:goodsId/stock': async ({ store, platform, now }, { goodsId, variants }) =>
    goodsCard(platform, await setStock(store, goodsId, variants, now)),
  'POST /goods-pictures': keptPicture,
  'POST /goods-import': ({ store, file, now }, { isTrial }) =>
    importGoods(store, file?.bytes ?? Buffer.alloc(0), isTrial, now),
  'GET /goods-export': ({ store, now }, { empty }) => exportGoods(store, empty, now),
}
