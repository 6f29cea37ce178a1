import type { Part } from '../parts/part'
import type { View } from './tree'

/** Whose template a node comes from: events go to its methods. */
export interface Owner {
  call(handler: string, event: unknown): void
}

/** A view that is on the screen. */
export interface Mounted {
  view: View
  node: HTMLElement | Text
  owner: Owner
  parent: Mounted | undefined
  part: Part | undefined
  children: Mounted[]
  /** Of a custom component: takes it off the page. */
  detach?: () => void
}

const byNode = new WeakMap<Node, Mounted>()

export const remember = (mounted: Mounted): Mounted => {
  byNode.set(mounted.node, mounted)
  return mounted
}

/** The nearest painted view at or around a DOM node. */
export function mountedAt(node: Node | null): Mounted | undefined {
  for (let at = node; at; at = at.parentNode) {
    const mounted = byNode.get(at)
    if (mounted) return mounted
  }
  return undefined
}

export const attributesOf = (mounted: Mounted): Record<string, unknown> =>
  typeof mounted.view === 'string' ? {} : mounted.view.attributes

/** The node and everything around it, innermost first. */
export function* outwards(from: Mounted | undefined): Generator<Mounted> {
  for (let at = from; at; at = at.parent) yield at
}

export function* within(top: Mounted): Generator<Mounted> {
  yield top
  for (const child of top.children) yield* within(child)
}
