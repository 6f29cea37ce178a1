import { fields, listOf, textOf, type Fields } from '../../kit/value'
import { datasetOf } from '../events'
import type { PageView } from '../pageView'
import type { Program } from '../program'
import { attributesOf, mountedAt } from '../wxml/mounted'
import { tell, type ApiGroup } from './answer'
import { boxOf, found } from './nodes'
import { createIntersectionObserver } from './observers'

/** WXML: where nodes are, asked for by selector. */
export const selectors: ApiGroup = (program) => {
  const view = () => program.navigation.stack.get().at(-1)?.view
  return {
    createSelectorQuery: () => createSelectorQuery(program, view()),
    createIntersectionObserver: (_owner: unknown, options: unknown) =>
      createIntersectionObserver(program, view, fields(options)),
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
