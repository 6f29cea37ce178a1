import { numberOf, textOf, type Fields } from '../kit/value'
import type { PageView } from './pageView'
import { Refusal } from './refusal'

/** wx.pageScrollTo (将页面滚动到目标位置): to a distance, or to the first node that a selector finds. */
export function scrollPage({ scroller, page }: PageView, { scrollTop, selector, duration, offsetTop }: Fields): void {
  const behavior = numberOf(duration, 300) > 0 ? 'smooth' : 'instant'
  if (selector === undefined) return scroller.scrollTo({ top: numberOf(scrollTop), behavior })
  const node = page.querySelector<HTMLElement>(textOf(selector))
  if (!node) throw new Refusal('node not found')
  scroller.scrollTo({ top: distanceInside(scroller, node) + numberOf(offsetTop), behavior })
}

/** How far below the start of what scrolls a node lies, in the phone's pixels. */
export function distanceInside(scroller: HTMLElement, node: HTMLElement): number {
  const scale = scroller.getBoundingClientRect().height / (scroller.offsetHeight || 1) || 1
  return (node.getBoundingClientRect().top - scroller.getBoundingClientRect().top) / scale + scroller.scrollTop
}
