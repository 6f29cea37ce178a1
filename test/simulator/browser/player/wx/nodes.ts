import { textOf } from '../../kit/value'
import type { PageView } from '../pageView'

/** Selectors of WeChat: #id, .class, descendants, `>`, `>>>`; ids may start with a digit. */
export const found = ({ root }: PageView, selector: unknown): Element[] => {
  const css = textOf(selector)
    .replaceAll('>>>', ' ')
    .replace(/#([\w-]+)/g, (_, id: string) => `#${CSS.escape(id)}`)
  return [...root.querySelectorAll(css)]
}

/** In the phone's pixels, from the top left of the page's window. */
export function boxOf({ host }: PageView, node: Element) {
  const around = host.getBoundingClientRect()
  const scale = around.width / (host.offsetWidth || 1) || 1
  const box = node.getBoundingClientRect()
  const x = (value: number) => (value - around.left) / scale
  const y = (value: number) => (value - around.top) / scale
  return {
    ...{ left: x(box.left), right: x(box.right), top: y(box.top), bottom: y(box.bottom) },
    ...{ width: box.width / scale, height: box.height / scale },
  }
}
