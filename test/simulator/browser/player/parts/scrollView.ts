import { isOn, numberOf, textOf } from '../../kit/value'
import { distanceInside } from '../scrolling'
import { element, type Attributes, type PartMaker } from './part'

const on = (value: unknown): boolean => value !== undefined && isOn(value)

export const scrollView: PartMaker = ({ emit, page }) => {
  const host = element('wx-scroll-view')
  const slot = element('wx-scroll-content')
  host.append(slot)
  let now: Attributes = {}
  let before = { top: 0, left: 0 }
  const edges = edgeWatch(emit)

  host.addEventListener('scroll', () => {
    const { scrollTop, scrollLeft, scrollHeight, scrollWidth } = host
    const detail = { scrollTop, scrollLeft, scrollHeight, scrollWidth }
    emit('scroll', { ...detail, deltaX: before.left - scrollLeft, deltaY: before.top - scrollTop })
    edges(host, now)
    before = { top: scrollTop, left: scrollLeft }
  })

  return {
    host,
    slot,
    update: (attributes, has) => {
      now = attributes
      host.classList.toggle('scrolls-x', on(attributes['scroll-x']))
      host.classList.toggle('scrolls-y', on(attributes['scroll-y']))
      slot.classList.toggle('is-flex', on(attributes['enable-flex']))
      // What scrolls into view may arrive with the same change, so the place is sought after it.
      setTimeout(() => place(host, attributes, has, page.root))
    },
  }
}

function place(host: HTMLElement, attributes: Attributes, has: (name: string) => boolean, root: ShadowRoot): void {
  const behavior = on(attributes['scroll-with-animation']) ? 'smooth' : 'instant'
  if (has('scroll-top') && attributes['scroll-top'] !== undefined)
    host.scrollTo({ top: numberOf(attributes['scroll-top']), behavior })
  if (has('scroll-left') && attributes['scroll-left'] !== undefined)
    host.scrollTo({ left: numberOf(attributes['scroll-left']), behavior })
  const into = textOf(attributes['scroll-into-view'])
  const target = has('scroll-into-view') && into !== '' ? root.getElementById(into) : null
  if (!target) return
  if (on(attributes['scroll-y'])) host.scrollTo({ top: distanceInside(host, target), behavior })
  else host.scrollTo({ left: target.offsetLeft - host.offsetLeft, behavior })
}

/** scrolltoupper and scrolltolower, once each time the edge comes near. */
function edgeWatch(emit: (type: string, detail: unknown) => void) {
  let near = { upper: true, lower: false }
  return (host: HTMLElement, attributes: Attributes) => {
    const isDown = on(attributes['scroll-y'])
    const at = isDown ? host.scrollTop : host.scrollLeft
    const left = isDown ? host.scrollHeight - host.clientHeight - at : host.scrollWidth - host.clientWidth - at
    const now = {
      upper: at <= numberOf(attributes['upper-threshold'], 50),
      lower: left <= numberOf(attributes['lower-threshold'], 50),
    }
    if (now.upper && !near.upper) emit('scrolltoupper', { direction: isDown ? 'top' : 'left' })
    if (now.lower && !near.lower) emit('scrolltolower', { direction: isDown ? 'bottom' : 'right' })
    near = now
  }
}
