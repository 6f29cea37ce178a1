import { sectionTexts, type Section, type SectionKind } from '../../../shared/storefront'
import { newRequestKey } from '../../kit/requestKey'

const begun: Record<SectionKind, (id: string) => Section> = {
  banner: (id) => ({ id, kind: 'banner', slides: [] }),
  notice: (id) => ({ id, kind: 'notice', text: '' }),
  goods: (id) => ({ id, kind: 'goods', title: '热销', source: { from: 'popular' }, layout: 'grid', most: 6 }),
  categories: (id) => ({ id, kind: 'categories', title: '分类' }),
  store: (id) => ({ id, kind: 'store', title: '门店信息' }),
}

export const newSection = (kind: SectionKind): Section => begun[kind](newRequestKey())

/** What is still missing before customers can see it, or null. */
export function sectionProblem(section: Section): string | null {
  if (section.kind === 'banner') return section.slides.length > 0 ? null : '还没有图片'
  if (section.kind === 'notice') return section.text.trim() ? null : '还没有写内容'
  if (section.kind !== 'goods') return null
  const { source } = section
  if (source.from === 'category') return source.categoryId ? null : '还没有选分类'
  return source.from !== 'picked' || source.goodsIds.length > 0 ? null : '还没有挑商品'
}

export function sectionName(section: Section): string {
  const { name } = sectionTexts[section.kind]
  return 'title' in section && section.title ? `${name}：${section.title}` : name
}

/** With one section before another. */
export function raised(home: readonly Section[], id: string, beforeId: string): Section[] {
  const section = home.find((each) => each.id === id)
  return home.flatMap((each) => {
    if (each.id === id) return []
    return each.id === beforeId && section ? [section, each] : [each]
  })
}
