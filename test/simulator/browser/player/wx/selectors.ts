import { fields, isCall, isObject, listOf, textOf, type Fields } from '../../kit/value'
import { datasetOf } from '../events'
import type { PageView } from '../pageView'
import type { Program } from '../program'
import { attributesOf, mountedAt } from '../wxml/mounted'
import { tell, type ApiGroup } from './answer'

/** WXML: where nodes are, asked for by selector. */
export const selectors: ApiGroup = (program) => {
  const view = () => program.navigation.stack.get().at(-1)?.view
  return {
    createSelectorQuery: () => createSelectorQuery(program, view()),
    createIntersectionObserver: (_owner: unknown, options: unknown) =>
      intersectionObserver(program, view, fields(options)),
    createMediaQueryObserver: () => ({ observe: () => undefined, disconnect: () => undefined }),
  }
}

type Find = (view: PageView) => Element[]
type Step = { find: Find; isMany: boolean; wanted: Fields; call: unknown }

export function createSelectorQuery(program: Program, view: PageView | undefined): Fields {
  const steps: Step[] = []
  const query: Fields = {
    in: () => query,
    select: (selector: unknown) => nodes((at) => found(at, selector).slice(0, 1), false),
    selectAll: (selector: unknown) => nodes((at) => found(at, selector), true),
    selectViewport: () => nodes((at) => [at.scroller], false),
    exec: (call: unknown) => {
      setTimeout(() => {
        const results = steps.map((step) => answer(step, view))
        steps.forEach(({ call: own }, at) => tell(program, own, program.realm.into(results[at])))
        tell(program, call, program.realm.into(results))
      })
      return query
    },
  }
  const nodes = (find: Find, isMany: boolean): Fields => {
    const ask = (wanted: Fields) => (call: unknown) => {
      steps.push({ find, isMany, wanted, call })
      return query
    }
    return {
      boundingClientRect: ask({ id: true, dataset: true, rect: true, size: true }),
      scrollOffset: ask({ id: true, dataset: true, scrollOffset: true }),
      fields: (wanted: unknown, call: unknown) => ask(fields(wanted))(call),
      node: ask({ node: true }),
      context: ask({ context: true }),
    }
  }
  return query
}

/** Selectors of WeChat: #id, .class, descendants, `>`, `>>>`; ids may start with a digit. */
const found = ({ root }: PageView, selector: unknown): Element[] => {
  const css = textOf(selector)
    .replaceAll('>>>', ' ')
    .replace(/#([\w-]+)/g, (_, id: string) => `#${CSS.escape(id)}`)
  return [...root.querySelectorAll(css)]
}

function answer({ find, isMany, wanted }: Step, view: PageView | undefined): unknown {
  const results = view ? find(view).map((node) => facts(view, node, wanted)) : []
  return isMany ? results : (results[0] ?? null)
}

function facts(view: PageView, node: Element, wanted: Fields): Fields {
  const attributes = attributesOf(mountedAt(node) ?? never)
  const { left, top, right, bottom, width, height } = boxOf(view, node)
  return {
    ...(Boolean(wanted.id) && { id: textOf(attributes.id) }),
    ...(Boolean(wanted.dataset) && { dataset: datasetOf(attributes) }),
    ...(Boolean(wanted.rect) && { left, top, right, bottom }),
    ...(Boolean(wanted.size) && { width, height }),
    ...(Boolean(wanted.scrollOffset) && scrollOf(node)),
    ...propertiesOf(attributes, wanted.properties),
    ...stylesOf(node, wanted.computedStyle),
  }
}

const never = { view: '', node: document.createTextNode(''), owner: { call: () => undefined } } as never

const scrollOf = ({ scrollLeft, scrollTop, scrollWidth, scrollHeight }: Element): Fields => ({
  ...{ scrollLeft, scrollTop, scrollWidth, scrollHeight },
})

const propertiesOf = (attributes: Fields, names: unknown): Fields =>
  Object.fromEntries(listOf(names).map((name) => [textOf(name), attributes[textOf(name)]]))

const stylesOf = (node: Element, names: unknown): Fields => {
  const styles = getComputedStyle(node)
  return Object.fromEntries(listOf(names).map((name) => [textOf(name), styles.getPropertyValue(dashed(textOf(name)))]))
}

const dashed = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

/** In the phone's pixels, from the top left of the page's window. */
function boxOf({ host }: PageView, node: Element) {
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

function intersectionObserver(program: Program, view: () => PageView | undefined, options: Fields): Fields {
  const threshold = listOf(options.thresholds).map(Number)
  const observers: IntersectionObserver[] = []
  const self: Fields = {
    relativeTo: () => self,
    relativeToViewport: () => self,
    observe: (selector: unknown, call: unknown) => {
      const page = view()
      if (!page || !isCall(call)) return
      const seen = (entries: IntersectionObserverEntry[]) => {
        for (const entry of entries) tell(program, call, program.realm.into(seenFacts(page, entry)))
      }
      const watcher = new IntersectionObserver(seen, {
        root: page.scroller,
        threshold: threshold.length ? threshold : 0,
      })
      found(page, selector).forEach((node) => watcher.observe(node))
      observers.push(watcher)
    },
    disconnect: () => observers.forEach((one) => one.disconnect()),
  }
  return self
}

const seenFacts = (page: PageView, { target, intersectionRatio, time }: IntersectionObserverEntry): Fields => ({
  ...{ id: target.id, intersectionRatio, time, boundingClientRect: boxOf(page, target) },
  intersectionRect: isObject(target) && intersectionRatio > 0 ? boxOf(page, target) : { width: 0, height: 0 },
})
