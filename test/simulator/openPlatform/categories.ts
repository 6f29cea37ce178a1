import type { App, AppCategory } from '../accounts'
import { settleIfSeen, startCategoryReview } from '../programs/categoryReview'
import { categoryView, treeView } from './categoryViews'
import { readWish, readWishes } from './categoryWish'
import { no } from './errcodes'
import { take, usedIn } from './quotas'
import { account, number, official, ok, tokensApp, type Call, type Rows } from './row'

const page = (name: string, grade: string) => official(`miniprogram-management/category-management/${name}`, grade)

const mostCategories = 20

const quotaName = (app: App) => `categories ${app.appid}`

const find = (app: App, { body }: Call): AppCategory => {
  const found = app.categories.find(
    ({ category }) => category.first.id === number(body, 'first') && category.id === number(body, 'second'),
  )
  if (!found) throw no(53303)
  return found
}

export const categoryRows: Rows = {
  /** 获取可设置的所有类目. …/category-management/getAllCategories.html, grade a+B: what this kind of principal may have. */
  'GET /cgi-bin/wxopen/getallcategories': account(page('getAllCategories', 'a+B'), { sets: [30] }, (call) => {
    const app = tokensApp(call)
    call.spend(app.appid)
    return ok({ categories_list: treeView(app.principalKind === 'person') })
  }),

  /** 按主体类型获取类目. …/category-management/getAllCategoriesByType.html, grade B. */
  'POST /cgi-bin/wxopen/getcategoriesbytype': account(
    page('getAllCategoriesByType', 'B'),
    { sets: [30], body: 'verify_type' },
    (call) => {
      const app = tokensApp(call)
      call.spend(app.appid)
      return ok({ categories_list: treeView(call.body['verify_type'] === 0) })
    },
  ),

  /** 获取已设置的类目. …/category-management/getSettingCategories.html, grade A+B. */
  'GET /cgi-bin/wxopen/getcategory': account(page('getSettingCategories', 'A+B'), { sets: [30] }, (call) => {
    const app = tokensApp(call)
    call.spend(app.appid)
    app.categories.forEach((one) => settleIfSeen(call.world, app, one))
    const limit = call.world.state.settings.categoriesPerMonth
    const quota = Math.max(0, limit - usedIn(call.world, 'month', quotaName(app)))
    return ok({ categories: app.categories.map(categoryView), limit, quota, category_limit: mostCategories })
  }),

  /** 添加类目. …/category-management/addCategory.html, grade A+B. Without papers to check it counts at once. */
  'POST /cgi-bin/wxopen/addcategory': account(
    page('addCategory', 'A+B'),
    { sets: [30], body: 'categories' },
    (call) => {
      const app = tokensApp(call)
      const wishes = readWishes(call, app)
      if (wishes.some(({ category }) => app.categories.some((one) => one.category.id === category.id))) throw no(53304)
      if (app.categories.length + wishes.length > mostCategories) throw no(53301)
      take(call.world, 'month', quotaName(app), call.world.state.settings.categoriesPerMonth, 53300)
      call.spend(app.appid)
      wishes.forEach((wish) => startCategoryReview(call.world, app, wish.category, wish.proofs))
      return ok()
    },
  ),

  /** 删除类目. …/category-management/deleteCategory.html, grade a+B. */
  'POST /cgi-bin/wxopen/deletecategory': account(
    page('deleteCategory', 'a+B'),
    { sets: [30], body: 'first second' },
    (call) => {
      const app = tokensApp(call)
      const found = find(app, call)
      if (found.status === 1) throw no(53308)
      call.spend(app.appid)
      app.categories = app.categories.filter((one) => one !== found)
      return ok()
    },
  ),

  /** 修改类目资质. …/category-management/modifyCategory.html, grade a+B: only the papers, only of a rejected one. */
  'POST /cgi-bin/wxopen/modifycategory': account(
    page('modifyCategory', 'a+B'),
    { sets: [30], body: 'first second certicates categories' },
    (call) => {
      const app = tokensApp(call)
      if ('categories' in call.body) throw no(53306)
      const found = find(app, call)
      if (found.status !== 2) throw no(53307)
      const { proofs } = readWish(call, app, call.body)
      call.spend(app.appid)
      app.categories = app.categories.filter((one) => one !== found)
      startCategoryReview(call.world, app, found.category, proofs)
      return ok()
    },
  ),
}
