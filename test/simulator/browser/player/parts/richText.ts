import { fields, isObject, listOf, textOf } from '../../kit/value'
import { phoneLengths } from '../wxss'
import { element, type PartMaker } from './part'

/** 受信任的节点; everything else is dropped with what it holds. developers.weixin.qq.com, rich-text */
const trusted = new Set(
  (
    'a abbr address article aside b bdi bdo big blockquote br caption center cite code col colgroup dd del div dl dt em ' +
    'fieldset font footer h1 h2 h3 h4 h5 h6 header hr i img ins label legend li mark nav ol p pre q rt ruby s section ' +
    'small span strong sub sup table tbody td tfoot th thead tr tt u ul'
  ).split(' '),
)
const kept = new Set([
  'class',
  'style',
  'src',
  'alt',
  'width',
  'height',
  'colspan',
  'rowspan',
  'align',
  'color',
  'size',
])

export const richText: PartMaker = () => {
  const host = element('wx-rich-text')
  return {
    host,
    slot: null,
    update: ({ nodes }) => {
      const made = typeof nodes === 'string' ? fromHtml(nodes) : listOf(nodes).flatMap(fromNode)
      host.replaceChildren(...made)
    },
  }
}

function fromHtml(html: string): Node[] {
  const { body } = new DOMParser().parseFromString(html, 'text/html')
  return [...body.childNodes].flatMap(copy)
}

function copy(node: ChildNode): Node[] {
  if (node instanceof Text) return [document.createTextNode(node.data)]
  if (!(node instanceof Element)) return []
  const attributes = Object.fromEntries([...node.attributes].map(({ name, value }) => [name, value]))
  return made(node.localName, attributes, [...node.childNodes].flatMap(copy))
}

function fromNode(node: unknown): Node[] {
  const { type, text, name, attrs, children } = fields(node)
  if (type === 'text') return [document.createTextNode(textOf(text))]
  return isObject(node) ? made(textOf(name), fields(attrs), listOf(children).flatMap(fromNode)) : []
}

function made(name: string, attributes: Record<string, unknown>, children: Node[]): Node[] {
  if (!trusted.has(name)) return []
  const one = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) {
    if (kept.has(key)) one.setAttribute(key, key === 'style' ? phoneLengths(textOf(value)) : textOf(value))
  }
  one.append(...children)
  return [one]
}
