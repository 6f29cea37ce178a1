/** What a store can be seen to sell or do; `any` fits everything. */
export type Trade = 'dining' | 'food' | 'clothing' | 'beauty' | 'flowers' | 'digital' | 'education' | 'tool' | 'any'

/** A 二级类目, with what WeChat asks of those who choose it. */
export interface Category {
  id: number
  name: string
  first: { id: number; name: string }
  /** 资质: all of these papers; with any, the category is reviewed. */
  proofs: readonly string[]
  /** Whether a person may have it, too. */
  isForPersons: boolean
  trade: Trade
  /** Sells to customers: wants an order centre page. */
  isShop: boolean
  /** Community: wants ugc_declare the first time. */
  isCommunity: boolean
  third: { id: number; name: string } | null
}

type Special = Partial<Pick<Category, 'proofs' | 'isForPersons' | 'isShop' | 'isCommunity' | 'third'>>
type Second = [id: number, name: string, trade: Trade, special?: Special]

const none = { proofs: [], isForPersons: false, isShop: false, isCommunity: false, third: null }

const of = (id: number, name: string, shared: Special, ...seconds: Second[]): Category[] =>
  seconds.map(([second, secondName, trade, special]) => ({
    ...none,
    ...shared,
    ...special,
    trade,
    id: second,
    name: secondName,
    first: { id, name },
  }))

const food = { proofs: ['《食品经营许可证》'] }

/**
 * A small part of WeChat's tree. Names are WeChat's; of the ids only 210/211, 220/221 and 304/321 were seen (grade C), the
 * others are grade D, so nobody may know them by heart: ask getallcategories.
 */
export const categories: readonly Category[] = [
  ...of(
    304,
    '商家自营',
    { isShop: true },
    [305, '百货', 'any'],
    [306, '服饰内衣', 'clothing'],
    [308, '美妆/洗护', 'beauty'],
    [311, '3C数码', 'digital'],
    [318, '鲜花/绿植', 'flowers'],
    [321, '食品/饮料', 'food', food],
  ),
  ...of(
    220,
    '餐饮服务',
    {},
    [221, '餐饮服务场所/餐饮服务管理企业', 'dining', { ...food, isShop: true }],
    [222, '点餐平台', 'dining', { proofs: ['《增值电信业务经营许可证》'], isShop: true }],
    [226, '菜谱', 'dining', { isForPersons: true }],
  ),
  ...of(
    150,
    '生活服务',
    { isForPersons: true },
    [151, '丽人/美发', 'beauty'],
    [153, '百货/超市/便利店', 'any', { isShop: true, isForPersons: false }],
  ),
  ...of(287, '工具', { isForPersons: true }, [288, '记账', 'tool'], [289, '备忘录', 'tool'], [290, '效率', 'tool']),
  ...of(8, '教育', {}, [10, '学历教育', 'education', { proofs: ['《办学许可证》'], third: { id: 12, name: '高等' } }]),
  ...of(210, 'IT科技', {}, [211, '硬件与设备', 'digital']),
  ...of(400, '社交', {}, [
    402,
    '社区/论坛',
    'any',
    { proofs: ['《非经营性互联网信息服务备案核准》'], isCommunity: true },
  ]),
]

export const findCategory = (first: unknown, second: unknown): Category | undefined =>
  categories.find((one) => one.first.id === first && one.id === second)

export const categoryNamed = (first: string, second: string): Category | undefined =>
  categories.find((one) => one.first.name === first && one.name === second)
