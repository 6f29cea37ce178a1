import { isObject, listOf, textOf } from '../../kit/value'
import { compileObject, compileText, type Evaluate, type Scope } from './expression'
import type { WxmlElement, WxmlNode } from './parse'
import type { Bind, Paint, View } from './tree'

/** Where a file's templates are found by name, its own and imported ones. */
export interface Templates {
  find(name: string): { paint: Paint; modules: Scope } | undefined
}

export function compileNodes(nodes: readonly WxmlNode[], templates: Templates): Paint {
  const paints: Paint[] = []
  for (let at = 0; at < nodes.length; at++) {
    const node = nodes[at]
    if (node === undefined) continue
    if (typeof node === 'string') paints.push(compileString(node))
    else if (node.attributes.has('wx:if')) {
      const branches = branchesFrom(nodes, at)
      at = branches.last
      paints.push(compileBranches(branches.elements, templates))
    } else paints.push(compileElement(node, templates))
  }
  return (scope, into, memory) => paints.forEach((paint) => paint(scope, into, memory))
}

function compileString(source: string): Paint {
  const text = compileText(source)
  return (scope, into) => void into.push(textOf(text(scope)))
}

const isElse = (node: WxmlNode | undefined): node is WxmlElement =>
  isElement(node) && (node.attributes.has('wx:elif') || node.attributes.has('wx:else'))
const isElement = (node: WxmlNode | undefined): node is WxmlElement => typeof node === 'object'

function branchesFrom(nodes: readonly WxmlNode[], first: number): { elements: WxmlElement[]; last: number } {
  const elements = [nodes[first]].filter(isElement)
  let last = first
  for (let next = nodes[last + 1]; isElse(next); next = nodes[last + 1]) {
    elements.push(next)
    last++
  }
  return { elements, last }
}

function compileBranches(elements: readonly WxmlElement[], templates: Templates): Paint {
  const branches = elements.map((element) => {
    const condition = element.attributes.get('wx:if') ?? element.attributes.get('wx:elif')
    const holds: Evaluate = typeof condition === 'string' ? compileText(condition) : () => true
    return { holds, paint: compileElement(element, templates) }
  })
  return (scope, into, memory) => branches.find(({ holds }) => holds(scope))?.paint(scope, into, memory)
}

function compileElement(element: WxmlElement, templates: Templates): Paint {
  const list = element.attributes.get('wx:for')
  const once = compileOnce(element, templates)
  return typeof list === 'string' ? compileList(element, compileText(list), once) : once
}

function compileList(element: WxmlElement, list: Evaluate, once: Paint): Paint {
  const item = textOf(element.attributes.get('wx:for-item'), 'item')
  const index = textOf(element.attributes.get('wx:for-index'), 'index')
  const key = textOf(element.attributes.get('wx:key'))
  return (scope, into, memory) => {
    for (const [at, value] of entriesOf(list(scope))) {
      const start = into.length
      const inner = Object.create(scope) as Scope
      inner[item] = value
      inner[index] = at
      once(inner, into, memory)
      if (key !== '') for (let i = start; i < into.length; i++) into[i] = withKey(into[i], keyOf(key, value, at))
    }
  }
}

function entriesOf(list: unknown): [unknown, unknown][] {
  if (typeof list === 'number') return Array.from({ length: list }, (_, at) => [at, at])
  if (Array.isArray(list) || typeof list === 'string') return Array.from(list, (value: unknown, at) => [at, value])
  return isObject(list) ? Object.entries(list) : listOf(list).map((value, at) => [at, value])
}

const keyOf = (key: string, value: unknown, at: unknown): string =>
  key === '*this' ? textOf(value) : textOf(isObject(value) ? value[key] : undefined, `#${String(at)}`)

const withKey = (view: View | undefined, key: string): View => {
  if (view === undefined || typeof view === 'string') return view ?? ''
  if (view.key === undefined) view.key = key
  return view
}

function compileOnce(element: WxmlElement, templates: Templates): Paint {
  if (element.tag === 'template') return compileTemplate(element, templates)
  const children = compileNodes(element.children, templates)
  if (element.tag === 'block') return children
  if (['wxs', 'import'].includes(element.tag)) return () => undefined
  const attributes = attributesOf(element)
  const binds = bindsOf(element)
  return (scope, into, memory) => {
    const own: View[] = []
    children(scope, own, memory)
    const values = Object.fromEntries(attributes.map(([name, value]) => [name, value(scope)]))
    into.push({ tag: element.tag, key: undefined, attributes: values, binds, children: own })
  }
}

function compileTemplate(element: WxmlElement, templates: Templates): Paint {
  const is = compileText(textOf(element.attributes.get('is')))
  const data = compileObject(textOf(element.attributes.get('data')))
  if (!element.attributes.has('is')) return () => undefined
  return (scope, into, memory) => {
    const name = textOf(is(scope))
    const template = templates.find(name)
    if (!template) return console.error(`[手机] WXML 里没有模板 ${name}`)
    const given = { ...(data(scope) as Scope) }
    const anchor = Object.values(given).find(isObject)
    const last = anchor && memory.get(anchor)
    if (last?.template === name && isSame(last.data, given)) return void into.push(...last.views)
    const views: View[] = []
    template.paint(Object.assign(Object.create(template.modules) as Scope, given), views, memory)
    if (anchor) memory.set(anchor, { template: name, data: given, views })
    into.push(...views)
  }
}

const isSame = (a: Scope, b: Scope): boolean => Object.keys(b).every((name) => a[name] === b[name])

const control = /^(wx:|generic:|(capture-)?(bind|catch|mut-bind))/

const attributesOf = (element: WxmlElement): [string, Evaluate][] =>
  [...element.attributes]
    .filter(([name]) => !control.test(name))
    .map(([name, value]) => [name.replace(/^model:/, ''), typeof value === 'string' ? compileText(value) : () => true])

const bindsOf = (element: WxmlElement): Record<string, Bind> =>
  Object.fromEntries(
    [...element.attributes].flatMap(([name, handler]) => {
      const [, how, type] = /^(bind|catch|mut-bind):?(.+)$/.exec(name) ?? []
      return type === undefined ? [] : [[type, { handler: textOf(handler), isCatch: how === 'catch' }]]
    }),
  )
