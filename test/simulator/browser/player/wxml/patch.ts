import { raise } from '../events'
import { makePart } from '../parts'
import type { Part } from '../parts/part'
import type { PageView } from '../pageView'
import { applyCommon } from './common'
import { remember, type Mounted, type Owner } from './mounted'
import type { ElementView, View } from './tree'

/** Where views are painted: whose they are and what surrounds them. */
export interface Place {
  owner: Owner
  page: PageView
  parent: Mounted | undefined
  /** Starts the custom component that the tag names, if it names one. */
  custom(view: ElementView, place: Place): CustomComponent | undefined
}

export interface CustomComponent {
  host: HTMLElement
  /** Called once the host has its place in the tree. */
  attach(mounted: Mounted): void
  update(attributes: Record<string, unknown>): void
  detach(): void
}

/** Makes the children of a DOM node agree with the views; keeps every node whose tag and key stayed. */
export function patchChildren(slot: Node, old: Mounted[], views: readonly View[], place: Place): Mounted[] {
  const kept = new Map(old.map((mounted, at) => [keyOf(mounted.view, at), mounted]))
  const next = views.map((view, at) => {
    const key = keyOf(view, at)
    const before = kept.get(key)
    if (!before) return mount(view, place)
    kept.delete(key)
    return patch(before, view, place)
  })
  for (const gone of kept.values()) unmount(gone)
  arrange(slot, next)
  return next
}

const keyOf = (view: View, at: number): string =>
  typeof view === 'string' ? `text#${at}` : `${view.tag}#${view.key ?? `at${at}`}`

function arrange(slot: Node, children: readonly Mounted[]): void {
  let at = slot.firstChild
  for (const { node } of children) {
    if (node === at) at = at.nextSibling
    else slot.insertBefore(node, at)
  }
}

function patch(mounted: Mounted, view: View, place: Place): Mounted {
  const before = mounted.view
  if (before === view) return mounted
  mounted.view = view
  if (typeof view === 'string') mounted.node.textContent = view
  else if (typeof before !== 'string') patchElement(mounted, before, view, place)
  return mounted
}

function patchElement(mounted: Mounted, before: ElementView, view: ElementView, place: Place): void {
  const { part, node } = mounted
  const has = (name: string) => before.attributes[name] !== view.attributes[name]
  if (node instanceof HTMLElement) {
    applyCommon(node, view.attributes, has)
    markTappable(node, view)
  }
  if (!part) return
  if (Object.keys({ ...before.attributes, ...view.attributes }).some(has)) part.update?.(view.attributes, has)
  fillSlot(mounted, part, view, place)
}

function fillSlot(mounted: Mounted, part: Part, view: ElementView, place: Place): void {
  if (part.slot === null) return
  const inside = { ...place, parent: mounted }
  mounted.children = patchChildren(part.slot ?? part.host, mounted.children, view.children, inside)
}

function mount(view: View, place: Place): Mounted {
  const { owner, parent } = place
  if (typeof view === 'string') {
    return remember({ view, node: document.createTextNode(view), owner, parent, part: undefined, children: [] })
  }
  return mountCustom(view, place) ?? mountBuiltIn(view, place)
}

function mountBuiltIn(view: ElementView, place: Place): Mounted {
  const { owner, parent, page } = place
  const emit = (type: string, detail: unknown) => raise(mounted, { type, detail })
  const part = makePart({ tag: view.tag, page, emit })
  const mounted: Mounted = remember({ view, node: part.host, owner, parent, part, children: [] })
  applyCommon(part.host, view.attributes, () => true)
  markTappable(part.host, view)
  part.update?.(view.attributes, () => true)
  fillSlot(mounted, part, view, place)
  return mounted
}

/** Who looks at the page from outside sees what there is to touch. */
const markTappable = (host: HTMLElement, { binds }: ElementView): void =>
  void host.toggleAttribute('data-hears-tap', binds.tap !== undefined)

function mountCustom(view: ElementView, place: Place): Mounted | undefined {
  const component = place.custom(view, place)
  if (!component) return undefined
  const { owner, parent } = place
  const part: Part = { host: component.host, slot: null, update: component.update }
  const mounted = remember({ view, node: component.host, owner, parent, part, children: [], detach: component.detach })
  applyCommon(component.host, view.attributes, () => true)
  component.attach(mounted)
  return mounted
}

export function unmount(mounted: Mounted): void {
  for (const child of mounted.children) unmount(child)
  mounted.detach?.()
  mounted.part?.removed?.()
  mounted.node.remove()
}
