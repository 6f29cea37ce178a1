import { endpoint, type Done, type Nothing } from './endpoint'

// Sources: developers.weixin.qq.com/doc/oplatform/openApi/OpenApiDoc/miniprogram-management/category-management/, one page
// for each, named as the constant here.

/** What a category asks for: any one entry of `exter_list`, and all that it lists. */
export interface CategoryProof {
  exter_list?: {
    inner_list: {
      /** The `key` of a proof. */
      name: string
      /** A picture of what it looks like. */
      url?: string
    }[]
  }[]
  remark?: string
}

export interface CategoryNode {
  id: number
  name: string
  /** 0 the root, 1 first, 2 second. */
  level: number
  father: number
  children?: number[]
  /** 1: wants proof, and is reviewed. */
  sensitive_type?: 0 | 1
  qualify?: CategoryProof
}

interface CategoryTree {
  categories_list: { categories: CategoryNode[] }
}

/** Both levels of a category, by their ids. */
interface CategoryIds {
  first: number
  second: number
}

export interface SetCategory extends CategoryIds {
  first_name: string
  second_name: string
  /** 1 in review, 2 rejected, 3 passed. */
  audit_status: 1 | 2 | 3
  audit_reason?: string
}

interface SetCategories {
  categories: SetCategory[]
  /** How many may be added in a period, and how many are left of them. */
  limit?: number
  quota?: number
  category_limit?: number
}

/** A proof. `certicates` is WeChat's spelling. */
interface Certicate {
  key: string
  /** A `media_id` of `uploadTempMedia` with this account's token. */
  value: string
  /** Unix seconds. */
  expire_time?: number
  is_permanent?: 0 | 1
}

/** 获取可设置的所有类目: those open to this account, first and second level in one list. */
export const getAllCategories = endpoint<Nothing, CategoryTree>({
  method: 'GET',
  path: '/cgi-bin/wxopen/getallcategories',
  token: 'authorizer',
  body: 'query',
  needs: ['categories_list.categories'],
  repeatable: true,
})

/** 按主体类型获取类目: 0 person, 1 company, 2 media, 3 government, 4 other. A POST that only reads. */
export const getAllCategoriesByType = endpoint<{ verify_type: 0 | 1 | 2 | 3 | 4 }, CategoryTree>({
  method: 'POST',
  path: '/cgi-bin/wxopen/getcategoriesbytype',
  token: 'authorizer',
  body: 'json',
  needs: ['categories_list.categories'],
  repeatable: true,
})

/** 获取已设置的类目, with the state of each. By older text only for mini-programs created by API (41033). */
export const getSettingCategories = endpoint<Nothing, SetCategories>({
  method: 'GET',
  path: '/cgi-bin/wxopen/getcategory',
  token: 'authorizer',
  body: 'query',
  needs: ['categories'],
  repeatable: true,
})

/**
 * 添加类目: the answer comes as the push `wxa_category_audit` where a review is needed.
 *
 * A second call answers 53304, "set already", and may use up one of the period's additions (53300).
 */
export const addCategory = endpoint<{ categories: (CategoryIds & { certicates?: Certicate[] })[] }, Done>({
  method: 'POST',
  path: '/cgi-bin/wxopen/addcategory',
  token: 'authorizer',
  body: 'json',
  repeatable: false,
})

/** 删除类目: not one in review (53308), and not every one (53309). */
export const deleteCategory = endpoint<CategoryIds, Done>({
  method: 'POST',
  path: '/cgi-bin/wxopen/deletecategory',
  token: 'authorizer',
  body: 'json',
  repeatable: false,
})

/** 修改类目资质: new proofs for a rejected category, and for no other (53307). */
export const modifyCategory = endpoint<CategoryIds & { certicates: Certicate[] }, Done>({
  method: 'POST',
  path: '/cgi-bin/wxopen/modifycategory',
  token: 'authorizer',
  body: 'json',
  repeatable: false,
})
