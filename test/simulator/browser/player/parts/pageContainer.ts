import { isOn, numberOf, textOf } from '../../kit/value'
import { element, type Attributes, type PartMaker } from './part'

const on = (value: unknown, otherwise = false): boolean => (value === undefined ? otherwise : isOn(value))

/** page-container: a cover over the page that going back closes instead of the page. */
export const pageContainer: PartMaker = ({ page, emit }) => {
  const host = element('wx-page-container')
  const ground = element('i', 'ground')
  const slot = element('wx-cover')
  host.append(ground, slot)
  let now: Attributes = {}
  let isShown = false
  const turn = (next: boolean) => {
    if (next === isShown) return
    isShown = next
    const word = next ? 'enter' : 'leave'
    emit(`before${word}`, {})
    host.toggleAttribute('shown', next)
    emit(word, {})
    setTimeout(() => emit(`after${word}`, {}), numberOf(now.duration, 300))
    page.closeCover = next ? close : () => false
  }
  const close = () => {
    turn(false)
    return true
  }
  ground.addEventListener('click', () => {
    emit('clickoverlay', {})
    turn(false)
  })
  return {
    host,
    slot,
    update: (attributes, has) => {
      now = attributes
      host.setAttribute('position', textOf(attributes.position, 'bottom'))
      host.toggleAttribute('round', on(attributes.round))
      ground.hidden = !on(attributes.overlay, true)
      slot.style.transitionDuration = `${numberOf(attributes.duration, 300)}ms`
      slot.style.cssText += `;${textOf(attributes['custom-style'])}`
      if (has('show')) turn(on(attributes.show))
    },
    removed: () => void (page.closeCover = () => false),
  }
}
