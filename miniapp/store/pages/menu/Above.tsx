import type { SectionView } from '../../../../shared/api/customer/catalogue'
import { Banner } from '../home/Banner'
import { Notice } from '../home/Notice'

interface Props {
  sections: readonly SectionView[]
  onGoods(goodsId: string): void
}

/** What the merchant put on top of the menu. */
export const Above = ({ sections, onGoods }: Props) => (
  <>
    {sections.map((section) => {
      if (section.kind === 'banner') return <Banner key={section.id} slides={section.slides} onGoods={onGoods} />
      return section.kind === 'notice' && <Notice key={section.id} text={section.text} />
    })}
  </>
)
