import { sectionTexts, type Section, type SectionKind } from '../../../shared/storefront'
import { hasTables } from '../currentStore'

/** What customers of a restaurant see above its menu, where others have a home page. */
const aboveMenu: SectionKind[] = ['banner', 'notice']

/** What the first page of the store in hand may hold. */
export const partKinds = (): SectionKind[] => (hasTables() ? aboveMenu : (Object.keys(sectionTexts) as SectionKind[]))

/** Of everything that was ever arranged, what customers of this kind of store see. */
export const partsShown = (home: readonly Section[]): Section[] => {
  const kinds = partKinds()
  return home.filter(({ kind }) => kinds.includes(kind))
}
