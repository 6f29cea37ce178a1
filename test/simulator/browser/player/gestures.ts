import { isHeard, raise } from './events'
import { startHover } from './hover'
import type { PageView } from './pageView'
import { pointOn, type Point } from './point'
import { mountedAt, outwards, type Mounted } from './wxml/mounted'

/** How long a finger rests until it is a long press, and how far it may stray. WeChat: 350 ms. */
const longPressMs = 350
const strayPx = 10

interface Finger {
  on: Mounted
  from: Point
  held: ReturnType<typeof setTimeout>
  endHover: () => void
}

/** Turns the pointer on a page into touches, taps and long presses. */
export function listenToGestures(view: PageView): void {
  const { root } = view
  const at = (event: MouseEvent) => pointOn(view.host, event)
  let finger: Finger | undefined
  let isSpent = false

  root.addEventListener('pointerdown', (event) => {
    const on = mountedOf(event)
    isSpent = false
    if (!on || !(event instanceof PointerEvent)) return
    const from = at(event)
    const hold = () => {
      isSpent = isHeard(on, 'longpress')
      raise(on, { type: 'longpress', detail: from, more: touches(from) })
    }
    finger = { on, from, held: setTimeout(hold, longPressMs), endHover: startHover(on) }
    raise(on, { type: 'touchstart', detail: from, more: touches(from) })
  })

  root.addEventListener('pointermove', (event) => {
    if (!finger || !(event instanceof PointerEvent) || event.buttons === 0) return
    const here = at(event)
    if (strays(finger.from, here)) clearTimeout(finger.held)
    raise(finger.on, { type: 'touchmove', detail: here, more: touches(here) })
  })

  const lift = (type: 'touchend' | 'touchcancel') => (event: Event) => {
    if (!finger || !(event instanceof PointerEvent)) return
    const here = at(event)
    clearTimeout(finger.held)
    finger.endHover()
    isSpent ||= strays(finger.from, here)
    raise(finger.on, { type, detail: here, more: { ...touches(here), touches: [] } })
    finger = undefined
  }
  root.addEventListener('pointerup', lift('touchend'))
  root.addEventListener('pointercancel', lift('touchcancel'))

  root.addEventListener('click', (event) => {
    const on = mountedOf(event)
    view.lastTouched = on?.node ?? null
    if (on && !isSpent && event instanceof MouseEvent) tap(on, at(event))
    isSpent = false
  })
}

/** Tells the components in the tap's way, then the package. A deaf one, such as a disabled button, ends it. */
function tap(on: Mounted, where: Point): void {
  for (const { part, view } of outwards(on)) {
    if (part?.isDeaf?.()) return
    part?.tapped?.(where)
    if (typeof view !== 'string' && view.binds.tap?.isCatch) break
  }
  raise(on, { type: 'tap', detail: where, more: touches(where) })
}

const mountedOf = (event: Event): Mounted | undefined =>
  mountedAt((event.composedPath()[0] as Node | undefined) ?? null)

const strays = (from: Point, to: Point): boolean => Math.hypot(to.x - from.x, to.y - from.y) > strayPx

const touches = ({ x, y }: Point) => {
  const touch = { identifier: 0, pageX: x, pageY: y, clientX: x, clientY: y, force: 1 }
  return { touches: [touch], changedTouches: [touch] }
}
