import type { App, AppCategory } from '../accounts'
import { sendEvent } from '../pushes/events'
import { appOf, type World } from '../world'
import type { Category } from './categoryTree'
import { begin, look } from './pace'

/** A category whose papers nobody has to look at counts at once. */
export function startCategoryReview(world: World, app: App, category: Category, proofs: AppCategory['proofs']): void {
  const isSensitive = category.proofs.length > 0
  const ref = `${app.appid} ${category.id}`
  const slow = isSensitive ? begin(world, world.state.settings.categoryReview, 'category', ref) : null
  app.categories.push({ category, proofs, status: isSensitive ? 1 : 3, reason: '', slow })
}

/** Both kinds of end are pushed; the reason is empty when it passed. */
export function settleCategory(world: World, app: App, one: AppCategory, reason: string): void {
  Object.assign(one, { status: reason ? 2 : 3, reason, slow: null })
  if (!world.state.authorisations[app.appid]) return
  const { category } = one
  const fields = { ret: reason ? 2 : 3, first: category.first.id, second: category.id, reason }
  sendEvent(world, { kind: 'wxa_category_audit', appid: app.appid, fields })
}

/** What is wrong with the papers, if anything is. */
function objection(world: World, { proofs }: AppCategory): string {
  const isOver = proofs.some(({ expiresAt }) => expiresAt !== null && expiresAt <= world.clock.now())
  return isOver ? '资质文件已过期，请重新上传有效期内的资质' : ''
}

export const judgeCategory = (world: World, app: App, one: AppCategory): void =>
  settleCategory(world, app, one, objection(world, one))

/** By the clock. */
export function endCategoryReview(world: World, ref: string): void {
  const [appid = '', id] = ref.split(' ')
  const app = appOf(world, appid)
  const one = app?.categories.find(({ category }) => String(category.id) === id)
  if (app && one?.status === 1) judgeCategory(world, app, one)
}

/** Somebody looks at the list. */
export function settleIfSeen(world: World, app: App, one: AppCategory): void {
  if (one.status === 1 && one.slow && look(one.slow)) judgeCategory(world, app, one)
}
