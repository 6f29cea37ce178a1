import type { CategoryOption } from '../../shared/api/merchant/program'
import type { StoreKind } from '../../shared/store'
import type { ProgramRow } from '../db/models/release'
import { Failure, isFailure } from '../failures'
import type { Store } from '../store'
import {
  addCategory as addAtWechat,
  deleteCategory,
  getAllCategories,
  getSettingCategories,
  type CategoryNode,
} from '../wechat/category'
import { errorTexts } from '../wechat/errors'
import { declined } from '../wechatFailure'
import { isUsual } from './categoryFit'
import { learnProgramNow } from './programs'

/** Both levels of a category, by WeChat's numbers. */
export interface CategoryChoice {
  first: number
  second: number
}

const secondLevel = 2
const sensitive = 1

/** What this account may choose from, as WeChat lists it. Its numbers are WeChat's to change: nobody knows them by heart. */
export async function categoryOptions(store: Store): Promise<CategoryOption[]> {
  const { categories_list } = await store.wechat(getAllCategories, {})
  const nodes = new Map(categories_list.categories.map((node) => [node.id, node]))
  return categories_list.categories.flatMap((node) => {
    const parent = nodes.get(node.father)
    return node.level === secondLevel && parent ? [optionOf(store.row.kind, parent, node)] : []
  })
}

const optionOf = (kind: StoreKind, parent: CategoryNode, node: CategoryNode): CategoryOption => ({
  first: parent.id,
  second: node.id,
  firstName: parent.name,
  secondName: node.name,
  wantsProof: node.sensitive_type === sensitive,
  isFitting: isUsual(kind, { firstName: parent.name, secondName: node.name }),
})

/**
 * Adds a category that wants no proof. One that is set already stays as it is: each addition counts against the few of a
 * month.
 *
 * @throws CATEGORY_WANTS_PROOF, CATEGORY_NOT_ALLOWED, CATEGORY_QUOTA_USED_UP, CATEGORIES_FULL
 */
export async function addCategory(store: Store, choice: CategoryChoice, now: Date): Promise<ProgramRow> {
  if (!(await isSet(store, choice))) await add(store, await choosable(store, choice))
  return learnProgramNow(store, now)
}

async function choosable(store: Store, { first, second }: CategoryChoice): Promise<CategoryChoice> {
  const option = (await categoryOptions(store)).find((one) => one.first === first && one.second === second)
  if (!option) {
    throw new Failure('CATEGORY_NOT_ALLOWED', { first, second }, { status: 409, ...errorTexts.CATEGORY_NOT_ALLOWED })
  }
  if (option.wantsProof) throw new Failure('CATEGORY_WANTS_PROOF', { first, second })
  return { first, second }
}

async function add(store: Store, choice: CategoryChoice): Promise<void> {
  try {
    await store.wechat(addAtWechat, { categories: [choice] })
  } catch (error) {
    if (isFailure(error, 'CATEGORY_ALREADY_SET')) return
    await throwUnless(store, choice, true, error)
  }
}

/** Takes a category out; one that is out already is done. @throws CATEGORY_IN_REVIEW, CATEGORY_NOT_DELETABLE */
export async function removeCategory(store: Store, choice: CategoryChoice, now: Date): Promise<ProgramRow> {
  try {
    if (await isSet(store, choice)) await store.wechat(deleteCategory, choice)
  } catch (error) {
    await throwUnless(store, choice, false, error)
  }
  return learnProgramNow(store, now)
}

/** Neither call may be repeated blindly: after a lost answer the list tells what became of it. */
async function throwUnless(store: Store, choice: CategoryChoice, wanted: boolean, error: unknown): Promise<void> {
  if (!(error instanceof Failure) || declined(error) || (await isSet(store, choice)) !== wanted) throw error
}

async function isSet(store: Store, { first, second }: CategoryChoice): Promise<boolean> {
  const { categories } = await store.wechat(getSettingCategories, {})
  return categories.some((category) => category.first === first && category.second === second)
}
