export interface Point {
  x: number
  y: number
}

/** The phone may be drawn smaller than it is: a screen pixel is not always a phone pixel. */
export function pointOn(host: HTMLElement, { clientX, clientY }: { clientX: number; clientY: number }): Point {
  const box = host.getBoundingClientRect()
  const scale = box.width / (host.offsetWidth || 1) || 1
  return { x: (clientX - box.left) / scale, y: (clientY - box.top) / scale }
}
