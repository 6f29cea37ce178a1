import { textOf, type Fields } from '../kit/value'
import { attributesOf, outwards, type Mounted } from './wxml/mounted'

/** Bubbling events (冒泡事件), as WeChat's event page lists them; all others stay at their component. */
const bubbling = new Set(
  (
    'touchstart touchmove touchcancel touchend tap longpress longtap transitionend animationstart ' +
    'animationiteration animationend touchforcechange'
  ).split(' '),
)

export interface Raised {
  type: string
  detail: unknown
  /** touches and changedTouches of touch events */
  more?: Fields
}

/** Calls every handler that is bound to the event, from the inside out, until one catches it. */
export function raise(origin: Mounted, { type, detail, more = {} }: Raised): void {
  const timeStamp = Math.round(performance.now())
  const target = targetOf(origin)
  for (const at of outwards(origin)) {
    const bind = typeof at.view === 'string' ? undefined : at.view.binds[type]
    if (bind) {
      const currentTarget = targetOf(at)
      at.owner.call(bind.handler, { type, timeStamp, target, currentTarget, mark: {}, detail, ...more })
    }
    if (bind?.isCatch || !bubbling.has(type)) return
  }
}

/** Whether anybody listens, which decides if a long press replaces the tap. */
export function isHeard(origin: Mounted, type: string): boolean {
  for (const { view } of outwards(origin)) if (typeof view !== 'string' && view.binds[type]) return true
  return false
}

function targetOf(mounted: Mounted): Fields {
  const attributes = attributesOf(mounted)
  const { offsetLeft = 0, offsetTop = 0 } = mounted.node instanceof HTMLElement ? mounted.node : {}
  return { id: textOf(attributes.id), dataset: datasetOf(attributes), offsetLeft, offsetTop }
}

/** `data-goods-id` arrives as `goodsId`. */
export const datasetOf = (attributes: Fields): Fields =>
  Object.fromEntries(
    Object.entries(attributes)
      .filter(([name]) => name.startsWith('data-'))
      .map(([name, value]) => [camelCase(name.slice(5).toLowerCase()), value]),
  )

const camelCase = (name: string): string => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
