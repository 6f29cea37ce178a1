import type { StoreKind } from '../../shared/store'

/** Both levels of a category by their names: ids differ from account to account, and nobody knows them by heart. */
export interface CategoryNames {
  firstName: string
  secondName: string
}

/** What a category must be called for a store to sell under it, and what it must not. */
const fitting: Record<StoreKind, { is: RegExp; isNot: RegExp }> = {
  dining: { is: /餐饮|点餐|餐厅|外卖/, isNot: /菜谱/ },
  food: {
    is: /食品|饮料|生鲜|果蔬|水果|粮油|零食|糕点|烘焙|甜品|饮品|外卖|酒|保健|农|茶|百货|超市|便利|综合|自营/,
    isNot: /餐饮服务场所|点餐|菜谱|服饰|数码|家电/,
  },
  retail: { is: /./, isNot: /餐饮|菜谱|工具|教育|IT科技|社交|游戏|资讯|文娱|医疗|金融|政务|出行|公益|汽车服务|房地产/ },
}

/** Whether reviewers let a store of this kind sell under it. */
export function fitsKind(kind: StoreKind, { firstName, secondName }: CategoryNames): boolean {
  const { is, isNot } = fitting[kind]
  const names = `${firstName} ${secondName}`
  return is.test(names) && !isNot.test(names)
}

/** By the name of the first level, which of the second: the few of those that fit which most stores of the kind have. */
const usual: Record<StoreKind, Readonly<Record<string, RegExp>>> = {
  retail: { 商家自营: /^(?!.*(?:食品|饮料|酒))/, 生活服务: /百货|超市|便利店/ },
  food: { 商家自营: /食品|饮料|酒|农产品|生鲜/, 餐饮服务: /甜品|饮品|烘焙|外卖/ },
  dining: { 餐饮服务: /餐饮服务场所|点餐|外卖|甜品|饮品|餐厅|咖啡/ },
}

/** Whether it is put before the others where a merchant chooses. */
export const isUsual = (kind: StoreKind, names: CategoryNames): boolean =>
  fitsKind(kind, names) && (usual[kind][names.firstName]?.test(names.secondName) ?? false)
