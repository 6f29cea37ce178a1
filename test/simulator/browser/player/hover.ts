import { isOn, numberOf, textOf } from '../kit/value'
import { attributesOf, outwards, type Mounted } from './wxml/mounted'

/** Adds `hover-class` (指定按下去的样式类) while the finger is down; answers how to end it. */
export function startHover(on: Mounted): () => void {
  const ends: (() => void)[] = []
  for (const at of outwards(on)) {
    const attributes = attributesOf(at)
    const hover = textOf(attributes['hover-class'], 'none')
    if (hover === 'none' || at.part?.isDeaf?.() || !(at.node instanceof HTMLElement)) continue
    ends.push(pressed(at.node, hover.split(/\s+/), attributes))
    if (isOn(attributes['hover-stop-propagation'])) break
  }
  return () => ends.forEach((end) => end())
}

function pressed(node: HTMLElement, classes: string[], attributes: Record<string, unknown>): () => void {
  const startMs = numberOf(attributes['hover-start-time'], 50)
  const stayMs = numberOf(attributes['hover-stay-time'], 400)
  const start = setTimeout(() => node.classList.add(...classes), startMs)
  return () => {
    clearTimeout(start)
    setTimeout(() => node.classList.remove(...classes), Math.min(stayMs, 100))
  }
}
