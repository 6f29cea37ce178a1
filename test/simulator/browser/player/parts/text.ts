import { isOn } from '../../kit/value'
import { element, type PartMaker } from './part'

export const textPart: PartMaker = () => {
  const host = element('wx-text')
  return {
    host,
    update: (attributes) => {
      const isSelectable = [attributes.selectable, attributes['user-select']].some(
        (one) => one !== undefined && isOn(one),
      )
      host.classList.toggle('is-selectable', isSelectable)
    },
  }
}
