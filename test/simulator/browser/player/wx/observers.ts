import { fields, isCall, listOf, numberOf, textOf, type Fields } from '../../kit/value'
import { datasetOf } from '../events'
import type { PageView } from '../pageView'
import type { Program } from '../program'
import { attributesOf, mountedAt } from '../wxml/mounted'
import { tell } from './answer'
import { boxOf, found } from './nodes'

type Edge = 'top' | 'right' | 'bottom' | 'left'

/** How far the frame of reference is widened, as CSS writes it. */
const marginOf = (margins: Fields): string =>
  (['top', 'right', 'bottom', 'left'] satisfies Edge[]).map((edge) => `${numberOf(margins[edge])}px`).join(' ')

/** IntersectionObserver: tells when nodes come into view of the page, or of another node. */
export function createIntersectionObserver(
  program: Program,
  view: () => PageView | undefined,
  options: Fields,
): Fields {
  const given = listOf(options.thresholds).map(Number)
  const threshold = given.length > 0 ? given : 0
  const observers: IntersectionObserver[] = []
  let frame: { selector: unknown; margins: Fields } = { selector: undefined, margins: {} }
  const relateTo = (selector: unknown, margins: unknown) => {
    frame = { selector, margins: fields(margins) }
    return self
  }
  const self: Fields = {
    relativeTo: relateTo,
    relativeToViewport: (margins: unknown) => relateTo(undefined, margins),
    observe: (selector: unknown, call: unknown) => {
      const page = view()
      if (!page || !isCall(call)) return
      const around = frame.selector === undefined ? undefined : found(page, frame.selector)[0]
      const root = around ?? page.scroller
      const seen = (entries: IntersectionObserverEntry[]) => {
        for (const entry of entries) tell(program, call, program.realm.into(seenFacts(page, root, entry)))
      }
      const watcher = new IntersectionObserver(seen, { root, threshold, rootMargin: marginOf(frame.margins) })
      const nodes = found(page, selector)
      nodes.slice(0, options.observeAll === true ? undefined : 1).forEach((node) => watcher.observe(node))
      observers.push(watcher)
    },
    disconnect: () => observers.splice(0).forEach((one) => one.disconnect()),
  }
  return self
}

const seenFacts = (page: PageView, root: Element, entry: IntersectionObserverEntry): Fields => {
  const { target, intersectionRatio, isIntersecting, time } = entry
  return {
    ...{ id: textOf(target.id), intersectionRatio, time, boundingClientRect: boxOf(page, target) },
    ...{ relativeRect: boxOf(page, root), dataset: datasetOf(attributesAt(target)) },
    intersectionRect: isIntersecting
      ? boxOf(page, target)
      : { left: 0, right: 0, top: 0, bottom: 0, width: 0, height: 0 },
  }
}

function attributesAt(target: Element): Fields {
  const mounted = mountedAt(target)
  return mounted ? attributesOf(mounted) : {}
}
