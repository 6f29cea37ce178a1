import type { GoodsCard, SectionView, StorefrontView } from '../../../../shared/api/customer/catalogue'
import { Banner } from './Banner'
import { CategoryEntries } from './CategoryEntries'
import { GoodsSection } from './GoodsSection'
import { Notice } from './Notice'
import { StoreFacts } from './StoreFacts'

interface Props {
  section: SectionView
  store: StorefrontView
  onAdd(goods: GoodsCard): void
}

/** One part of the home page. A kind that this build does not know is left out. */
export function Section({ section, store, onAdd }: Props) {
  switch (section.kind) {
    case 'banner':
      return <Banner slides={section.slides} />
    case 'notice':
      return <Notice text={section.text} />
    case 'goods':
      return <GoodsSection title={section.title} layout={section.layout} goods={section.goods} onAdd={onAdd} />
    case 'categories':
      return <CategoryEntries title={section.title} categories={section.categories} />
    case 'store':
      return <StoreFacts title={section.title} store={store} />
    default:
      return null
  }
}
