import { parse, type Node } from 'acorn'

/** The names in a built script that tell what it does, after any minifier. */
export interface ScriptNames {
  /** `x.name` and `x['name']`. A name in a mere list of names is not there: Taro brings such a list of everything. */
  members: Set<string>
  /** Every text, whole. */
  texts: Set<string>
  /** The texts a property of this name may have: `openType: "getPhoneNumber"`. */
  properties: Map<string, Set<string>>
}

/** @throws SyntaxError when it is no script */
export function namesIn(script: string): ScriptNames {
  const names: ScriptNames = { members: new Set(), texts: new Set(), properties: new Map() }
  walk(parse(script, { ecmaVersion: 'latest' }), (node) => {
    const text = textOf(node)
    if (text !== null) names.texts.add(text)
    if (node.type === 'MemberExpression') addMember(names, node)
    if (node.type === 'Property') addProperty(names, node)
  })
  return names
}

/** The parts of a node that are read here; every kind has some of them. */
interface Parts extends Node {
  computed?: boolean
  property?: Parts
  key?: Parts
  name?: string
  value?: unknown
}

function addMember({ members }: ScriptNames, { computed, property }: Parts): void {
  const name = computed ? property && textOf(property) : property?.name
  if (name) members.add(name)
}

function addProperty({ properties }: ScriptNames, { computed, key, value }: Parts): void {
  const name = key && !computed ? (key.name ?? textOf(key)) : null
  if (name === null || name === undefined || !isNode(value)) return
  const known = properties.get(name) ?? new Set()
  properties.set(name, known)
  for (const text of choices(value)) known.add(text)
}

/** A text, or those on both sides of a condition. */
function choices(value: Parts): string[] {
  const text = textOf(value)
  if (text !== null) return [text]
  if (value.type !== 'ConditionalExpression' && value.type !== 'LogicalExpression') return []
  return partsOf(value).flatMap(choices)
}

const textOf = ({ type, value }: Parts): string | null => {
  if (type === 'Literal') return typeof value === 'string' ? value : null
  const cooked = type === 'TemplateElement' ? (value as { cooked?: unknown }).cooked : null
  return typeof cooked === 'string' ? cooked : null
}

/** Every node, without recursion: a bundle may nest thousands of expressions. */
function walk(root: Node, visit: (node: Parts) => void): void {
  const waiting: Parts[] = [root]
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    visit(node)
    waiting.push(...partsOf(node))
  }
}

const partsOf = (node: Parts): Parts[] => Object.values(node).flat().filter(isNode)

const isNode = (value: unknown): value is Parts =>
  typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string'
