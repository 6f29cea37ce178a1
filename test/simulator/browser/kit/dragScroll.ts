/**
 * Lets a mouse drag what a finger would drag. A finger needs none of this, and a wheel still works.
 * Listens on the document or shadow root whose scrollers it serves.
 */
export function dragScroll(root: Document | ShadowRoot | HTMLElement): void {
  let drag: Drag | undefined
  root.addEventListener('pointerdown', (event) => {
    if (!(event instanceof PointerEvent) || event.pointerType !== 'mouse' || isForText(event)) return
    drag = { x: event.clientX, y: event.clientY, path: event.composedPath(), scroller: undefined }
  })
  root.addEventListener('pointermove', (event) => {
    if (!drag || !(event instanceof PointerEvent)) return
    if (event.buttons === 0) return void (drag = undefined)
    follow(drag, event)
  })
  root.addEventListener('pointerup', () => {
    drag?.scroller?.style.removeProperty('scroll-snap-type')
    drag = undefined
  })
}

interface Drag {
  x: number
  y: number
  path: EventTarget[]
  scroller: HTMLElement | undefined
}

const isForText = (event: Event): boolean =>
  event.composedPath()[0] instanceof HTMLInputElement || event.composedPath()[0] instanceof HTMLTextAreaElement

function follow(drag: Drag, { clientX, clientY }: PointerEvent): void {
  const [dx, dy] = [clientX - drag.x, clientY - drag.y]
  if (!drag.scroller && Math.hypot(dx, dy) < 6) return
  drag.scroller ??= scrollerIn(drag.path, Math.abs(dx) > Math.abs(dy))
  if (!drag.scroller) return
  drag.scroller.style.scrollSnapType = 'none'
  drag.scroller.scrollBy(-dx, -dy)
  drag.x = clientX
  drag.y = clientY
}

function scrollerIn(path: EventTarget[], isSideways: boolean): HTMLElement | undefined {
  return path.find((node): node is HTMLElement => {
    if (!(node instanceof HTMLElement)) return false
    const { overflowX, overflowY } = getComputedStyle(node)
    const room = isSideways ? node.scrollWidth - node.clientWidth : node.scrollHeight - node.clientHeight
    return room > 0 && ['auto', 'scroll'].includes(isSideways ? overflowX : overflowY)
  })
}
