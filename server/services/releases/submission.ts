import { ordersPage } from '../../../shared/template'
import type { StoreKind } from '../../../shared/store'
import type { ReleaseRow } from '../../db/models/release'
import { foreseen } from '../../wechatFailure'
import type { Store } from '../../store'
import { getCodePage } from '../../wechat/code'
import { getAllCategoryName, type CodeCategory, type SubmitAudit } from '../../wechat/codeAudit'
import { fitsKind, isUsual } from '../categoryFit'
import { findTemplate } from '../templates'
import { uploadReviewPictures } from './reviewPictures'

/** What reviewers and WeChat's search read about a kind of store: at most ten words of at most twenty characters. */
const tags: Record<StoreKind, string> = {
  retail: '购物 好物 零售',
  food: '食品 零食 特产',
  dining: '点餐 餐饮 美食',
}

/**
 * What is submitted: the home page under the category that fits the store best, and the page of a customer's orders where
 * the template has one, which WeChat wants of shops. With the pictures that the store shows reviewers.
 *
 * @throws CATEGORY_MISSING
 */
export async function submissionOf(store: Store, release: ReleaseRow): Promise<SubmitAudit> {
  const { category_list } = await store.wechat(getAllCategoryName, {})
  const { page_list } = await store.wechat(getCodePage, {})
  const category = fittingCategory(store.row.kind, category_list)
  const [home] = page_list
  const template = await findTemplate(store.platform, release.templateId)
  const pictures = await uploadReviewPictures(store)
  return {
    item_list: [{ ...(home && { address: home }), tag: tags[store.row.kind], title: '首页', ...category }],
    version_desc: template?.whatIsNew ?? template?.userDesc ?? '',
    ...(pictures.length > 0 && { preview_info: { pic_id_list: pictures } }),
    ...(page_list.includes(ordersPage) && { order_path: ordersPage }),
  }
}

function fittingCategory(kind: StoreKind, list: readonly CodeCategory[]): CodeCategory {
  const names = ({ first_class, second_class }: CodeCategory) => ({ firstName: first_class, secondName: second_class })
  const chosen =
    list.find((one) => isUsual(kind, names(one))) ?? list.find((one) => fitsKind(kind, names(one))) ?? list[0]
  if (!chosen) throw foreseen('CATEGORY_MISSING')
  return chosen
}
